import type { IncomingMessage } from 'node:http'
import type { Request, RequestHandler } from 'express'
import { LRUCache } from 'lru-cache'
import { numberOfDay } from '../../domain/dates/timeline-dates.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { explorerData } from '../../domain/explorer/building.ts'
import type { ExplorerData } from '../../domain/explorer/explorer-data.ts'
import { type ExplorerQuery, parseExplorerQuery } from '../../domain/explorer/explorer-query.ts'
import { grouped } from '../../domain/language/numbers.ts'
import { readersLanguage } from '../../domain/language/reader.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { reachOf } from '../../domain/record/reach.ts'
import { titleOfRecord } from '../../domain/record/set-up.ts'
import { BadRequestError, HttpError } from '../http/http-error.ts'
import { inPieces } from '../http/in-turn.ts'
import { inLanguage, labelled } from '../http/readers-language.ts'
import { redirected } from '../site/canonical-address.ts'
import { entryPath } from '../site/entry-paths.ts'
import { allowReading, provenance, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt, withMoment } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { readingOf, siteAt } from '../site/time-travel.ts'
import { negotiationOfSeveral } from '../timeline/read-negotiation.ts'
import { EXPLORE_TEMPLATE, isFiltered, toChosenEvent, toExplorePage } from './explore-view.ts'

/** `GET /explore`: the record as a timeline in lanes, to be looked at closer; all that was chosen is in the address. */
export const explorePage =
  ({ site, pages }: Reading): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const { query, problems } = parseExplorerQuery(params)
    if (query.filters.search !== '') await site.search.ready()
    const paths = pathsAt(moment)
    const canonical = paths.explore(query)
    if (problems.length === 0 && redirected(req, res, canonical)) return
    const data = await dataOf(site, req, record, query)
    const page = await inPieces(req, toExplorePage(record, query, data, { problems, params }))
    if (problems.length > 0) res.status(400)
    const layout = {
      ...PAGE_WORDS.explore,
      ...(isFiltered(query.filters) && { title: words().explore.filtered }),
      canonical,
      moment,
      ...(page.state === 'drawn' && page.data === null && { preload: page.dataHref }),
      alternates: [{ type: 'application/json', href: page.dataHref, title: 'What is drawn here as JSON' }],
    }
    const keep =
      problems.length === 0 && page.state === 'drawn' ? { key: canonical, staleAt: midnight(site) } : undefined
    pages.send(req, res, EXPLORE_TEMPLATE, { layout, page }, keep)
  }

/** `GET /explore.json`: what is drawn, in columns. It is the same for every view. */
export const exploreJson =
  ({ site }: { readonly site: Site }): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const query = dataQueryOf(params)
    if (query.filters.search !== '') await site.search.ready()
    const seq = site.moments.current.head.seq
    allowReading(res)
      .set('Cache-Control', 'no-cache')
      .set('Content-Disposition', `inline; filename="parley-explorer-${seq}.json"`)
    // On one line: between the numbers of 100,000 events, breaks and indents would be most of it.
    const data = await dataOf(site, req, record, query)
    const body = `${JSON.stringify({ ...provenance({ ...site, record }, 'explorer'), ...data })}\n`
    site.cache.send(req as Request, res, {
      key: labelled(pathsAt(moment).exploreJson(query), readersLanguage()),
      seq,
      staleAt: midnight(site),
      contentType: 'application/json; charset=utf-8',
      body,
    })
  }

/** `GET /explore/:id.json`: what stands beside the drawing about the chosen event. */
export const chosenJson =
  ({ site: current }: { readonly site: Site }): RequestHandler<{ id: string }> =>
  (req, res) => {
    const site = siteAt(current, req)
    const { record } = site
    const event = record.find('event', req.params.id)
    if (!event) throw new HttpError(404, 'Not found', 'There is no such milestone at this time.')
    const key = labelled(pathsAt(record.moment).exploreEventJson(event.id), readersLanguage())
    sendJson(site, req as Request, res, { key, type: 'explorer-milestone', body: { ...toChosenEvent(event, record) } })
  }

const VIEW_PARAMETERS = ['begin', 'end', 'selected']

function dataQueryOf(params: URLSearchParams): ExplorerQuery {
  const { query, problems, unknown } = parseExplorerQuery(params)
  const views = VIEW_PARAMETERS.filter(name => params.has(name))
  const refused = [
    ...problems,
    ...unknown.map(path => ({ path, message: `There is no filter “${path}”.` })),
    ...views.map(path => ({ path, message: `“${path}” belongs to the page: the data is the same for every view.` })),
  ]
  if (refused.length > 0) throw new BadRequestError('Some filters could not be read.', refused)
  return query
}

const DAY = 86_400_000

const today = ({ now }: Site): number => Math.floor(now().getTime() / DAY)

/** When “today” is another day. */
const midnight = (site: Site): number => (today(site) + 1) * DAY

const siteHrefs = (record: NegotiationRecord) => {
  const paths = pathsAt(record.moment)
  const language = readersLanguage()
  const read = (make: (id: string) => string) => (id: string) => inLanguage(make(id), language)
  return {
    // No id has a colon, so `:id` cannot be one.
    eventHref: read(paths.event)(':id').replace('%3Aid', ':id'),
    chosenHref: labelled(paths.exploreEventJson(':id'), language).replace('%3Aid', ':id'),
    documentHref: read(paths.document),
    positionHref: read(id => withMoment(entryPath('position', id), record.moment)),
    actorHref: read(paths.actor),
    issueHref: read(paths.issue),
  }
}

/** Page and data of one view come right after each other, and making 100,000 events ready takes a while. */
const KEPT = 2

const keptOf = new WeakMap<Site, LRUCache<string, Promise<ExplorerData>>>()

function dataOf(
  site: Site,
  req: IncomingMessage,
  record: NegotiationRecord,
  query: ExplorerQuery,
): Promise<ExplorerData> {
  const kept = keptOf.get(site) ?? new LRUCache<string, Promise<ExplorerData>>({ max: KEPT })
  keptOf.set(site, kept)
  const key = `${readersLanguage()} ${record.head.seq} ${today(site)} ${pathsAt(record.moment).exploreJson(query)}`
  const known = kept.get(key)
  if (known) return known
  const made = inPieces(req, makeData(site, record, query))
  kept.set(key, made)
  made.catch(() => kept.delete(key))
  return made
}

function makeData(site: Site, record: NegotiationRecord, query: ExplorerQuery): Generator<void, ExplorerData> {
  const { seq, at } = record.head
  return explorerData(record, query, {
    ...siteHrefs(record),
    title: negotiationOfSeveral(record, query.filters)?.title ?? titleOfRecord(record),
    source: [
      'Parley',
      words().explore.revision(grouped(seq)),
      ...(at === null ? [] : [dateInWords(at.slice(0, 10))]),
    ].join(', '),
    asOf: asOfDay(record, query.filters.process),
    today: today(site),
  })
}

function asOfDay(record: NegotiationRecord, read: readonly string[]): ExplorerData['asOf'] {
  const reach = reachOf(record, read)
  const { lastDay } = reach === null ? { lastDay: null } : record.calendar.datesOf(reach)
  if (lastDay === null) return null
  const { asOf, reachesTo } = words().explore
  const until = dateInWords(lastDay)
  return { day: numberOfDay(lastDay), label: record.moment.on ? asOf(until) : reachesTo(until) }
}

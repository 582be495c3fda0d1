import type { Request, RequestHandler, Response } from 'express'
import { isoDayOf } from '../../domain/dates/day-numbers.ts'
import { inTimeOrder } from '../../domain/dates/time-order.ts'
import type { Process } from '../../domain/entries/process.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import { words } from '../../domain/language/words.ts'
import type { ParsedQuery } from '../../domain/parameters/parameter-reader.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { hasSeveral } from '../../domain/record/negotiations.ts'
import { coveredUntil } from '../../domain/record/reach.ts'
import { isSetUp } from '../../domain/record/set-up.ts'
import { timelineOf, withoutOwnOrder } from '../../domain/timeline/record-timeline.ts'
import { parseTimelineQuery, type TimelineQuery, timelineQueryString } from '../../domain/timeline/timeline-query.ts'
import { revisionsData } from '../history/revision-view.ts'
import { retractedError } from '../history/tombstone.ts'
import { NotFoundError } from '../http/http-error.ts'
import { redirected } from '../site/canonical-address.ts'
import { ENTRY_PAGES, notRecorded } from '../site/entry-paths.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt, withMoment } from '../site/paths.ts'
import { isPast, readingOf, siteAt } from '../site/time-travel.ts'
import { filtersInWords } from './filters.ts'
import { unfilteredHref } from './read-negotiation.ts'
import { FEED_FORMATS } from './timeline-feeds.ts'
import { TIMELINE_TEMPLATE, type TimelinePage, toTimelinePage, withProblems } from './timeline-view.ts'

const DAY_MS = 86_400_000

/** `GET /`: the negotiation in order, with filters that are all in the address. */
export const timelinePage =
  ({ site, pages }: Reading): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    if (site.mayWrite && !isPast(moment) && !isSetUp(record)) return res.redirect(303, pathsAt({}).setUp)
    const { query: asked, problems } = parseTimelineQuery(params)
    const query = withoutOwnOrder(record, asked)
    const isRead = problems.length === 0
    if (query.search !== '') await site.search.ready()
    const address = pathsAt(moment).timeline({ ...query, page: lastPageAtMost(record, query) })
    if (isRead && redirected(req, res, address)) return
    sendTimeline({ site, pages }, req, res, { record, query, address, problems, params })
  }

/** `GET /negotiations/:id`: the timeline of one of several negotiations. Whoever asks more of it is led to the list. */
export const negotiationPage =
  ({ site, pages }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const { id } = presentNegotiation(record, req.params.id)
    const isOne = hasSeveral(record)
    params.delete('process')
    const { query, problems } = parseTimelineQuery(params)
    if (!isOne || problems.length > 0 || timelineQueryString(query) !== '') {
      if (isOne) params.append('process', id)
      res.redirect(302, withMoment(params.size > 0 ? `/?${params}` : '/', moment))
      return
    }
    const address = pathsAt(moment).negotiation(id)
    if (redirected(req, res, address)) return
    sendTimeline({ site, pages }, req, res, { record, query: { ...query, process: [id] }, address })
  }

/** `GET /negotiations/:id.json`: the negotiation as it is stored, its phases and its revisions. */
export const negotiationJson =
  ({ site: current }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const site = siteAt(current, req)
    const { record } = site
    const negotiation = presentNegotiation(record, req.params.id)
    const phases = inTimeOrder(record.referrers(negotiation.id, 'phase'), record.calendar, ({ from }) => from)
    sendJson(site, req, res, {
      key: pathsAt(record.moment).negotiationJson(negotiation.id),
      type: 'negotiation',
      body: {
        negotiation: inSchemaOrder('process', negotiation),
        reaches: coveredUntil(record, negotiation),
        phases: phases.map(phase => inSchemaOrder('phase', phase)),
        revisions: revisionsData(record.history(negotiation.id)),
      },
    })
  }

/** Throws HttpError: 404, or 410 for a retracted one. */
function presentNegotiation(record: NegotiationRecord, id: string): Process {
  const found = record.find('process', id)
  if (found) return found
  const retraction = record.retraction(id)
  if (retraction?.type === 'process') throw retractedError(ENTRY_PAGES.process.noun, retraction.reason)
  throw new NotFoundError(notRecorded(ENTRY_PAGES.process.noun, id, isPast(record.moment)))
}

interface Asked {
  readonly record: NegotiationRecord
  readonly query: TimelineQuery
  /** Of this page among all those with the same list. */
  readonly address: string
  /** What could not be read, and all that was asked. */
  readonly problems?: ParsedQuery<TimelineQuery>['problems']
  readonly params?: URLSearchParams
}

function sendTimeline(
  { site, pages }: Reading,
  req: Request,
  res: Response,
  { record, query, address, problems = [], params = new URLSearchParams() }: Asked,
): void {
  const isRead = problems.length === 0
  const today = Math.floor(site.now().getTime() / DAY_MS)
  const whole = toTimelinePage(record, query, isoDayOf(today))
  const page = isRead ? whole : withProblems(whole, { problems, params })
  if (!isRead) res.status(400)
  const { takeAlong } = words().timeline
  const fileOf = (extension: string) => pathsAt(record.moment).timelineFile(extension, { ...query, page: 1 })
  const layout = {
    title: page.whole ? `${page.title} – ${page.whole.text}` : page.title,
    ...(page.isOpening && page.state.brief && { description: briefInOneLine(page.state.brief) }),
    ...(page.months.length > 0 && {
      skipsTo: [
        { text: words().timeline.skipToFirst, href: '#milestones' },
        { text: words().timeline.skipToFilters, href: '#filters' },
      ],
    }),
    ...(page.isFiltered && { description: `${page.countText}. ${filtersInWords(record, query).join('. ')}` }),
    canonical: page.isOpening && query.order === null ? unfilteredHref(record, query) : address,
    moment: record.moment,
    hasClock: page.negotiations.length === 0,
    order: query.order === null && query.page === 1 ? page.order : null,
    alternates: [
      ...asData({ jsonHref: page.exportHref, csvHref: fileOf('csv') }, takeAlong.thisTimeline),
      { type: 'text/calendar', href: fileOf('ics'), title: takeAlong.asCalendar },
      ...(site.publicUrl === null ? [] : FEED_FORMATS).map(({ extension, type, name }) => ({
        type,
        href: fileOf(extension),
        title: takeAlong.as(name),
      })),
    ],
  }
  const keep = isRead && page.months.length > 0 ? { key: address, staleAt: (today + 1) * DAY_MS } : undefined
  pages.send(req, res, TIMELINE_TEMPLATE, { layout, page }, keep)
}

/** What previews elsewhere say of the record. */
const briefInOneLine = ({ date, lead, rest }: NonNullable<TimelinePage['state']['brief']>): string =>
  `${date ? `${date.words}: ` : ''}${lead} ${rest}`

/** A page number beyond the end leads to the last page there is. */
const lastPageAtMost = (record: NegotiationRecord, query: TimelineQuery): TimelineQuery['page'] =>
  query.page === 1 || typeof query.page === 'string' ? query.page : timelineOf(record).query(query).page

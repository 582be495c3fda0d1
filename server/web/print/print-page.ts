import type { Request, RequestHandler } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import { CREDIBILITIES } from '../../domain/entries/citation.ts'
import { CERTAINTIES, type TimelineEvent } from '../../domain/entries/event.ts'
import { RELIABILITIES } from '../../domain/entries/source.ts'
import { termIds } from '../../domain/entries/terms.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { stateOfPlay } from '../../domain/timeline/state-of-play.ts'
import type { TimelineResult } from '../../domain/timeline/timeline-index.ts'
import { parseTimelineQuery, type TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { type EventView, toEventView } from '../events/event-view.ts'
import { BadRequestError } from '../http/http-error.ts'
import { queryOf } from '../http/request-query.ts'
import { format, milestones } from '../site/count-words.ts'
import { momentInWords } from '../site/layout.ts'
import type { PageSender } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { termView } from '../site/small-views.ts'
import { readingOf } from '../site/time-travel.ts'
import { filtersInWords } from '../timeline/filters.ts'
import { type MonthView, toMonths } from '../timeline/months.ts'
import { PRINT_TEMPLATE, type PrintedEvent, type PrintPage } from './print-view.ts'

/** Milestones that the site puts on one page for printing; a longer result comes in parts of so many. */
const PRINTED_AT_ONCE = 500

/** From here on a print has a cover of its own with a list of its months. */
const LONG_PRINT = 25

/** Characters of a milestone that fill about a quarter of a sheet: beyond, it may go on overleaf. */
const LONG_EVENT = 1_400

const DAY_MS = 86_400_000

/** `GET /print`: the timeline with the same filters, whole and with its sources in full, made for paper. */
export const printPage =
  ({
    site,
    pages,
    most = PRINTED_AT_ONCE,
  }: {
    readonly site: Site
    readonly pages: PageSender
    readonly most?: number
  }): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const { query, problems } = parseTimelineQuery(params)
    if (problems.length > 0) {
      throw new BadRequestError(
        'Some filters could not be read.',
        problems.map(({ parameter, message }) => ({ path: parameter, message })),
      )
    }
    if (query.search !== '') await site.search.ready()
    const result = timelineOf(record).query(query, most)
    const canonical = pathsAt(moment).print({ ...query, page: result.page })
    if (queryOf(req).toString() !== new URLSearchParams(canonical.split('?')[1] ?? '').toString()) {
      res.redirect(302, canonical)
      return
    }
    const now = site.now()
    const page = toPrintPage({ ...site, record }, query, result, now)
    pages.send(
      req as Request,
      res,
      PRINT_TEMPLATE,
      { layout: { title: titleOf(page, momentInWords(moment)), canonical, robots: 'noindex', moment }, page },
      { key: canonical, staleAt: (Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS },
    )
  }

/** The name of the document, which is the running title of its sheets and the title of its PDF. */
const titleOf = ({ title, part }: PrintPage, moment: string | null): string =>
  [`${title}: timeline`, moment, part && `part ${part.number} of ${part.parts}`].filter(Boolean).join(', ')

function toPrintPage(
  { record, publicUrl }: Pick<Site, 'record' | 'publicUrl'>,
  query: TimelineQuery,
  result: TimelineResult,
  now: Date,
): PrintPage {
  const paths = pathsAt(record.moment)
  const isLong = result.events.length > LONG_PRINT
  const months = toMonths(query, result, event => toPrintedEvent(event, record, publicUrl))
  return {
    title: record.find('record', 'record')?.title ?? 'A record without a title yet',
    scope: stateOfPlay(record).process?.summary ?? null,
    facts: toFacts({ record, publicUrl }, query, result, now),
    part: toPart(record, query, result),
    months,
    contents: isLong ? months.map(month => ({ id: month.id, title: month.title, count: format(sizeOf(month)) })) : [],
    certainties: termIds(CERTAINTIES)
      .filter(id => result.events.some(({ certainty }) => certainty === id))
      .map(id => termView(CERTAINTIES, id)),
    grades: [
      { title: 'Letter: the outlet', terms: Object.keys(RELIABILITIES).map(id => termView(RELIABILITIES, id)) },
      { title: 'Figure: the information', terms: Object.keys(CREDIBILITIES).map(id => termView(CREDIBILITIES, id)) },
    ],
    timelineHref: paths.timeline({ ...query, page: 1 }),
  }
}

const sizeOf = ({ days }: MonthView<unknown>): number => days.reduce((sum, { entries }) => sum + entries.length, 0)

function toPrintedEvent(event: TimelineEvent, record: NegotiationRecord, publicUrl: string | null): PrintedEvent {
  const view = toEventView(event, record)
  return {
    ...view,
    isLong: charactersOf(view) > LONG_EVENT,
    address: `${publicUrl ?? ''}${pathsAt(record.moment).event(event.id)}`,
  }
}

const charactersOf = ({ paragraphs, quotes, accounts, sources, participants }: EventView): number =>
  [
    ...paragraphs,
    ...[...quotes, ...accounts].map(({ text }) => text),
    ...participants.map(({ text, as }) => `${text} ${as ?? ''}`),
    ...sources.map(({ publisher, text, url }) => `${publisher} ${text} ${url}`),
  ].reduce((sum, { length }) => sum + length, 0)

/** What tells these sheets from all others, wherever they turn up. */
function toFacts(
  { record, publicUrl }: Pick<Site, 'record' | 'publicUrl'>,
  query: TimelineQuery,
  { events, total, totalWithoutFilters, page }: TimelineResult,
  now: Date,
): PrintPage['facts'] {
  const { head, moment } = record
  const license = record.find('record', 'record')?.license
  const ends = [events.at(0), events.at(-1)].flatMap(event => (event ? [dateInWords(event.when)] : []))
  const shown = momentInWords(moment)
  const isAll = total === totalWithoutFilters
  return [
    {
      name: 'Holds',
      text: `${milestones(total)}${isAll ? '' : `, out of ${format(totalWithoutFilters)} in the record`}`,
    },
    ...(ends.length > 0 ? [{ name: 'From, to', text: [...new Set(ends)].join(' – ') }] : []),
    { name: 'Filters', text: filtersInWords(record, query).join('; ') || 'None: everything but context events' },
    { name: 'Order', text: query.order === 'oldest' ? 'Oldest first' : 'Newest first' },
    ...(shown ? [{ name: 'Read', text: shown }] : []),
    {
      name: 'State of the record',
      text: `Revision ${format(head.seq)}${head.at === null ? '' : `, of ${dateInWords(head.at.slice(0, 10))}`}`,
    },
    { name: 'Hash', text: head.hash },
    { name: 'Made for printing', text: dateInWords(now.toISOString().slice(0, 10)) },
    ...(license ? [{ name: 'Licence', text: `${license}. Quoted words belong to their speakers.` }] : []),
    { name: 'Address', text: `${publicUrl ?? ''}${pathsAt(moment).print({ ...query, page })}` },
  ]
}

function toPart(
  record: NegotiationRecord,
  query: TimelineQuery,
  { total, page, pages, pageSize }: TimelineResult,
): PrintPage['part'] {
  if (pages === 1) return null
  const to = (target: number) => ({
    text: `Part ${target}`,
    href: pathsAt(record.moment).print({ ...query, page: target }),
  })
  const first = (page - 1) * pageSize + 1
  return {
    number: page,
    parts: pages,
    range: `milestones ${format(first)}–${format(Math.min(total, page * pageSize))} of ${format(total)}`,
    most: format(pageSize),
    earlier: page > 1 ? to(page - 1) : null,
    later: page < pages ? to(page + 1) : null,
  }
}

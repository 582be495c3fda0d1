import type { Request, RequestHandler } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import type { TimelineEvent } from '../../domain/entries/entries.ts'
import {
  CERTAINTIES,
  CREDIBILITIES,
  OCCURRENCES,
  POINT_STATES,
  RELIABILITIES,
  termIds,
} from '../../domain/entries/vocabulary.ts'
import { WHOLE_RECORD } from '../../domain/explorer/explorer-query.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { earlier } from '../../domain/record/reach.ts'
import { type StateOfPlay, stateOfPlay } from '../../domain/timeline/state-of-play.ts'
import type { TimelineResult } from '../../domain/timeline/timeline-index.ts'
import {
  EVERYTHING,
  parseTimelineQuery,
  type TimelineQuery,
  timelineQueryString,
} from '../../domain/timeline/timeline-query.ts'
import { actorLink, dateView, documentLink, termView, toEventCard } from '../events/event-view.ts'
import { queryOf } from '../http/request-query.ts'
import { toOverview } from '../overview/strip.ts'
import { format } from '../site/count-words.ts'
import type { StateOfPlayView, TimelinePage } from '../site/layout-view.ts'
import type { PageSender, Site } from '../site/page-sender.ts'
import { type Paths, pathsAt } from '../site/paths.ts'
import { clockFields, readingOf } from '../site/time-travel.ts'
import { removableFilters, toFacetView } from './facet-view.ts'
import { FACET_ORDER, filtersInWords } from './filters.ts'
import { toMonths } from './months.ts'
import { timelineNews } from './news.ts'

/** `GET /`: the negotiation in order, with filters that are all in the address. */
export const timelinePage =
  ({ site, pages }: { readonly site: Site; readonly pages: PageSender }): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const { query, problems } = parseTimelineQuery(params)
    if (query.search !== '') await site.search.ready()
    const canonical = pathsAt(moment).timeline({ ...query, page: lastPageAtMost(record, query) })
    if (problems.length === 0 && !isAddressOf(canonical, req)) {
      res.redirect(302, canonical)
      return
    }
    const page = {
      ...toTimelinePage(record, query),
      problems: problems.map(({ parameter, message }) => ({ field: parameter, message })),
      ...(problems.length > 0 && { isOpening: false }),
      ...typedDates(problems),
    }
    if (problems.length > 0) res.status(400)
    const layout = {
      title: page.isFiltered ? `Filtered – ${page.title}` : page.title,
      ...(page.isFiltered && { description: describeFiltered(page.countText, filtersInWords(record, query)) }),
      canonical,
      moment,
      alternates: [{ type: 'application/json', href: page.exportHref, title: 'This timeline as JSON' }],
    }
    pages.send(
      req,
      res,
      'timeline',
      { layout, page },
      problems.length === 0 && page.months.length > 0 ? { key: canonical } : undefined,
    )
  }

const describeFiltered = (count: string, filters: readonly string[]): string => `${count}. ${filters.join('. ')}`

/** A page number beyond the end leads to the last page there is. */
const lastPageAtMost = (record: NegotiationRecord, query: TimelineQuery): TimelineQuery['page'] =>
  query.page === 1 || query.page === 'last' ? query.page : record.timeline.query(query).page

/** Whether a request came for exactly this address, whatever way its characters are encoded. */
const isAddressOf = (canonical: string, req: Request): boolean =>
  queryOf(req).toString() === new URLSearchParams(canonical.split('?')[1] ?? '').toString()

/** A date that could not be read stays in its field as it was typed. */
function typedDates(problems: readonly { readonly parameter: string; readonly typed: readonly string[] }[]) {
  const typed = (name: string) => problems.find(({ parameter }) => parameter === name)?.typed[0]
  const [from, to, search] = [typed('from'), typed('to'), typed('search')]
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(search !== undefined && { search }),
  }
}

/** Deadlines and coming events that the summary names; all of them are in the timeline. */
const LISTED = 5

export function toTimelinePage(record: NegotiationRecord, query: TimelineQuery): TimelinePage {
  const paths = pathsAt(record.moment)
  const result = record.timeline.query(query)
  const state = stateOfPlay(record)
  const header = record.find('record', 'record')
  const filters = { ...query, page: 1 }
  const news = timelineNews(record, query.since)
  const isFiltered = timelineQueryString({ ...filters, order: 'oldest' }) !== ''
  return {
    title: header?.title ?? 'A record without a title yet',
    scope: state.process?.summary ?? null,
    isEmpty: record.count('event') === 0,
    isOpening: !isFiltered && result.page === 1,
    state: toStateView(record, state),
    overview: toOverview(record, query, result),
    clock: clockFields(record.moment),
    search: query.search,
    from: query.from ?? '',
    to: query.to ?? '',
    since: query.since,
    showsContext: query.context,
    contextCount: format(result.contextCount),
    isNewestFirst: query.order === 'newest',
    isAtEnd: query.order === 'oldest' && query.to === null && result.page === result.pages,
    facets: FACET_ORDER.map(name => toFacetView(record, name, result.facets[name])),
    problems: [],
    isFiltered,
    countText: countText(result),
    guide: !isFiltered && result.page === 1 ? toGuide(record) : null,
    news: news.view,
    removable: removableFilters(record, query, paths.timeline),
    clearHref: paths.timeline({ ...EVERYTHING, order: query.order }),
    orderHref: paths.timeline({ ...filters, order: query.order === 'oldest' ? 'newest' : 'oldest' }),
    latestHref:
      query.order === 'oldest' && result.total > 0
        ? `${paths.timeline({ ...query, page: result.pages })}#latest`
        : null,
    exportHref: paths.timelineJson(filters),
    exploreHref: paths.explore({ ...WHOLE_RECORD, filters }),
    printHref: paths.print(filters),
    printText: result.pages === 1 ? 'Print' : `Print all ${format(result.total)}`,
    months: toMonths(query, result, event => news.mark(toEventCard(event, record))),
    pager: toPager(paths, query, result),
  }
}

const toGuide = (record: NegotiationRecord): TimelinePage['guide'] => ({
  certainties: termIds(CERTAINTIES).map(id => termView(CERTAINTIES, id)),
  glossaryHref: `${pathsAt(record.moment).about}#glossary`,
  outlet: RELIABILITIES.B.label.toLowerCase(),
  information: CREDIBILITIES[2].label.toLowerCase(),
})

function countText({ total, totalWithoutFilters, page, pages, pageSize }: TimelineResult): string {
  const noun = total === 1 ? 'milestone' : 'milestones'
  if (total === 0) return 'No milestone'
  const first = (page - 1) * pageSize + 1
  const range =
    pages === 1 ? format(total) : `${format(first)}–${format(Math.min(total, page * pageSize))} of ${format(total)}`
  const outOf = total < totalWithoutFilters ? `, out of ${format(totalWithoutFilters)} in the record` : ''
  return `${range} ${noun}${outOf}`
}

function toPager(paths: Paths, query: TimelineQuery, { page, pages }: TimelineResult): TimelinePage['pager'] {
  if (pages <= 1) return null
  const to = (target: number, text: string) => ({
    text,
    href: `${paths.timeline({ ...query, page: target })}#timeline`,
  })
  const [back, on] =
    query.order === 'oldest' ? ['Earlier milestones', 'Later milestones'] : ['Later milestones', 'Earlier milestones']
  return {
    earlier: page > 1 ? to(page - 1, back) : null,
    later: page < pages ? to(page + 1, on) : null,
    position: `Page ${page} of ${pages}`,
  }
}

function toStateView(record: NegotiationRecord, state: StateOfPlay): StateOfPlayView {
  const paths = pathsAt(record.moment)
  const { process, currentText, latestLandmark } = state
  const eventLink = (event: TimelineEvent) => ({
    text: event.title,
    href: paths.event(event.id),
    date: dateInWords(event.when),
  })
  const names = (ids: readonly string[]) => new Intl.ListFormat('en').format(ids.map(id => actorLink(record, id).text))
  return {
    reaches: process ? dateView(earlier(record, process.coverage.to)) : null,
    isPast: process !== undefined && earlier(record, process.coverage.to) !== process.coverage.to,
    aboutHref: paths.about,
    deadlinesHref: paths.deadlines(),
    coverageNote: process?.coverage.note ?? null,
    lastChange: record.head.at === null ? null : dateView(record.head.at.slice(0, 10)),
    latestLandmark: latestLandmark ? eventLink(latestLandmark) : null,
    deadlines: state.runningDeadlines.slice(0, LISTED).map(event => ({
      ...eventLink(event),
      due: dateInWords(event.deadline?.due ?? ''),
      setBy: actorLink(record, event.deadline?.setBy ?? '').text,
    })),
    toCome: state.toCome.slice(0, LISTED).map(event => ({
      ...eventLink(event),
      occurrence: termView(OCCURRENCES, event.occurrence).label,
    })),
    text: currentText
      ? {
          title: documentLink(record, currentText.document.id),
          date: dateInWords(currentText.document.when),
          status: currentText.document.status,
          open: currentText.open.map(({ point, state: pointState, when }) => ({
            number: point,
            href: paths.point(currentText.document.id, point),
            label: currentText.document.points.find(({ number }) => number === point)?.label ?? '',
            state: termView(POINT_STATES, pointState).label.toLowerCase(),
            asOf: dateInWords(when),
          })),
          agreed: currentText.agreed.map(({ among, points }) => ({
            count: points.length,
            among: names(among),
            points: points.join(', '),
          })),
          withoutState: currentText.pointsWithoutState.length,
        }
      : null,
  }
}

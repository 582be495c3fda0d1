import { CREDIBILITIES } from '../../domain/entries/citation.ts'
import { CERTAINTIES } from '../../domain/entries/event.ts'
import { RELIABILITIES } from '../../domain/entries/source.ts'
import { termIds } from '../../domain/entries/terms.ts'
import { WHOLE_RECORD } from '../../domain/explorer/explorer-query.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { pageBeside } from '../../domain/timeline/page-beside.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { stateOfPlay } from '../../domain/timeline/state-of-play.ts'
import type { TimelineResult } from '../../domain/timeline/timeline-index.ts'
import { EVERYTHING, type TimelineQuery, timelineQueryString } from '../../domain/timeline/timeline-query.ts'
import { type EventCard, toEventCard } from '../events/event-view.ts'
import { asTyped } from '../http/asked-query.ts'
import type { FacetView, PagerView } from '../lists/list-view.ts'
import type { OverviewView } from '../overview/overview-view.ts'
import { toOverview } from '../overview/strip.ts'
import { format } from '../site/count-words.ts'
import type { SureLink } from '../site/links.ts'
import { type Paths, pathsAt } from '../site/paths.ts'
import { type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { clockFields } from '../site/time-travel.ts'
import { removableFilters, toFacetView } from './facet-view.ts'
import { FACET_ORDER } from './filters.ts'
import { isEnd, type MonthView, toMonths } from './months.ts'
import { type NewsView, timelineNews } from './news.ts'
import { type StateOfPlayView, toStateView } from './state-view.ts'

export interface TimelinePage {
  readonly title: string
  readonly scope: string | null
  readonly isEmpty: boolean
  /** Whether the reader has just arrived: later pages and filtered lists begin with the list. */
  readonly isOpening: boolean
  readonly state: StateOfPlayView
  /** Null while nothing that matches has a date. */
  readonly overview: OverviewView | null
  readonly clock: readonly { readonly name: string; readonly value: string }[]
  readonly search: string
  readonly from: string
  readonly to: string
  /** A sequence; null when all times of recording are in. */
  readonly since: number | null
  readonly showsContext: boolean
  readonly contextCount: string
  readonly isNewestFirst: boolean
  /** Whether nothing later than the last entry of this page is in the record. */
  readonly isAtEnd: boolean
  readonly facets: readonly FacetView[]
  readonly problems: readonly { readonly field: string; readonly message: string }[]
  readonly isFiltered: boolean
  /** Such as “101–195 of 195 milestones”. */
  readonly countText: string
  /** A reader's first minute; null where the list begins at once. */
  readonly guide: GuideView | null
  /** Null for the past. */
  readonly news: NewsView | null
  readonly removable: readonly SureLink[]
  readonly clearHref: string
  readonly orderHref: string
  readonly latestHref: string | null
  readonly exportHref: string
  /** The same milestones to scale. */
  readonly exploreHref: string
  /** The same milestones made for paper, all of them. */
  readonly printHref: string
  /** Such as “Print all 195”. */
  readonly printText: string
  readonly months: readonly MonthView<EventCard>[]
  readonly pager: PagerView | null
}

export interface GuideView {
  readonly certainties: readonly TermView[]
  readonly glossaryHref: string
  /** What B and 2 mean in “B2”. */
  readonly outlet: string
  readonly information: string
}

export const TIMELINE_TEMPLATE = template<TimelinePage>('timeline/timeline')

export function toTimelinePage(record: NegotiationRecord, query: TimelineQuery): TimelinePage {
  const paths = pathsAt(record.moment)
  const result = timelineOf(record).query(query)
  const state = stateOfPlay(record)
  const header = record.find('record', 'record')
  const filters = { ...query, page: 1 }
  const news = timelineNews(record, query.since)
  const isFiltered = timelineQueryString({ ...filters, order: 'oldest' }) !== ''
  return {
    title: header?.title ?? 'A record without a title yet',
    scope: state.process?.summary ?? null,
    isEmpty: record.count('event') === 0,
    isOpening: !isFiltered && result.before === 0,
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
    isAtEnd: query.order === 'oldest' && query.to === null && isEnd(result),
    facets: FACET_ORDER.map(name => toFacetView(record, name, result.facets[name])),
    problems: [],
    isFiltered,
    countText: countText(result),
    guide: !isFiltered && result.before === 0 ? toGuide(record) : null,
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
    months: toMonths(query, result, record.calendar, event => news.mark(toEventCard(event, record))),
    pager: toPager(paths, query, result),
  }
}

const toGuide = (record: NegotiationRecord): GuideView => ({
  certainties: termIds(CERTAINTIES).map(id => termView(CERTAINTIES, id)),
  glossaryHref: `${pathsAt(record.moment).about}#glossary`,
  outlet: RELIABILITIES.B.label.toLowerCase(),
  information: CREDIBILITIES[2].label.toLowerCase(),
})

function countText(result: TimelineResult): string {
  const { total, totalWithoutFilters, before, events } = result
  if (total === 0) return 'No milestone'
  const outOf = total < totalWithoutFilters ? `, out of ${format(totalWithoutFilters)} in the record` : ''
  const isWhole = events.length === total
  const shown = isWhole ? format(total) : `${format(before + 1)}–${format(before + events.length)} of ${format(total)}`
  return `${shown} ${total === 1 ? 'milestone' : 'milestones'}${outOf}`
}

/** Pages beside this one are named by its first and last entry, so that nothing is shown twice or lost when the record changes. */
function toPager(paths: Paths, query: TimelineQuery, result: TimelineResult): PagerView | null {
  const [first, last] = [result.events.at(0), result.events.at(-1)]
  if (!first || !last || result.events.length === result.total) return null
  const [earlier, later] = ['Earlier milestones', 'Later milestones'] as const
  const [back, on] = query.order === 'oldest' ? [earlier, later] : [later, earlier]
  const to = (page: TimelineQuery['page']): string => `${paths.timeline({ ...query, page })}#timeline`
  return {
    earlier: result.before > 0 ? { text: back, href: to(pageBeside('before', first)) } : null,
    later: isEnd(result) ? null : { text: on, href: to(pageBeside('after', last)) },
    position: `Page ${result.page} of ${result.pages}`,
  }
}

/** The page with what could not be read: how to mend it, and each field as it was typed. */
export const withProblems = (page: TimelinePage, asked: Parameters<typeof asTyped>[1]): TimelinePage => ({
  ...page,
  isOpening: false,
  problems: asked.problems.map(({ path, message }) => ({ field: path, message })),
  search: asTyped('q', asked) ?? page.search,
  from: asTyped('from', asked) ?? page.from,
  to: asTyped('to', asked) ?? page.to,
})

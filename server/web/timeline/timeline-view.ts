import { CREDIBILITIES } from '../../domain/entries/citation.ts'
import { CERTAINTIES, type TimelineEvent } from '../../domain/entries/event.ts'
import { RELIABILITIES } from '../../domain/entries/source.ts'
import { termIds } from '../../domain/entries/terms.ts'
import { WHOLE_RECORD } from '../../domain/explorer/explorer-query.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { phasesOf } from '../../domain/record/phases.ts'
import { titleOfRecord } from '../../domain/record/set-up.ts'
import { pageBeside } from '../../domain/timeline/page-beside.ts'
import { timelineOf, withoutOwnOrder } from '../../domain/timeline/record-timeline.ts'
import { isOverdue, stateOfPlay } from '../../domain/timeline/state-of-play.ts'
import type { TimelineResult } from '../../domain/timeline/timeline-index.ts'
import {
  EVERYTHING,
  type ReadingOrder,
  type TimelineQuery,
  timelineQueryString,
} from '../../domain/timeline/timeline-query.ts'
import { type EventCard, toEventCard } from '../events/event-view.ts'
import { asTyped } from '../http/asked-query.ts'
import type { PagerView } from '../lists/list-view.ts'
import type { StripView } from '../overview/overview-view.ts'
import { toStrip } from '../overview/strip.ts'
import { format, milestones } from '../site/count-words.ts'
import type { SureLink } from '../site/links.ts'
import { type Paths, pathsAt } from '../site/paths.ts'
import { type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { removableFilters } from './facet-view.ts'
import { type FilterForm, toFilterForm } from './filter-form.ts'
import { filterTitle } from './filters.ts'
import { isEnd, type MonthView, toMonths } from './months.ts'
import { type NegotiationView, toNegotiations } from './negotiations-view.ts'
import { type NewsView, timelineNews } from './news.ts'
import { type RailLink, toRail } from './rail.ts'
import { negotiationOfSeveral, unfilteredHref, withinRead } from './read-negotiation.ts'
import { type StateOfPlayView, toStateView } from './state-view.ts'

export interface TimelinePage {
  /** That of the record or of the negotiation, or what the filters leave, such as “Territory: 70 milestones”. */
  readonly title: string
  /** To the whole timeline, from what filters leave of it; to all negotiations, from one. */
  readonly whole: SureLink | null
  readonly isEmpty: boolean
  readonly setUpHref: string
  /** Whether the reader has just arrived: later pages and filtered lists begin with the list. */
  readonly isOpening: boolean
  /** Id of the one negotiation of several that is read. */
  readonly negotiation: string | null
  /** Each of several that are read at once; empty where one is. */
  readonly negotiations: readonly NegotiationView[]
  readonly state: StateOfPlayView
  /** Over it, where it is folded away. */
  readonly stateHeading: string
  /** Null while nothing that matches has a date. */
  readonly strip: StripView | null
  readonly form: FilterForm
  /** The first of all filters: landmarks alone. */
  readonly keyEvents: SureLink & { readonly count: string; readonly isChosen: boolean }
  readonly order: ReadingOrder
  readonly isNewestFirst: boolean
  /** What the order is called in the address when it is turned round. */
  readonly otherOrder: ReadingOrder
  /** Whether nothing later than the last entry of this page is in the record. */
  readonly isAtEnd: boolean
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
  readonly rail: readonly RailLink[]
  readonly exportHref: string
  readonly dataHref: string
  /** The same milestones to scale. */
  readonly exploreHref: string
  /** The same milestones made for paper, all of them. */
  readonly printHref: string
  /** How many more than this page, such as “ all 195”. */
  readonly printRest: string
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

/** `today` is a calendar day. */
export function toTimelinePage(record: NegotiationRecord, query: TimelineQuery, today: string): TimelinePage {
  const paths = pathsAt(record.moment)
  const result = timelineOf(record).query(query)
  const read = negotiationOfSeveral(record, query)
  const state = stateOfPlay(record, today, read)
  const filters = { ...query, page: 1 }
  const news = timelineNews(record, query.since)
  const own = withinRead(record, filters)
  const isFiltered = timelineQueryString({ ...own, order: null }) !== ''
  const recordTitle = titleOfRecord(record)
  const title = read?.title ?? recordTitle
  const clearHref = unfilteredHref(record, query)
  const isNewestFirst = result.order === 'newest'
  const otherOrder = isNewestFirst ? 'oldest' : 'newest'
  const pager = toPager(paths, query, result)
  const toCard = (event: TimelineEvent) =>
    news.mark(withOverdue(aboutRead(toEventCard(event, record), read), isOverdue(record, event, today)))
  const stateView = toStateView(record, state, today)
  const months = toMonths(result, record.calendar, toCard, phasesOf(record, query.process))
  return {
    title: isFiltered ? filterTitle(record, query, result.total) : title,
    whole: isFiltered ? { text: title, href: clearHref } : read ? { text: recordTitle, href: paths.home } : null,
    isEmpty: record.count('event') === 0,
    setUpHref: paths.setUp,
    isOpening: !isFiltered && result.before === 0,
    negotiation: read?.id ?? null,
    negotiations: state.process ? [] : toNegotiations(record, today),
    state: stateView,
    stateHeading: stateHeading(stateView),
    strip: toStrip(record, query, result),
    form: toFilterForm(record, query, result, 'few'),
    keyEvents: keyEvents(record, query, result),
    order: result.order,
    isNewestFirst,
    isAtEnd: !isNewestFirst && query.to === null && isEnd(result),
    isFiltered,
    countText: countText(record, query, result),
    guide: !isFiltered && result.before === 0 ? toGuide(record) : null,
    news: news.view,
    removable: removableFilters(record, isKeyEvents(query) ? { ...own, significance: [] } : own, to =>
      paths.timeline({
        ...to,
        ...(read && { process: query.process }),
        ...(isKeyEvents(query) && { significance: query.significance }),
      }),
    ),
    clearHref,
    otherOrder,
    orderHref: paths.timeline({ ...withoutOwnOrder(record, { ...filters, order: otherOrder }) }),
    exportHref: paths.timelineJson(filters),
    dataHref: paths.timelineData(filters),
    exploreHref: paths.explore({ ...WHOLE_RECORD, filters }),
    printHref: paths.print(filters),
    printRest: result.pages === 1 ? '' : words().timeline.printAll(format(result.total)),
    months,
    pager,
    rail: toRail(
      months,
      pager,
      isNewestFirst || result.total === 0 ? null : `${paths.timeline({ ...query, page: 'last' })}#latest`,
    ),
  }
}

const isKeyEvents = ({ significance }: TimelineQuery): boolean => significance.length === 1 && significance[0] === 3

function keyEvents(
  record: NegotiationRecord,
  query: TimelineQuery,
  { facets }: TimelineResult,
): TimelinePage['keyEvents'] {
  const isChosen = isKeyEvents(query)
  const href = pathsAt(record.moment).timeline({ ...query, page: 1, significance: isChosen ? [] : [3] })
  const count = facets.significance.find(({ value }) => value === '3')?.count ?? 0
  return { text: words().timeline.keyEvents, href, isChosen, count: format(count) }
}

function stateHeading({ reaches, isPast }: StateOfPlayView): string {
  const { negotiationStands, stoodAtEnd, standsAsFarAs } = words().timeline.state
  if (reaches === null) return negotiationStands
  return (isPast ? stoodAtEnd : standsAsFarAs)(reaches.words)
}

/** The timeline of one negotiation need not say so in every card. */
const aboutRead = (card: EventCard, read: unknown): EventCard => (read ? { ...card, negotiation: null } : card)

/** A card says what became of a fixed date only as far as the record knows. */
const withOverdue = (card: EventCard, isOver: boolean): EventCard =>
  isOver ? { ...card, occurrence: { id: 'overdue', label: words().timeline.overdue, definition: '' } } : card

const toGuide = (record: NegotiationRecord): GuideView => ({
  certainties: termIds(CERTAINTIES).map(id => termView(CERTAINTIES, id)),
  glossaryHref: `${pathsAt(record.moment).about}#glossary`,
  outlet: RELIABILITIES.B.label.toLowerCase(),
  information: CREDIBILITIES[2].label.toLowerCase(),
})

function countText(record: NegotiationRecord, query: TimelineQuery, result: TimelineResult): string {
  const { total, before, events } = result
  const { noMilestone, outOfNegotiation, outOfRecord, shown } = words().timeline
  if (total === 0) return noMilestone
  const read = negotiationOfSeveral(record, query)
  const { context, process } = query
  const all = read
    ? timelineOf(record).allMatching({ ...EVERYTHING, context, process }).length
    : result.totalWithoutFilters
  const outOf = total < all ? (read ? outOfNegotiation : outOfRecord)(format(all)) : ''
  const isWhole = events.length === total
  const counted = milestones(total)
  return (isWhole ? counted : shown(format(before + 1), format(before + events.length), counted)) + outOf
}

/** Pages beside this one are named by its first and last entry, so that nothing is shown twice or lost when the record changes. */
function toPager(paths: Paths, query: TimelineQuery, result: TimelineResult): PagerView | null {
  const [first, last] = [result.events.at(0), result.events.at(-1)]
  if (!first || !last || result.events.length === result.total) return null
  const { earlierMilestones, laterMilestones } = words().timeline
  const [back, on] =
    result.order === 'oldest' ? [earlierMilestones, laterMilestones] : [laterMilestones, earlierMilestones]
  const to = (page: TimelineQuery['page']): string => `${paths.timeline({ ...query, page })}#timeline`
  return {
    earlier: result.before > 0 ? { text: back, href: to(pageBeside('before', first)) } : null,
    later: isEnd(result) ? null : { text: on, href: to(pageBeside('after', last)) },
    position: words().lists.page(format(result.page), format(result.pages)),
  }
}

/** The page with what could not be read: how to mend it, and each field as it was typed. */
export const withProblems = (page: TimelinePage, asked: Parameters<typeof asTyped>[1]): TimelinePage => ({
  ...page,
  isOpening: false,
  form: {
    ...page.form,
    problems: asked.problems.map(({ path, message }) => ({ field: path, message })),
    search: asTyped('q', asked) ?? page.form.search,
    from: asTyped('from', asked) ?? page.form.from,
    to: asTyped('to', asked) ?? page.form.to,
  },
})

import { isoDayOf } from '../../domain/dates/day-numbers.ts'
import { parseNegotiationQuery } from '../../domain/record/negotiation-query.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { hasSeveral, negotiationRead } from '../../domain/record/negotiations.ts'
import { titleOfRecord } from '../../domain/record/set-up.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { stateOfPlay } from '../../domain/timeline/state-of-play.ts'
import {
  EVERYTHING,
  parseTimelineQuery,
  type TimelineQuery,
  timelineQueryString,
} from '../../domain/timeline/timeline-query.ts'
import { type EventCard, toEventCard } from '../events/event-view.ts'
import { askedOfPage } from '../http/asked-query.ts'
import { expectNegotiation } from '../lists/negotiations.ts'
import { toOverview } from '../overview/overview.ts'
import type { OverviewView } from '../overview/overview-view.ts'
import { format, milestones } from '../site/count-words.ts'
import type { SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { template } from '../site/template.ts'
import { filterTitle } from '../timeline/filters.ts'
import { type MonthView, toMonths } from '../timeline/months.ts'
import { type NegotiationView, toNegotiations } from '../timeline/negotiations-view.ts'
import { negotiationOfSeveral, withinRead } from '../timeline/read-negotiation.ts'
import { type StateOfPlayView, toStateView } from '../timeline/state-view.ts'
import { framed } from './framed.ts'

const DAY_MS = 86_400_000

interface StatePiece {
  readonly title: string
  readonly homeHref: string
  readonly state: StateOfPlayView
  /** Each of several where none was chosen. */
  readonly negotiations: readonly NegotiationView[]
}

export const STATE_PIECE = template<StatePiece>('embeds/state', { frame: 'plain' })

/** `GET /embed/state`: where a negotiation stands. */
export const statePiece = framed(STATE_PIECE, ({ site, record, params }) => {
  const { process } = askedOfPage(parseNegotiationQuery(params))
  expectNegotiation(record, process)
  const asked = { ...EVERYTHING, process: process === null ? [] : [process] }
  const read = negotiationRead(record, asked.process)
  const today = todayOf(site)
  const state = stateOfPlay(record, isoDayOf(today), read)
  const title = (hasSeveral(record) ? read?.title : undefined) ?? titleOfRecord(record)
  const href = pathsAt(record.moment).timeline(asked)
  return {
    title: `State of play: ${title}`,
    home: { href, text: 'The whole record' },
    page: {
      title,
      homeHref: href,
      state: toStateView(record, state, isoDayOf(today)),
      negotiations: state.process ? [] : toNegotiations(record, isoDayOf(today)),
    },
    staleAt: (today + 1) * DAY_MS,
  }
})

interface TimelinePiece {
  readonly title: string
  readonly homeHref: string
  readonly months: readonly MonthView<EventCard>[]
  /** The way to those that are not shown; null when all are. */
  readonly more: SureLink | null
}

export const TIMELINE_PIECE = template<TimelinePiece>('embeds/timeline', { frame: 'plain' })

const USUAL_LIMIT = 20

/** `GET /embed/timeline`: milestones as a list, the newest first unless another order is asked for. */
export const timelinePiece = framed(TIMELINE_PIECE, async ({ site, record, params, limit }) => {
  const query = await filtersOf(site, params)
  const result = timelineOf(record).query({ ...query, order: query.order ?? 'newest', page: 1 })
  const shown = { ...result, events: result.events.slice(0, limit ?? USUAL_LIMIT) }
  const href = pathsAt(record.moment).timeline(query)
  const left = result.total - shown.events.length
  return {
    title: titleOf(record, query, result.total),
    home: { href, text: 'The whole timeline' },
    page: {
      title: titleOf(record, query, result.total),
      homeHref: href,
      months: toMonths(shown, record.calendar, event => toEventCard(event, record)),
      more: left > 0 ? { text: `${format(left)} more in the record`, href } : null,
    },
  }
})

interface OverviewPiece {
  readonly title: string
  readonly homeHref: string
  readonly countText: string
  /** Null while nothing that matches has a date. */
  readonly overview: OverviewView | null
}

export const OVERVIEW_PIECE = template<OverviewPiece>('embeds/overview', { frame: 'tables' })

/** `GET /embed/overview`: the same milestones to scale. */
export const overviewPiece = framed(OVERVIEW_PIECE, async ({ site, record, params }) => {
  const query = await filtersOf(site, params)
  const result = timelineOf(record).query(query)
  const title = titleOf(record, query, result.total)
  const href = pathsAt(record.moment).timeline(query)
  return {
    title: `${title}, to scale`,
    home: { href, text: 'The whole timeline' },
    page: {
      title,
      homeHref: href,
      countText: milestones(result.total),
      overview: toOverview(record, query, { ...result, pages: 1 }),
    },
  }
})

async function filtersOf(site: Site, params: URLSearchParams): Promise<TimelineQuery> {
  const query = { ...askedOfPage(parseTimelineQuery(params)), page: 1 }
  if (query.search !== '') await site.search.ready()
  return query
}

function titleOf(record: NegotiationRecord, query: TimelineQuery, total: number): string {
  const isFiltered = timelineQueryString({ ...withinRead(record, query), order: null }) !== ''
  const read = negotiationOfSeveral(record, query)
  return isFiltered ? filterTitle(record, query, total) : (read?.title ?? titleOfRecord(record))
}

const todayOf = (site: Site): number => Math.floor(site.now().getTime() / DAY_MS)

import { dateInWords } from '../../domain/dates/words.ts'
import type { TimelineEvent } from '../../domain/entries/event.ts'
import type { TimelineResult } from '../../domain/timeline/timeline-index.ts'
import type { TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { type DateView, dateView } from '../site/small-views.ts'

// The order of a list of events: months as headings, the days in them, and the silences between.

export interface MonthView<Card> {
  readonly id: string
  readonly title: string
  readonly days: readonly {
    readonly date: DateView
    readonly entries: readonly {
      /** Such as “17 days without a recorded milestone”. */
      readonly gap: string | null
      readonly event: Card
      /** Where “Jump to the latest” leads. */
      readonly isLatest: boolean
    }[]
  }[]
}

export function toMonths<Card>(
  query: TimelineQuery,
  result: TimelineResult,
  toCard: (event: TimelineEvent) => Card,
): MonthView<Card>[] {
  type Day = MonthView<Card>['days'][number]
  const months: { id: string; title: string; days: { date: DateView; entries: Day['entries'][number][] }[] }[] = []
  const latest = query.order === 'newest' ? undefined : lastOnLastPage(result)
  for (const event of result.events) {
    const { id, title } = monthOf(event.when)
    let month = months.at(-1)
    if (month?.title !== title) {
      month = { id, title, days: [] }
      months.push(month)
    }
    let day = month.days.at(-1)
    if (day?.date.edtf !== event.when) {
      day = { date: dateView(event.when), entries: [] }
      month.days.push(day)
    }
    const gap = result.gaps.get(event.id)
    day.entries.push({
      gap: gap ? `${gap.days} days without a recorded milestone` : null,
      event: toCard(event),
      isLatest: event === latest,
    })
  }
  // An imprecise date may put a month's heading between two parts of another: ids stay unique all the same.
  const seen = new Map<string, number>()
  return months.map(month => {
    const times = (seen.get(month.id) ?? 0) + 1
    seen.set(month.id, times)
    return times === 1 ? month : { ...month, id: `${month.id}-${times}` }
  })
}

const lastOnLastPage = ({ page, pages, events }: TimelineResult): TimelineEvent | undefined =>
  page === pages ? events.at(-1) : undefined

/** The heading under which an event stands: the month of its first day, or its year when no month is known. */
function monthOf(when: string): { id: string; title: string } {
  const month = /^(?:\.\.|)\/?(-?\d{4,}-(?:0[1-9]|1[0-2]))/.exec(when)?.[1]
  if (month) return { id: `month-${month}`, title: dateInWords(month) }
  const year = /-?\d{4,}/.exec(when)?.[0]
  return year ? { id: `year-${year}`, title: `${year}, month not known` } : { id: 'undated', title: 'Date not known' }
}

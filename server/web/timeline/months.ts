import { isWithin } from '../../domain/dates/day-range.ts'
import type { DateHeading } from '../../domain/dates/heading.ts'
import type { TimelineCalendar } from '../../domain/dates/timeline-dates.ts'
import type { TimelineEvent } from '../../domain/entries/event.ts'
import { words } from '../../domain/language/words.ts'
import type { PhaseSpan } from '../../domain/record/phases.ts'
import type { TimelineResult } from '../../domain/timeline/timeline-index.ts'
import { type DateView, dateView } from '../site/small-views.ts'

// The order of a list of events: months as headings, the days in them, and the silences between.

export interface MonthView<Card> {
  readonly id: string
  readonly title: string
  readonly days: readonly {
    readonly date: DateView
    readonly entries: readonly {
      /** Phases whose first milestone of the list this is. */
      readonly phases: readonly PhaseSpan[]
      /** What stands before it, such as “17 days without a recorded milestone”. */
      readonly note: string | null
      readonly event: Card
      /** Where “Jump to the latest” leads. */
      readonly isLatest: boolean
    }[]
  }[]
}

export function toMonths<Card>(
  result: TimelineResult,
  calendar: TimelineCalendar,
  toCard: (event: TimelineEvent) => Card,
  phases: readonly PhaseSpan[] = [],
): MonthView<Card>[] {
  const begun = new Set<PhaseSpan>()
  const beginningWith = (event: TimelineEvent): PhaseSpan[] => {
    const { earliest, latest } = calendar.datesOf(event.when)
    const day = Number.isFinite(earliest) ? earliest : latest
    const found = phases.filter(phase => isWithin(day, phase) && !begun.has(phase))
    for (const phase of found) begun.add(phase)
    return found
  }
  type Day = MonthView<Card>['days'][number]
  const months: { id: string; title: string; days: { date: DateView; entries: Day['entries'][number][] }[] }[] = []
  let name: string | undefined
  const latest = result.order === 'oldest' && isEnd(result) ? result.events.at(-1) : undefined
  for (const [index, event] of result.events.entries()) {
    const { heading } = calendar.datesOf(event.when)
    let month = months.at(-1)
    if (month === undefined || heading.name !== name) {
      name = heading.name
      month = { id: idOf(heading, months.length), title: heading.title, days: [] }
      months.push(month)
    }
    let day = month.days.at(-1)
    if (day?.date.edtf !== event.when) {
      day = { date: dateView(event.when), entries: [] }
      month.days.push(day)
    }
    const gap = result.gaps.get(event.id)
    const clocks = clocksNote(result.order, result.events[index - 1]?.when, event.when, calendar)
    day.entries.push({
      phases: beginningWith(event),
      note: gap ? words().timeline.gap(gap.days) : clocks,
      event: toCard(event),
      isLatest: event === latest,
    })
  }
  return months
}

/** Whether nothing stands behind what is shown. */
export const isEnd = ({ before, events, total }: TimelineResult): boolean => before + events.length === total

const idOf = ({ isMonth, first }: DateHeading, index: number): string =>
  isMonth && first !== null ? `month-${first.slice(0, -'-DD'.length)}` : `dates-${index + 1}`

const WITH_OFFSET = /T[\d:.]+(?:Z|[+-]\d)/

/** The day at the venue decides, so that between two offsets the earlier moment can stand second. */
function clocksNote(
  order: TimelineResult['order'],
  above: string | undefined,
  when: string,
  calendar: TimelineCalendar,
): string | null {
  if (above === undefined || ![above, when].every(date => WITH_OFFSET.test(date))) return null
  const [before, here] = [above, when].map(date => calendar.datesOf(date))
  if (!before || !here || before.key === here.key || before.moment === here.moment) return null
  const isEarlier = here.moment < before.moment
  if (isEarlier === (order === 'newest')) return null
  const { earlierThanAbove, laterThanAbove } = words().timeline
  return isEarlier ? earlierThanAbove : laterThanAbove
}

import type { CalendarUnit } from '../../domain/dates/day-parts.ts'
import { CERTAINTIES, DEADLINE_OUTCOMES, SIGNIFICANCES } from '../../domain/entries/event.ts'
import type { Overview, OverviewDeadline, OverviewDocument, OverviewMark } from '../../domain/overview/overview.ts'
import { rangeInWords } from '../../domain/overview/words.ts'
import { milestones } from '../site/count-words.ts'
import { termView } from '../site/small-views.ts'
import type { OverviewLinks } from './links.ts'
import type { OverviewWords } from './overview-view.ts'

// The overview in words, for readers who don't use the drawing: one line about it, and the same as a table and lists.

/** Such as “a week”. */
export function unitInWords(unit: CalendarUnit): string {
  if ('days' in unit) return unit.days === 1 ? 'a day' : 'a week'
  if (unit.months === 1) return 'a month'
  if (unit.months === 3) return 'a quarter'
  return unit.months === 12 ? 'a year' : `${(unit.months / 12).toLocaleString('en')} years`
}

/** Which times are drawn to which scale, and why. */
export function explanationOf({ whole, closeUp }: Overview): string {
  const reach = `${rangeInWords(whole.range)} to scale, a bar for ${unitInWords(whole.unit)}`
  if (!closeUp) return `${reach}.`
  const why = closeUp.why === 'asked' ? 'the time that you chose' : 'its busiest time'
  return `Above, ${reach}. Below, ${why} enlarged: ${rangeInWords(closeUp.range)}, a bar for ${unitInWords(closeUp.unit)}.`
}

export const documentWords = ({ words, document }: OverviewDocument): string =>
  `${words}: ${document.shortTitle} (text)`

export const titleOf = ({ words, event }: OverviewMark): string =>
  `${words}: ${event.shortTitle ?? event.title} (${termView(CERTAINTIES, event.certainty).label.toLowerCase()})`

export const deadlineWords = ({ words, event, outcome }: OverviewDeadline): string =>
  `Due ${words}: ${event.shortTitle ?? event.title} (${termView(DEADLINE_OUTCOMES, outcome).label.toLowerCase()})`

const MOST_ROWS = 32

export function overviewWords(overview: Overview, links: OverviewLinks): OverviewWords {
  const { whole, marks, documents, olderDocuments, deadlines, gaps, phases, undated } = overview
  const tables = whole.lanes.map(({ table }) => table)
  const significances = [3, 2, 1] as const
  const list = (title: string, items: OverviewWords['lists'][number]['items']) =>
    items.length > 0 ? [{ title, items }] : []
  return {
    tables: tables.map(({ label }) => label),
    rows: overview
      .columns(whole, MOST_ROWS)
      .filter(({ count }) => count > 0)
      .map(column => ({
        title: rangeInWords(column),
        href: links.stretch(column),
        total: column.count,
        counts: tables.map(({ place }) => column.countByTable[place] ?? 0),
      })),
    lists: [
      ...significances.flatMap(significance =>
        list(
          `${SIGNIFICANCES[significance].label} milestones`,
          marks
            .filter(({ event }) => event.significance === significance)
            .map(mark => ({ href: links.event(mark), text: titleOf(mark) })),
        ),
      ),
      ...list(
        'Phases',
        phases.map(({ title, words }) => ({ href: null, text: `${title}, ${words}` })),
      ),
      ...list(
        'Days without a recorded milestone',
        [...gaps]
          .sort((a, b) => a.first - b.first)
          .map(gap => ({ href: null, text: `${rangeInWords(gap)}: ${gap.days}` })),
      ),
    ],
    links: [
      ...(documents.length + olderDocuments > 0 ? [{ href: links.documents, text: 'All texts' }] : []),
      ...(deadlines.length > 0 ? [{ href: links.deadlines, text: 'All deadlines' }] : []),
    ],
    notes: [
      ...(undated > 0 ? [`${milestones(undated)} without a known date can’t be drawn.`] : []),
      ...(olderDocuments > 0 ? [`Texts from before the strip: ${olderDocuments}.`] : []),
    ],
  }
}

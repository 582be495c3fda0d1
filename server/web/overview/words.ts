import type { CalendarUnit } from '../../domain/dates/day-parts.ts'
import { CERTAINTIES, DEADLINE_OUTCOMES } from '../../domain/entries/event.ts'
import { words } from '../../domain/language/words.ts'
import type { Overview, OverviewDeadline, OverviewDocument, OverviewMark } from '../../domain/overview/overview.ts'
import { rangeInWords } from '../../domain/overview/words.ts'
import { format } from '../site/count-words.ts'
import { termView } from '../site/small-views.ts'
import type { OverviewLinks } from './links.ts'
import type { OverviewWords } from './overview-view.ts'

// The overview in words, for readers who don't use the drawing: one line about it, and the same as a table and lists.

/** Such as “a bar for a week”. */
export function barInWords(unit: CalendarUnit): string {
  const { bar } = words().overview
  if ('days' in unit) return unit.days === 1 ? bar.day : bar.week
  if (unit.months === 1) return bar.month
  if (unit.months === 3) return bar.quarter
  return unit.months === 12 ? bar.year : bar.years(unit.months / 12)
}

/** Which times are drawn to which scale, and why. */
export function explanationOf({ whole, closeUp }: Overview): string {
  const { askedBelow, busiestBelow, sentence, toScale } = words().overview
  const reach = toScale(rangeInWords(whole.range), barInWords(whole.unit))
  if (!closeUp) return sentence(reach)
  const below = closeUp.why === 'asked' ? askedBelow : busiestBelow
  return below(reach, rangeInWords(closeUp.range), barInWords(closeUp.unit))
}

export const documentWords = ({ words: date, document }: OverviewDocument): string =>
  words().overview.text(date, document.shortTitle)

export const titleOf = ({ words: date, event }: OverviewMark): string =>
  `${date}: ${event.shortTitle ?? event.title} (${termView(CERTAINTIES, event.certainty).label.toLowerCase()})`

export const deadlineWords = ({ words: date, event, outcome }: OverviewDeadline): string =>
  words().overview.due(date, event.shortTitle ?? event.title, termView(DEADLINE_OUTCOMES, outcome).label.toLowerCase())

const MOST_ROWS = 32

export function overviewWords(overview: Overview, links: OverviewLinks): OverviewWords {
  const { whole, marks, documents, olderDocuments, deadlines, gaps, phases, undated } = overview
  const texts = words().overview
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
          texts.milestonesOf[significance],
          marks
            .filter(({ event }) => event.significance === significance)
            .map(mark => ({ href: links.event(mark), text: titleOf(mark) })),
        ),
      ),
      ...list(
        texts.phases,
        phases.map(phase => ({ href: null, text: `${phase.title}, ${phase.words}` })),
      ),
      ...list(
        texts.gaps,
        [...gaps]
          .sort((a, b) => a.first - b.first)
          .map(gap => ({ href: null, text: `${rangeInWords(gap)}: ${format(gap.days)}` })),
      ),
    ],
    links: [
      ...(documents.length + olderDocuments > 0 ? [{ href: links.documents, text: texts.allTexts }] : []),
      ...(deadlines.length > 0 ? [{ href: links.deadlines, text: texts.allDeadlines }] : []),
    ],
    notes: [
      ...(undated > 0 ? [texts.undated(undated)] : []),
      ...(olderDocuments > 0 ? [texts.olderTexts(format(olderDocuments))] : []),
    ],
  }
}

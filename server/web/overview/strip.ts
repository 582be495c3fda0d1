import { lengthOf } from '../../domain/dates/day-range.ts'
import { words } from '../../domain/language/words.ts'
import { binFinder } from '../../domain/overview/bins.ts'
import { middleOf, type Overview, overviewOf } from '../../domain/overview/overview.ts'
import { rangeInWords } from '../../domain/overview/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { TimelineResult } from '../../domain/timeline/timeline-index.ts'
import type { TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { pathsAt } from '../site/paths.ts'
import { drawColumns } from './columns.ts'
import { overviewLinks } from './links.ts'
import type { DrawnShape, StripView } from './overview-view.ts'
import { Bars, frameShapes } from './shapes.ts'
import { barInWords } from './words.ts'

// Heights.
const BARS = 33
const TICKS = 15

/** What stands above every page of the timeline; null while nothing that matches has a date. */
export function toStrip(record: NegotiationRecord, query: TimelineQuery, result: TimelineResult): StripView | null {
  const overview = overviewOf(record, query, result)
  if (!overview) return null
  const { whole } = overview
  const paths = pathsAt(record.moment)
  const landmarks = landmarkBins(overview)
  const height = BARS + TICKS
  return {
    label: words().overview.atAGlance(rangeInWords(whole.range)),
    height,
    days: lengthOf(whole.range),
    columns: drawColumns(overview, whole, overviewLinks(paths, query, result), height - 3),
    columnsHeight: BARS,
    shapes: [...frameShapes(overview, whole, { top: 0, bottom: BARS - 3 }), ...bars(overview, landmarks)],
    explanation: capitalised(barInWords(whole.unit)),
    hasLandmark: landmarks.size > 0,
    lanesHref: paths.overview(query),
  }
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

function landmarkBins({ whole, marks }: Overview): Set<number> {
  const binOf = binFinder(whole.bins)
  return new Set(marks.filter(({ event }) => event.significance === 3).map(mark => binOf(middleOf(mark))))
}

/** Heights count milestones; what does not match the dates asked for stands faint behind them. */
function bars({ whole }: Overview, landmarks: ReadonlySet<number>): DrawnShape[] {
  const most = Math.max(1, ...whole.density.map(({ chosen, others }) => chosen + others))
  const base = BARS - 3
  const height = (count: number) => (count === 0 ? 0 : Math.max(2, Math.round((count / most) * base)))
  const [plain, landmark, faint] = [new Bars(whole), new Bars(whole), new Bars(whole)]
  for (const [index, { chosen, others }] of whole.density.entries()) {
    if (chosen > 0) (landmarks.has(index) ? landmark : plain).add(index, base, height(chosen))
    if (others > 0) faint.add(index, base - height(chosen), height(others))
  }
  return [...faint.as('bar-faint'), ...plain.as('bar'), ...landmark.as('bar-landmark')]
}

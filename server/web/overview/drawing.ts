import { isoDayOf } from '../../domain/dates/day-numbers.ts'
import { type DayRange, isWithin, lengthOf } from '../../domain/dates/day-range.ts'
import type { DeadlineOutcome } from '../../domain/deadlines/deadlines.ts'
import { words } from '../../domain/language/words.ts'
import { middleOf, type Overview } from '../../domain/overview/overview.ts'
import type { OverviewPanel, Tally } from '../../domain/overview/panel.ts'
import { rangeInWords } from '../../domain/overview/words.ts'
import { drawColumns } from './columns.ts'
import { keyOf } from './key.ts'
import type { OverviewLinks } from './links.ts'
import { markLabels } from './mark-labels.ts'
import type { DrawnMark, DrawnPanel, OverviewView } from './overview-view.ts'
import { endOfDay, inPlot, percent, placesOf, startOfDay } from './scale.ts'
import { DENSITY, densityShapes, frameShapes, groundShapes, LANE, laneShapes, PAGE_BAR, TICKS } from './shapes.ts'
import { deadlineWords, documentWords, titleOf } from './words.ts'

// The overview as shapes. See overview-view.ts for its units.

// Heights.
const LABEL_ROWS = { whole: 2, closeUp: 4 } as const
const LANE_MIDDLE = 7
const GUIDE = 18
const SPACE = 6
const PHASE = 15

export function drawOverview(
  overview: Overview,
  links: OverviewLinks,
): Omit<OverviewView, 'words' | 'explanation' | 'from' | 'to'> {
  const { whole, closeUp } = overview
  const drawnWhole = drawPanel(overview, whole, links, { y: 0, label: words().overview.wholeRecord })
  const guideY = drawnWhole.height
  const place = (range: DayRange) => ({ y: guideY + GUIDE, label: words().overview.enlarged(rangeInWords(range)) })
  const panels = [drawnWhole, ...(closeUp ? [drawPanel(overview, closeUp, links, place(closeUp.range))] : [])]
  return {
    first: isoDayOf(whole.range.first),
    last: isoDayOf(whole.range.last),
    brush: { top: drawnWhole.columnsY, height: drawnWhole.columnsHeight },
    height: panels.reduce((bottom, { y, height }) => Math.max(bottom, y + height), 0),
    panels,
    guide: closeUp && {
      y: guideY,
      height: GUIDE,
      days: lengthOf(whole.range),
      path: guidePath(whole.range, closeUp.range),
    },
    key: keyOf(overview, panels),
  }
}

function drawPanel(
  overview: Overview,
  panel: OverviewPanel,
  links: OverviewLinks,
  place: Pick<DrawnPanel, 'y' | 'label'>,
): DrawnPanel {
  const { range } = panel
  const { whole, closeUp } = overview
  const isWhole = panel === whole
  const lanes = isWhole ? panel.lanes : panel.lanes.filter(({ bins, spans }) => spans.length > 0 || bins.some(hasAny))
  // What the enlargement shows is left out of the whole.
  const belongs = (day: number) =>
    isWithin(day, range) && !(isWhole && closeUp !== null && isWithin(day, closeUp.range))
  const marks = overview.marks.filter(mark => belongs(middleOf(mark)))
  const documents = overview.documents.filter(one => belongs(middleOf(one)))
  const deadlines = overview.deadlines.filter(({ last }) => belongs(last))

  const markPlaces = placesOf(marks.map(middleOf), range)
  const documentPlaces = placesOf(documents.map(middleOf), range)
  const labels = markLabels(marks, markPlaces, isWhole ? LABEL_ROWS.whole : LABEL_ROWS.closeUp)

  const densityY = labels.height + (labels.height > 0 ? SPACE : 0)
  const phases = overview.phases.filter(({ first, last }) => first <= range.last && last >= range.first)
  const phasesY = densityY + (isWhole ? DENSITY + SPACE : 0)
  const lanesY = phasesY + (phases.length > 0 ? PHASE + SPACE : 0)
  const documentsY = lanesY + lanes.length * LANE
  const deadlinesY = documentsY + (documents.length > 0 ? LANE : 0)
  const bottom = deadlinesY + (deadlines.length > 0 ? LANE : 0) + 3
  const height = bottom + PAGE_BAR + TICKS
  const frame = { top: densityY, bottom }
  const laneY = new Map(lanes.map(({ table }, index) => [table.id, { label: table.label, y: lanesY + index * LANE }]))

  return {
    ...place,
    height,
    columns: drawColumns(overview, panel, links, height - 5),
    days: lengthOf(range),
    columnsY: densityY,
    columnsHeight: bottom - densityY,
    rowLabels: [
      ...[...laneY.values()].map(({ label, y }) => ({ text: label, y: y + LANE - 3 })),
      ...(documents.length > 0 ? [{ text: words().overview.texts, y: documentsY + LANE - 3 }] : []),
      ...(deadlines.length > 0 ? [{ text: words().overview.deadlines, y: deadlinesY + LANE - 3 }] : []),
    ],
    phases: phases.map((phase, index) => {
      const [start, end] = [Math.max(0, startOfDay(phase.first, range)), Math.min(1, endOfDay(phase.last, range))]
      return {
        x: percent(start),
        width: percent(end - start),
        y: phasesY,
        height: PHASE,
        isOdd: index % 2 === 1,
        text: phase.title,
        title: `${phase.title}, ${phase.words}`,
      }
    }),
    ground: groundShapes(overview, panel, frame),
    shapes: [
      ...frameShapes(overview, panel, frame),
      ...(isWhole ? densityShapes(panel, densityY) : []),
      ...laneShapes({ ...panel, lanes }, lanesY),
    ],
    marks: marks.map((mark, index): DrawnMark => {
      const y = (laneY.get(mark.event.table)?.y ?? 0) + LANE_MIDDLE
      return {
        href: links.event(mark),
        title: titleOf(mark),
        isLandmark: mark.event.significance === 3,
        isHollow: mark.event.occurrence !== 'occurred' && mark.event.occurrence !== 'under-way',
        x: percent(markPlaces[index] ?? 0),
        y,
        labels: labels.of(mark, y),
      }
    }),
    documents: documents.map((one, index) => ({
      href: links.document(one.document.id),
      title: documentWords(one),
      x: percent(documentPlaces[index] ?? 0),
      y: documentsY + 2,
    })),
    deadlines: deadlines.map(deadline => ({
      href: links.event(deadline),
      title: deadlineWords(deadline),
      x: percent(endOfDay(deadline.last, range)),
      from: percent(Math.max(0, startOfDay(deadline.set.first, range))),
      y: deadlinesY + LANE_MIDDLE,
      path: OUTCOME_PATHS[deadline.outcome],
    })),
  }
}

const hasAny = ({ chosen, others }: Tally): boolean => chosen + others > 0

/** A tick, a cross, a diamond; a bar with an arrow where another date took its place, a bar where it was given up. */
const OUTCOME_PATHS: Readonly<Record<DeadlineOutcome, string>> = {
  met: 'M-3 0 0 3 4-4',
  missed: 'M-3.5-3.5 3.5 3.5M3.5-3.5-3.5 3.5',
  open: 'M0-4 4 0 0 4-4 0z',
  extended: 'M0-5V5M-3-3 0 0-3 3',
  dropped: 'M0-5V5',
}

function guidePath(whole: DayRange, part: DayRange): string {
  return `M${inPlot(part.first, whole)} 0L0 ${GUIDE}H${lengthOf(whole)}L${inPlot(part.last + 1, whole)} 0z`
}

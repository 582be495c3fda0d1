import { type DayRange, isWithin, lengthOf } from '../../domain/dates/day-range.ts'
import type { Overview } from '../../domain/overview/overview.ts'
import type { OverviewPanel, Tally } from '../../domain/overview/panel.ts'
import type { DrawnShape, ShapeKind } from './overview-view.ts'
import { inPlot } from './scale.ts'

// Heights.
export const DENSITY = 30
export const LANE = 13
const LANE_BAR = 10
const LEAST_BAR = 3
export const TICKS = 18
export const PAGE_BAR = 4

const shape = (kind: ShapeKind, path: string, width: number | null = null): DrawnShape[] =>
  path === '' ? [] : [{ kind, path, width }]

const box = (span: DayRange, range: DayRange, top: number, bottom: number): string => {
  const [start, end] = [inPlot(span.first, range), inPlot(span.last + 1, range)]
  return end > start ? `M${start} ${top}h${end - start}v${bottom - top}h${start - end}z` : ''
}

interface Frame {
  readonly top: number
  readonly bottom: number
}

export function groundShapes(
  { closeUp, gaps }: Overview,
  { range }: OverviewPanel,
  { top, bottom }: Frame,
): DrawnShape[] {
  const isWhole = range !== closeUp?.range
  return [
    ...(isWhole && closeUp ? shape('close-up', box(closeUp.range, range, top, bottom + PAGE_BAR + TICKS)) : []),
    ...shape('gap', gaps.map(gap => box(gap, range, top, bottom)).join('')),
  ]
}

export function frameShapes(
  { onPage, asOf }: Overview,
  { range }: OverviewPanel,
  { top, bottom }: Frame,
): DrawnShape[] {
  return [
    ...(onPage ? shape('page', box(onPage, range, bottom, bottom + PAGE_BAR)) : []),
    ...(asOf !== null && isWithin(asOf, range) ? shape('as-of', `M${inPlot(asOf + 1, range)} ${top}V${bottom}`) : []),
  ]
}

/** Upright strokes, each from where the last one stood: a row of them is the same few characters again and again. */
export class Bars {
  #path = ''
  #x = 0
  #y = 0
  readonly #panel: OverviewPanel

  constructor(panel: OverviewPanel) {
    this.#panel = panel
  }

  add(index: number, base: number, height: number): void {
    const { bins, range } = this.#panel
    const bin = bins[index] as DayRange
    const x = (bin.first + bin.last + 1) / 2 - range.first
    this.#path += `m${x - this.#x} ${base - this.#y}v${-height}`
    this.#x = x
    this.#y = base - height
  }

  /** As wide as three quarters of what a bin has room for, in days. */
  as(kind: ShapeKind): DrawnShape[] {
    const { bins } = this.#panel
    return shape(kind, this.#path, Math.round(lengthOf(bins[bins.length >> 1] as DayRange) * 75) / 100)
  }
}

/** Heights count events: those that were asked for below, the others on top of them. */
export function densityShapes(panel: OverviewPanel, top: number): DrawnShape[] {
  const most = Math.max(1, ...panel.density.map(({ chosen, others }) => chosen + others))
  const base = top + DENSITY
  const height = (events: number) => (events === 0 ? 0 : Math.max(1, Math.round((events / most) * DENSITY)))
  const [bars, faint] = [new Bars(panel), new Bars(panel)]
  for (const [index, { chosen, others }] of panel.density.entries()) {
    if (chosen > 0) bars.add(index, base, height(chosen))
    if (others > 0) faint.add(index, base - height(chosen), height(others))
  }
  return [...bars.as('bar'), ...faint.as('bar-faint')]
}

/** One event is plain to see; more make the bar higher, up to the height of the lane. */
export function laneShapes(panel: OverviewPanel, top: number): DrawnShape[] {
  const shown = ({ chosen, others }: Tally) => chosen || others
  const most = Math.max(2, ...panel.lanes.flatMap(({ bins }) => bins.map(shown)))
  const [bars, faint] = [new Bars(panel), new Bars(panel)]
  const spanPaths = { span: '', soft: '', 'span-faint': '' }
  for (const [lane, { bins, spans }] of panel.lanes.entries()) {
    const base = top + lane * LANE + LANE - 2
    for (const [index, tally] of bins.entries()) {
      const events = shown(tally)
      if (events === 0) continue
      const height = Math.round(LEAST_BAR + ((LANE_BAR - LEAST_BAR) * (events - 1)) / (most - 1))
      if (tally.chosen > 0) bars.add(index, base, height)
      else faint.add(index, base, height)
    }
    for (const span of spans) {
      const kind = !span.isChosen ? 'span-faint' : span.isSoft ? 'soft' : 'span'
      spanPaths[kind] += `M${inPlot(span.first, panel.range)} ${base - 1.5}h${lengthOf(span)}`
    }
  }
  return [
    ...bars.as('bar'),
    ...faint.as('bar-faint'),
    ...(['span', 'soft', 'span-faint'] as const).flatMap(kind => shape(kind, spanPaths[kind])),
  ]
}

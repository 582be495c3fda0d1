import type { AxisPart } from './axis.ts'
import { type ExplorerView, xOf } from './viewport.ts'

interface AxisLabel {
  /** Where in the plot what it names begins. */
  readonly x: number
  readonly text: string
}

interface AxisLabels {
  readonly parts: readonly AxisLabel[]
  /** What the parts are parts of, on a line of their own. */
  readonly above: readonly AxisLabel[]
}

const NARROWEST = 26
const LETTER = 7.5
const GAP = 8

/** The names for which there is room. A part that begins before the view is named by what it is part of. */
export function axisLabels(view: ExplorerView, parts: readonly AxisPart[]): AxisLabels {
  const startOf = ({ first }: AxisPart): number => Math.max(0, xOf(view, first))
  const [first, second] = parts
  const isCut = first && second && first.last - first.first < second.last - second.first
  const above = parts.flatMap(part => (part.above === null ? [] : [{ x: startOf(part), text: part.above }]))
  return {
    parts: parts
      .slice(isCut ? 1 : 0)
      .filter(part => xOf(view, part.last + 1) - startOf(part) >= NARROWEST)
      .map(part => ({ x: startOf(part), text: part.label })),
    above: above.filter(({ x, text }, index) => (above[index + 1]?.x ?? view.width) - x > text.length * LETTER + GAP),
  }
}

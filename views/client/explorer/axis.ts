import { select } from 'd3-selection'
import { type AxisLabel, type AxisPart, axisLabels } from '../../../server/domain/explorer/axis.ts'
import type { ExplorerView } from '../../../server/domain/explorer/viewport.ts'

/** The axis above the plot: days, months or years, and above them what they are part of. */
export function axis(svg: SVGSVGElement, height: number): (view: ExplorerView, parts: readonly AxisPart[]) => void {
  // A line of one pixel is sharp if it is drawn in the middle of a pixel.
  const sharp = devicePixelRatio > 1 ? 0 : 0.5
  const group = (x: number, y: number) => select(svg).append('g').attr('transform', `translate(${x},${y})`)
  const ticks = group(sharp, height)
  const base = ticks.append('path')
  const above = group(0, height - 24).attr('class', 'above')

  const name = (within: typeof ticks, labels: readonly AxisLabel[]) =>
    within
      .selectAll('text')
      .data(labels)
      .join('text')
      .attr('x', ({ x }) => x + 5)
      .text(({ text }) => text)

  return (view, parts) => {
    const labels = axisLabels(view, parts)
    base.attr('d', `M0 ${sharp}H${view.width}${labels.parts.map(({ x }) => `M${x} 0V-6`).join('')}`)
    name(ticks, labels.parts).attr('y', -8)
    name(above, labels.above)
  }
}

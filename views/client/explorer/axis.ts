import { axisTop } from 'd3-axis'
import { select } from 'd3-selection'
import type { AxisPart } from '../../../server/domain/explorer/axis.ts'
import { axisLabels } from '../../../server/domain/explorer/axis-labels.ts'
import type { ExplorerView } from '../../../server/domain/explorer/viewport.ts'

/** The axis above the plot: days, months or years, and above them what they are part of. */
export function axis(svg: SVGSVGElement, height: number): (view: ExplorerView, parts: readonly AxisPart[]) => void {
  const root = select(svg)
  const ticks = root.append('g').attr('class', 'ticks').attr('transform', `translate(0,${height})`)
  const above = root.append('g').attr('class', 'above')
  return (view, parts) => {
    const labels = axisLabels(view, parts)
    const names = new Map(labels.parts.map(({ x, text }) => [x, text]))
    ticks.call(
      axisTop(pixels(view.width))
        .tickSizeInner(6)
        .tickSizeOuter(0)
        .tickPadding(0)
        .tickValues([...names.keys()])
        .tickFormat(x => names.get(x) ?? ''),
    )
    above
      .selectAll<SVGTextElement, unknown>('text')
      .data(labels.above)
      .join('text')
      .attr('x', ({ x }) => x + 5)
      .attr('y', height - 24)
      .text(({ text }) => text)
  }
}

/** What d3-axis asks of a scale; the labels know their places already. */
function pixels(width: number) {
  const scale = Object.assign((x: number) => x, {
    domain: () => [0, width],
    range: () => [0, width],
    copy: () => scale,
  })
  return scale
}

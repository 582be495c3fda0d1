import { type AxisLabel, type AxisPart, axisLabels } from '../../../server/domain/explorer/axis.ts'
import type { ExplorerView } from '../../../server/domain/explorer/viewport.ts'
import { svgElement } from './parts.ts'

/** The axis above the plot: days, months or years, and above them what they are part of. */
export function axis(svg: SVGSVGElement, height: number): (view: ExplorerView, parts: readonly AxisPart[]) => void {
  // A line of one pixel is sharp if it is drawn in the middle of a pixel.
  const sharp = devicePixelRatio > 1 ? 0 : 0.5
  const base = svgElement('path')
  const ticks = svgElement('g', { transform: `translate(${sharp},${height})` })
  const above = svgElement('g', { transform: `translate(0,${height - 24})`, class: 'above' })
  ticks.append(base)
  svg.append(ticks, above)
  return (view, parts) => {
    const labels = axisLabels(view, parts)
    base.setAttribute('d', `M0 ${sharp}H${view.width}${labels.parts.map(({ x }) => `M${x} 0V-6`).join('')}`)
    write(ticks, labels.parts, -8)
    write(above, labels.above, 0)
  }
}

/** Texts that are there are used again: this happens at every step of a zoom. */
function write(group: SVGGElement, labels: readonly AxisLabel[], y: number): void {
  const texts = [...group.querySelectorAll('text')]
  for (const surplus of texts.slice(labels.length)) surplus.remove()
  for (const [index, { x, text }] of labels.entries()) {
    const label = texts[index] ?? group.appendChild(svgElement('text', { y: `${y}` }))
    label.setAttribute('x', `${x + 5}`)
    label.textContent = text
  }
}

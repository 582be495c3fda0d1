import type { DayRange } from '../../../server/domain/dates/day-range.ts'
import type { ExplorerData } from '../../../server/domain/explorer/explorer-data.ts'
import { explorerMap, MAP_BIN, windowOn } from '../../../server/domain/explorer/minimap.ts'
import type { Palette, Type } from '../../../server/domain/explorer/pen.ts'
import { dayAt, type ExplorerView } from '../../../server/domain/explorer/viewport.ts'
import { cssFont } from './canvas-pen.ts'
import { fitCanvas } from './canvas-size.ts'

const SMALL: Type = { face: 'sans', size: 11, weight: 400 }

/** All events at a glance: how much there was when, and which part is in view. Drag it, or press where to go. */
export function minimap(
  canvas: HTMLCanvasElement,
  data: ExplorerData,
  extent: DayRange,
  width: number,
  height: number,
  moved: (middle: number) => void,
): (view: ExplorerView, palette: Palette) => void {
  const { whole, counts, landmarks, texts, earlierTexts } = explorerMap(data, extent, width)
  const most = Math.max(1, ...counts)
  const context = fitCanvas(canvas, width, height)

  const dayUnder = (event: PointerEvent): number => dayAt(whole, event.offsetX)
  let grip: number | null = null
  let shown = whole
  canvas.onpointerdown = event => {
    const day = dayUnder(event)
    const isInside = day >= shown.from && day <= shown.to
    const middle = (shown.from + shown.to) / 2
    grip = isInside ? day - middle : 0
    canvas.setPointerCapture(event.pointerId)
    if (!isInside) moved(day)
  }
  canvas.onpointermove = event => {
    if (grip !== null) moved(dayUnder(event) - grip)
  }
  canvas.onpointerup = canvas.onpointercancel = () => {
    grip = null
  }

  // The bars do not change with the view, so they are drawn once for each palette.
  const still = document.createElement('canvas')
  let stillIn: Palette | null = null
  const drawStill = (palette: Palette): void => {
    const pen = fitCanvas(still, width, height)
    stillIn = palette
    if (!pen) return
    pen.fillStyle = palette.rule
    for (const x of texts) pen.fillRect(Math.round(x), 0, 1, height)
    drawBars(pen, palette.soft, counts, most, height)
    drawBars(pen, palette.landmark, landmarks, most, height)
    pen.fillStyle = palette.soft
    pen.font = cssFont(SMALL)
    if (earlierTexts > 0) pen.fillText(`← ${earlierTexts} earlier text${earlierTexts === 1 ? '' : 's'}`, 4, 12)
  }
  return (view, palette) => {
    if (!context) return
    shown = view
    context.clearRect(0, 0, width, height)
    const { left, width: size } = windowOn(whole, view)
    context.fillStyle = palette.accentSoft
    context.fillRect(left, 0, size, height)
    if (stillIn !== palette) drawStill(palette)
    context.drawImage(still, 0, 0, width, height)
    context.strokeStyle = palette.accent
    context.lineWidth = 2
    context.strokeRect(left + 1, 1, size - 2, height - 2)
  }
}

function drawBars(
  context: CanvasRenderingContext2D,
  colour: string,
  counts: Uint32Array,
  most: number,
  height: number,
): void {
  context.fillStyle = colour
  for (const [bin, count] of counts.entries()) {
    // The square root keeps a quiet month visible beside the busiest.
    const size = count === 0 ? 0 : Math.max(2, Math.sqrt(count / most) * (height - 8))
    if (size > 0) context.fillRect(bin * MAP_BIN, height - size, MAP_BIN - 1, size)
  }
}

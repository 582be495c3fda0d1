import { daysInWords } from '../dates/day-numbers.ts'
import { axisLabels, axisParts } from './axis.ts'
import { paint } from './painting.ts'
import type { Palette, Pen, Type } from './pen.ts'
import { lanesTop, type Scene, shownBands } from './scene.ts'
import { drawCertainty } from './signs.ts'
import type { ExplorerView } from './viewport.ts'

// A view of the explorer for an article or a slide: with its title, the days that it shows, what the signs mean, and where
// it comes from.

const MARGIN = 28
const HEAD = 78
const FOOT = 64
const TITLE: Type = { face: 'serif', size: 26, weight: 600 }
const TEXT: Type = { face: 'sans', size: 13, weight: 400 }
const TICK: Type = { face: 'sans', size: 11.5, weight: 400 }
const ABOVE: Type = { face: 'sans', size: 12, weight: 600 }
const PIXELS_PER_PART = 44

export interface Picture {
  readonly width: number
  readonly height: number
  readonly draw: (pen: Pen) => void
}

/** The scene with all of its lanes, whatever is scrolled out of sight. */
export function pictureOf(scene: Scene, palette: Palette): Picture {
  const frame = { ...scene.frame, height: lanesTop(scene) + scene.stack.height }
  const whole = { ...scene, frame, scrolled: 0 }
  const width = frame.width + 2 * MARGIN
  const height = HEAD + frame.height + FOOT
  return {
    width,
    height,
    draw: pen => {
      pen.box(0, 0, width, height, palette.paper)
      const days = daysIn(scene.view)
      pen.text(scene.data.title, { x: MARGIN, y: 46 }, palette.ink, TITLE)
      pen.text(daysInWords(days), { x: MARGIN, y: 68 }, palette.soft, TEXT)
      const inner = movedBy(pen, MARGIN, HEAD)
      const parts = axisParts(days, scene.view.width / PIXELS_PER_PART)
      paint(inner, whole, shownBands(whole), parts, palette, { hovered: null, chosen: null, hasFocus: false })
      const labels = axisLabels(scene.view, parts)
      const start = frame.plotStart + 5
      for (const { x, text } of labels.parts)
        inner.text(text, { x: start + x, y: frame.axisHeight - 8 }, palette.soft, TICK)
      for (const { x, text } of labels.above)
        inner.text(text, { x: start + x, y: frame.axisHeight - 24 }, palette.ink, ABOVE)
      for (const y of [frame.axisHeight, frame.height]) inner.line({ x: 0, y }, { x: frame.width, y }, palette.soft)
      drawLegend(pen, scene, palette, height - 34)
      pen.text(scene.data.source, { x: MARGIN, y: height - 14 }, palette.soft, TEXT)
    },
  }
}

/** Whole days of which something is in view. */
export const daysIn = ({ from, to }: ExplorerView): { first: number; last: number } => ({
  first: Math.floor(from + 1e-6),
  last: Math.ceil(to - 1e-6) - 1,
})

function drawLegend(pen: Pen, { data, measure }: Scene, palette: Palette, y: number): void {
  let x = MARGIN
  for (const { id, label } of data.certainties) {
    drawCertainty(pen, x + 7, y - 4.5, id, 2, palette)
    pen.text(label, { x: x + 20, y }, palette.soft, TEXT)
    x += measure(label, TEXT) + 44
  }
}

function movedBy(pen: Pen, dx: number, dy: number): Pen {
  const moved = <P extends { readonly x: number; readonly y: number }>(place: P): P => ({
    ...place,
    x: place.x + dx,
    y: place.y + dy,
  })
  return {
    box: (x, y, ...rest) => pen.box(x + dx, y + dy, ...rest),
    line: (from, to, ...rest) => pen.line(moved(from), moved(to), ...rest),
    shape: (path, at, ...rest) => pen.shape(path, moved(at), ...rest),
    text: (text, at, ...rest) => pen.text(text, moved(at), ...rest),
    within: (x, y, ...rest) => pen.within(x + dx, y + dy, ...rest),
  }
}

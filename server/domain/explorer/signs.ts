import type { Palette, Pen } from './pen.ts'
import { CERTAINTY_SHAPES, type SignShape, STANCE_SIGNS, type StanceSign } from './sign-shapes.ts'

const TEXT_SHAPE = 'M-4.7-6.2h5.9l3.5 3.5v8.9h-9.4z'

/** By significance. */
const SIZES = [0, 0.66, 0.8, 1]
const STANCE_SIZE = 0.85

/** The sign of a certainty: the more significant, the larger. */
export function drawCertainty(
  pen: Pen,
  x: number,
  y: number,
  certainty: string,
  significance: number,
  palette: Palette,
): void {
  const shape = (CERTAINTY_SHAPES as Readonly<Record<string, SignShape>>)[certainty]
  if (shape) draw(pen, [shape], x, y, palette.certainties[certainty] ?? palette.ink, SIZES[significance] ?? 1)
}

export function drawStance(pen: Pen, x: number, y: number, stance: string, palette: Palette): void {
  const sign = (STANCE_SIGNS as Readonly<Record<string, StanceSign>>)[stance]
  if (!sign) return
  const colours: Readonly<Record<string, string>> = { for: palette.stanceFor, against: palette.stanceAgainst }
  draw(pen, sign.shapes, x, y, colours[sign.tone] ?? palette.soft, STANCE_SIZE)
}

export function drawTextSign(pen: Pen, x: number, y: number, { paper, accent }: Palette): void {
  pen.shape(TEXT_SHAPE, { x, y }, paper)
  pen.shape(TEXT_SHAPE, { x, y }, accent, { stroke: { width: 1.6 } })
  pen.shape('M.8-6.2v4h4z', { x, y }, accent)
}

/** Around a middle. */
function draw(pen: Pen, shapes: readonly SignShape[], x: number, y: number, colour: string, scale: number): void {
  const corner = { x: x - 8 * scale, y: y - 8 * scale, scale }
  for (const shape of shapes) {
    pen.shape(pathOf(shape), corner, colour, shape.line === undefined ? {} : { stroke: { width: shape.line } })
  }
}

function pathOf(shape: SignShape): string {
  if ('path' in shape) return shape.path
  if ('square' in shape) {
    const [corner, side] = shape.square
    return `M${corner} ${corner}h${side}v${side}h${-side}z`
  }
  const [x, y, radius] = shape.circle
  const half = `a${radius} ${radius} 0 1 0`
  return `M${x - radius} ${y}${half} ${2 * radius} 0${half} ${-2 * radius} 0z`
}

import { element, type Markup } from '../svg/svg-element.ts'
import { CARD_SIZE, type Card } from './card.ts'
import { COLORS } from './colors.ts'
import { drawText, layLabel } from './text.ts'
import type { Font, Typesetter } from './typesetter.ts'

// Paper, rules and foot of every card.

export const MARGIN = 64
/** The area for everything else. */
export const BODY = {
  top: 66,
  bottom: 522,
  width: CARD_SIZE.width - 2 * MARGIN,
  right: CARD_SIZE.width - MARGIN,
} as const

/** A drawing that stands above the foot of a card. */
export interface LaidFigure {
  readonly height: number
  draw(top: number): Markup[]
}

const FOOT: Font = { face: 'sans', weight: 400, size: 24 }
const NAME: Font = { face: 'serif', weight: 600, size: 32 }
const FOOT_BASE = 586
const MARK_SIZE = 38
const NAME_X = MARGIN + MARK_SIZE + 14

export function drawFrame({ siteName, recordTitle, reach }: Card, type: Typesetter): Markup[] {
  const name = layLabel(siteName, NAME, type, BODY.width / 3)
  const end = layLabel(reach, FOOT, type, BODY.width / 2)
  const titleX = NAME_X + name.width + 18
  const title = layLabel(recordTitle, FOOT, type, BODY.right - end.width - 36 - titleX)
  const soft = { y: FOOT_BASE, color: COLORS.soft }
  return [
    element('rect', { ...CARD_SIZE, fill: COLORS.paper }),
    horizontalRule(40, 5),
    horizontalRule(49, 1.5),
    horizontalRule(540, 1.5),
    drawMark(MARGIN, FOOT_BASE - 30, MARK_SIZE),
    ...drawText(name, { x: NAME_X, y: FOOT_BASE }, type),
    ...drawText(title, { x: titleX, ...soft }, type),
    ...drawText(end, { x: BODY.right - end.width, ...soft }, type),
  ]
}

const horizontalRule = (y: number, thickness: number): Markup =>
  element('rect', { x: MARGIN, y, width: BODY.width, height: thickness, fill: COLORS.ink })

/** As views/assets/mark.svg. */
const drawMark = (x: number, y: number, size: number): Markup =>
  element(
    'g',
    { transform: `translate(${x} ${y}) scale(${size / 32})` },
    element('rect', { width: 32, height: 32, rx: 6, fill: COLORS.accent }),
    element('path', { d: 'M8 26V8h5.5a5 5 0 0 1 0 10H8', fill: 'none', stroke: COLORS.paper, 'stroke-width': 4 }),
    element('path', { d: 'M24 6h4v4h-4zM24 14h4v4h-4zM24 22h4v4h-4z', fill: '#f0b35c' }),
  )

import { element, type Markup } from '../svg/svg-element.ts'
import type { StripFigure } from './card.ts'
import { COLORS } from './colors.ts'
import { BODY, type LaidFigure, MARGIN } from './frame.ts'
import { drawSign } from './signs.ts'
import { drawText, layLabel } from './text.ts'
import type { Font, Typesetter } from './typesetter.ts'

const LABEL: Font = { face: 'sans', weight: 400, size: 24 }
const STRONG: Font = { face: 'sans', weight: 600, size: 24 }
const WIDEST_STEP = 72
const HIGHEST = 104
const BASE = 136
const DIAMOND = 15
/** Between a name on the axis and the next one. */
const BETWEEN_TICKS = 28

/** From here on the key takes the place of names on the axis. */
const KEY_LEFT = BODY.right - 190

type Column = StripFigure['columns'][number]

/** Milestones as columns in time, those with landmarks marked. */
export function stripFigure({ columns }: StripFigure, type: Typesetter): LaidFigure {
  const step = Math.min(WIDEST_STEP, BODY.width / Math.max(1, columns.length))
  const width = Math.max(1, step - Math.min(6, step / 5))
  const most = Math.max(1, ...columns.map(({ count }) => count))
  const drawn = ({ count, landmarks }: Column, index: number, base: number): Markup[] => {
    if (count === 0) return []
    const height = Math.max(3, (count / most) * HIGHEST)
    const x = MARGIN + index * step
    const sign = { x: x + (width - DIAMOND) / 2, y: base + 8, size: DIAMOND }
    return [
      element('rect', { x, y: base - height, width, height, fill: COLORS.accent }),
      ...(landmarks > 0 ? [drawSign({ landmark: true }, sign)] : []),
    ]
  }
  return {
    height: 196,
    draw: top => {
      const base = top + BASE
      return [
        ...columns.flatMap((column, index) => drawn(column, index, base)),
        element('rect', { x: MARGIN, y: base, width: step * columns.length, height: 1.5, fill: COLORS.ink }),
        ...drawPeak(columns, { step, base }, type),
        ...drawTicks(columns, { step, base }, type),
        ...drawKey(columns, base, type),
      ]
    },
  }
}

interface Scale {
  readonly step: number
  readonly base: number
}

function drawPeak(columns: readonly Column[], { step, base }: Scale, type: Typesetter): Markup[] {
  const most = Math.max(...columns.map(({ count }) => count))
  const index = columns.findIndex(({ count }) => count === most)
  const peak = columns[index]
  if (!peak) return []
  const label = layLabel(`${peak.words}: ${peak.count.toLocaleString('en')}`, STRONG, type)
  const centered = MARGIN + (index + 0.5) * step - label.width / 2
  const x = Math.min(Math.max(MARGIN, centered), BODY.right - label.width)
  return drawText(label, { x, y: base - HIGHEST - 12 }, type)
}

function drawTicks(columns: readonly Column[], { step, base }: Scale, type: Typesetter): Markup[] {
  let free: number = MARGIN
  return columns.flatMap(({ tick }, index) => {
    const x = MARGIN + index * step
    if (tick === null || x < free) return []
    const label = layLabel(tick, LABEL, type)
    free = x + label.width + BETWEEN_TICKS
    if (free > KEY_LEFT) return []
    return [
      element('rect', { x, y: base, width: 1.5, height: 58, fill: COLORS.rule }),
      ...drawText(label, { x: x + 10, y: base + 56, color: COLORS.soft }, type),
    ]
  })
}

function drawKey(columns: readonly Column[], base: number, type: Typesetter): Markup[] {
  if (columns.every(({ landmarks }) => landmarks === 0)) return []
  const label = layLabel('Landmarks', LABEL, type)
  const x = BODY.right - label.width
  return [
    drawSign({ landmark: true }, { x: x - DIAMOND - 10, y: base + 40, size: DIAMOND }),
    ...drawText(label, { x, y: base + 56, color: COLORS.soft }, type),
  ]
}

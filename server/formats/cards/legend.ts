import type { Markup } from '../svg/svg-element.ts'
import { COLORS } from './colors.ts'
import { BODY, MARGIN } from './frame.ts'
import { drawText, type LaidText, layLabel } from './text.ts'
import type { Font, Typesetter } from './typesetter.ts'

const SIGN_ROOM = 30
const BETWEEN = 28

interface Legend<T> {
  readonly height: number
  draw(top: number, sign: (item: T, x: number, middle: number) => Markup): Markup[]
}

/** What signs mean, one after another, in as many lines as it takes. */
export function layLegend<T extends { readonly label: string }>(
  items: readonly T[],
  font: Font,
  type: Typesetter,
): Legend<T> {
  const lineHeight = Math.round(font.size * 1.5)
  const placed: { item: T; text: LaidText; x: number; line: number }[] = []
  let line = 0
  let x: number = MARGIN
  for (const item of items) {
    const text = layLabel(item.label, font, type, BODY.width - SIGN_ROOM)
    if (x > MARGIN && x + SIGN_ROOM + text.width > BODY.right) {
      line++
      x = MARGIN
    }
    placed.push({ item, text, x, line })
    x += SIGN_ROOM + text.width + BETWEEN
  }
  return {
    height: (line + 1) * lineHeight,
    draw: (top, sign) =>
      placed.flatMap(({ item, text, x: start, line: row }) => {
        const base = top + row * lineHeight + font.size
        const place = { x: start + SIGN_ROOM, y: base, color: COLORS.soft }
        return [sign(item, start, base - font.size * 0.36), ...drawText(text, place, type)]
      }),
  }
}

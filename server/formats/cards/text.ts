import { element, type Markup } from '../svg/svg-element.ts'
import { COLORS } from './colors.ts'
import { type BrokenText, breakEvenly, breakLines } from './line-breaking.ts'
import { type Font, isRightToLeft, type Typesetter } from './typesetter.ts'

// How text is put on a card: broken to its box first, then drawn line by line, as outlines: what draws the picture needs no
// fonts then, which it could only read from the disk, each time anew.

interface TextBox {
  readonly font: Font
  readonly width: number
  /** Lines; what has no room in them gives way to an ellipsis. */
  readonly most?: number
  readonly isEven?: true
}

export interface LaidText extends BrokenText {
  readonly font: Font
  readonly width: number
  readonly rightToLeft: boolean
}

/** No card has room for a longer text, however narrow its letters. */
const MOST_CHARACTERS = 700

export function layText(text: string, { font, width, most = 1, isEven }: TextBox, type: Typesetter): LaidText {
  const printable = type.printable(text.slice(0, MOST_CHARACTERS), font)
  const box = { width, most, measure: (line: string) => type.width(line, font) }
  const broken = isEven ? breakEvenly(printable, box) : breakLines(printable, box)
  return { ...broken, font, width, rightToLeft: isRightToLeft(printable) }
}

interface Place {
  readonly x: number
  /** Of the first base line. */
  readonly y: number
  readonly lineHeight?: number
  readonly color?: string
}

/** Text from right to left keeps to the right of its box. */
export function drawText(
  text: LaidText,
  { x, y, lineHeight = 0, color = COLORS.ink }: Place,
  type: Typesetter,
): Markup[] {
  const { lines, font, width, rightToLeft } = text
  return lines.flatMap((line, index) => {
    const start = rightToLeft ? x + width - type.width(line, font) : x
    return drawRuns(line, { start, y: y + index * lineHeight, color, font, rightToLeft }, type)
  })
}

interface Line {
  readonly start: number
  readonly y: number
  readonly color: string
  readonly font: Font
  readonly rightToLeft: boolean
}

function drawRuns(line: string, { start, y, color, font, rightToLeft }: Line, type: Typesetter): Markup[] {
  let at = start
  return type.runs(line, font, rightToLeft).flatMap(({ text, face, width }) => {
    const x = at
    at += width
    const glyphs = face.glyphs(text).filter(({ outline }) => outline !== '')
    if (glyphs.length === 0) return []
    const scale = font.size / face.unitsPerEm
    return element(
      'g',
      { transform: `translate(${rounded(x)} ${rounded(y)}) scale(${scale} ${-scale})`, fill: color },
      ...glyphs.map(({ x, y, outline }) => element('path', { transform: `translate(${x} ${y})`, d: outline })),
    )
  })
}

const rounded = (pixels: number): number => Math.round(pixels * 10) / 10

/** One line as wide as it is, for labels; no wider than `width`. */
export const layLabel = (text: string, font: Font, type: Typesetter, width = Number.POSITIVE_INFINITY): LaidText => {
  const laid = layText(text, { font, width }, type)
  return { ...laid, width: type.width(laid.lines[0] ?? '', font) }
}

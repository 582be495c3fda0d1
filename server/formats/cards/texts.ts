import { element } from '../svg/svg-element.ts'
import type { TextsFigure } from './card.ts'
import { COLORS } from './colors.ts'
import { BODY, type LaidFigure, MARGIN } from './frame.ts'
import { drawText, layText } from './text.ts'
import type { Font, Typesetter } from './typesetter.ts'

const CAPTION: Font = { face: 'sans', weight: 600, size: 24 }
const BETWEEN = 32
/** With more texts, everything is set smaller. */
const FEW = 3

/** Texts beside each other, and what each says on one thing. */
export function textsFigure({ caption, texts }: TextsFigure, type: Typesetter): LaidFigure {
  const isDense = texts.length > FEW
  const width = (BODY.width - BETWEEN * (texts.length - 1)) / Math.max(1, texts.length)
  const name: Font = { face: 'sans', weight: 600, size: isDense ? 20 : 24 }
  const date: Font = { face: 'sans', weight: 400, size: isDense ? 19 : 22 }
  const says: Font = { face: 'serif', weight: 400, size: isDense ? 22 : texts.length < FEW ? 30 : 26 }
  const [nameLine, saysLine] = [Math.round(name.size * 1.25), Math.round(says.size * 1.27)]
  const columns = texts.map(text => ({
    name: layText(text.name, { font: name, width, most: 2 }, type),
    date: layText(text.date, { font: date, width }, type),
    says: layText(text.says, { font: says, width, most: 3 }, type),
    color: text.isAbsent ? COLORS.soft : COLORS.ink,
  }))
  const nameLines = Math.max(0, ...columns.map(column => column.name.lines.length))
  const saysLines = Math.max(0, ...columns.map(column => column.says.lines.length))
  const dateBase = 48 + nameLines * nameLine + date.size
  const saysBase = dateBase + says.size + 16
  return {
    height: saysBase + saysLines * saysLine - says.size + 8,
    draw: top => [
      ...drawText(
        layText(caption, { font: CAPTION, width: BODY.width }, type),
        { x: MARGIN, y: top + 22, color: COLORS.landmark },
        type,
      ),
      ...columns.flatMap((column, index) => {
        const x = MARGIN + index * (width + BETWEEN)
        return [
          element('rect', { x, y: top + 38, width, height: 3, fill: COLORS.accent }),
          ...drawText(column.name, { x, y: top + 44 + name.size, lineHeight: nameLine }, type),
          ...drawText(column.date, { x, y: top + dateBase, color: COLORS.soft }, type),
          ...drawText(column.says, { x, y: top + saysBase, lineHeight: saysLine, color: column.color }, type),
        ]
      }),
    ],
  }
}

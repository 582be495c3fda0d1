import { element, type Markup } from '../svg/svg-element.ts'
import type { MatrixFigure } from './card.ts'
import { COLORS } from './colors.ts'
import { BODY, type LaidFigure, MARGIN } from './frame.ts'
import { layLegend } from './legend.ts'
import { drawSign } from './signs.ts'
import { drawText, layLabel } from './text.ts'
import type { Font, Typesetter } from './typesetter.ts'

const NAME: Font = { face: 'sans', weight: 400, size: 24 }
const NAME_WIDTH = 270
const HEIGHT = 308
const WIDEST_STEP = 54
const ROW = { least: 33, most: 46 }
/** A column that is named by a word stands slanted, because words are wider than signs. */
const SLANT = 42
const SLANTED_WIDTH = 150
/** Room on the right for the end of the last slanted name. */
const SLANTED_MARGIN = 90
/** A legend of more signs is set smaller. */
const FEW_SIGNS = 6

/** Actors down, points or issues across, a sign in each field. As many actors as have room. */
export function matrixFigure({ columns, rows, legend }: MatrixFigure, type: Typesetter): LaidFigure {
  const isSlanted = columns.some(label => label.length > 3)
  const across = BODY.width - NAME_WIDTH - (isSlanted ? SLANTED_MARGIN : 0)
  const step = Math.min(WIDEST_STEP, across / Math.max(1, columns.length))
  const labels: Font = { face: 'sans', weight: 400, size: isSlanted ? 17 : Math.min(20, step * 0.6) }
  const names = columns.map(label => layLabel(label, labels, type, SLANTED_WIDTH))
  const widest = Math.max(0, ...names.map(({ width }) => width))
  const headHeight = isSlanted ? Math.sin((SLANT * Math.PI) / 180) * widest + 24 : 32
  const key = layLegend(legend, { ...NAME, size: legend.length > FEW_SIGNS ? 18 : 21 }, type)
  const room = HEIGHT - headHeight - key.height - 14
  const shown = Math.min(rows.length, Math.floor(room / ROW.least))
  const rowHeight = Math.min(ROW.most, room / Math.max(1, shown))
  const size = Math.min(24, step * 0.72)
  const left = MARGIN + NAME_WIDTH

  const head = (index: number, top: number): Markup[] => {
    const label = names[index]
    if (!label) return []
    const center = left + (index + 0.5) * step
    const base = top + headHeight - 12
    if (!isSlanted) return drawText(label, { x: center - label.width / 2, y: base, color: COLORS.soft }, type)
    const turned = { transform: `rotate(${-SLANT} ${Math.round(center)} ${Math.round(base)})` }
    return [element('g', turned, ...drawText(label, { x: center, y: base, color: COLORS.soft }, type))]
  }

  const row = ({ name, signs }: MatrixFigure['rows'][number], top: number): Markup[] => {
    const middle = top + rowHeight / 2
    return [
      element('rect', { x: MARGIN, y: top, width: BODY.width, height: 1, fill: COLORS.rule }),
      ...drawText(layLabel(name, NAME, type, NAME_WIDTH - 16), { x: MARGIN, y: middle + 9 }, type),
      ...signs.map((sign, index) =>
        drawSign({ stance: sign }, { x: left + (index + 0.5) * step - size / 2, y: middle - size / 2, size }),
      ),
    ]
  }

  const height = headHeight + shown * rowHeight + 14 + key.height
  return {
    height,
    draw: top => [
      ...columns.flatMap((_, index) => head(index, top)),
      ...rows.slice(0, shown).flatMap((one, index) => row(one, top + headHeight + index * rowHeight)),
      ...key.draw(top + height - key.height, ({ sign }, x, middle) =>
        drawSign({ stance: sign }, { x, y: middle - 9, size: 18 }),
      ),
    ],
  }
}

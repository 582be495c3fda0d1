import { element, type Markup } from '../svg/svg-element.ts'
import type { BarFigure, BarTone } from './card.ts'
import { COLORS } from './colors.ts'
import { BODY, type LaidFigure, MARGIN } from './frame.ts'
import { layLegend } from './legend.ts'
import type { Font, Typesetter } from './typesetter.ts'

const LABEL: Font = { face: 'sans', weight: 400, size: 24 }
const FIELD_HEIGHT = 46
const OUTLINE = 3

const FILLS: Readonly<Record<BarTone, Readonly<Record<string, string | number>>>> = {
  agreed: { fill: COLORS['c-confirmed'] },
  open: { fill: COLORS.paper, stroke: COLORS['c-disputed'], 'stroke-width': OUTLINE },
  withdrawn: { fill: COLORS['c-retracted'] },
  unknown: { fill: COLORS.rule },
}

/** The points of a text as fields in a row, by their state. */
export function barFigure({ parts }: BarFigure, type: Typesetter): LaidFigure {
  const legend = layLegend(
    parts.map(({ label, count, tone }) => ({ label: `${count} ${label}`, tone })),
    LABEL,
    type,
  )
  const tones = parts.flatMap(({ tone, count }) => Array.from({ length: count }, () => tone))
  const step = BODY.width / Math.max(1, tones.length)
  const gap = Math.min(6, step / 4)
  return {
    height: FIELD_HEIGHT + 16 + legend.height,
    draw: top => [
      ...tones.map((tone, index) => field(tone, MARGIN + index * step, top, step - gap, FIELD_HEIGHT)),
      ...legend.draw(top + FIELD_HEIGHT + 16, ({ tone }, x, middle) => field(tone, x, middle - 10, 20, 20)),
    ],
  }
}

/** An outline is drawn inside, so that all fields are equally large. */
function field(tone: BarTone, x: number, y: number, width: number, height: number): Markup {
  const inset = tone === 'open' ? OUTLINE / 2 : 0
  return element('rect', {
    x: x + inset,
    y: y + inset,
    width: Math.max(0.5, width - 2 * inset),
    height: height - 2 * inset,
    ...FILLS[tone],
  })
}

import { element, type Markup } from '../svg/svg-element.ts'
import { CARD_SIZE, type Card, type Fact } from './card.ts'
import { COLORS } from './colors.ts'
import { figureOf } from './figures.ts'
import { BODY, drawFrame, MARGIN } from './frame.ts'
import { drawSign, signColor } from './signs.ts'
import { drawText, type LaidText, layLabel, layText } from './text.ts'
import type { Font, Typesetter } from './typesetter.ts'

const KICKER: Font = { face: 'sans', weight: 600, size: 27 }
const FACT: Font = { face: 'sans', weight: 400, size: 29 }
const FACT_LINE = 44
const LEAD: Font = { face: 'serif', weight: 400, size: 31 }
const LEAD_LINE = 43
const FIGURE_GAP = 16
const KICKER_BASE = BODY.top + 36
const TITLE_TOP = KICKER_BASE + 18

/** Sizes of a title: the largest is taken in which the whole title fits. */
const TITLE_SIZES = [70, 62, 54, 47, 41]
const TITLE_LINE = 1.13
const MOST_TITLE_LINES = 5
const MOST_LEAD_LINES = 5

/** The card as an SVG document; texts that are too long for their room end with an ellipsis. */
export function drawCard(card: Card, type: Typesetter): string {
  const figure = card.figure && figureOf(card.figure, type)
  const figureTop = BODY.bottom - (figure?.height ?? 0)
  const floor = figure ? figureTop - FIGURE_GAP : BODY.bottom
  const facts = layFacts(card.facts, type)
  const factsHeight = facts.length > 0 ? 22 + facts.length * FACT_LINE : 0
  const title = layTitle(card.title, floor - TITLE_TOP - factsHeight, type)
  const titleLine = title.font.size * TITLE_LINE
  const titleBottom = TITLE_TOP + title.lines.length * titleLine
  const kicker = layText(card.kicker, { font: KICKER, width: BODY.width }, type)
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...CARD_SIZE, viewBox: `0 0 ${CARD_SIZE.width} ${CARD_SIZE.height}` },
    element('title', {}, card.title.replace(/\p{Cc}+/gu, ' ')),
    ...drawFrame(card, type),
    ...drawText({ ...kicker, rightToLeft: false }, { x: MARGIN, y: KICKER_BASE, color: COLORS.accent }, type),
    ...drawText(title, { x: MARGIN, y: TITLE_TOP + 0.86 * titleLine, lineHeight: titleLine }, type),
    ...facts.flatMap((line, index) => drawFacts(line, titleBottom + 22 + index * FACT_LINE, type)),
    ...drawLead(card.lead, titleBottom + factsHeight + 18, floor, type),
    ...(figure?.draw(figureTop) ?? []),
  ).text
}

function layTitle(text: string, room: number, type: Typesetter): LaidText {
  const tried = TITLE_SIZES.map(size => {
    const most = Math.max(1, Math.min(MOST_TITLE_LINES, Math.floor(room / (size * TITLE_LINE))))
    const font: Font = { face: 'serif', weight: 600, size }
    return () => layText(text, { font, width: BODY.width, most, isEven: true }, type)
  })
  for (const lay of tried.slice(0, -1)) {
    const title = lay()
    if (!title.isCut) return title
  }
  return (tried.at(-1) as () => LaidText)()
}

interface PlacedFact {
  readonly fact: Fact
  readonly text: LaidText
  readonly x: number
}

const SIGN_SIZE = 24
const SIGN_ROOM = SIGN_SIZE + 12
const BETWEEN_FACTS = 40
const MOST_FACT_LINES = 2

/** Facts one after another; none is broken, and one that is wider than a line is cut. */
function layFacts(facts: readonly Fact[], type: Typesetter): PlacedFact[][] {
  const lines: PlacedFact[][] = []
  let end = Number.POSITIVE_INFINITY
  for (const fact of facts) {
    const sign = fact.sign ? SIGN_ROOM : 0
    const text = layLabel(fact.text, FACT, type, BODY.width - sign)
    if (text.lines.length === 0) continue
    const width = sign + text.width
    const isNew = end + BETWEEN_FACTS + width > BODY.right
    if (isNew && lines.length === MOST_FACT_LINES) break
    const x = isNew ? MARGIN : end + BETWEEN_FACTS
    if (isNew) lines.push([])
    lines.at(-1)?.push({ fact, text, x })
    end = x + width
  }
  return lines
}

function drawFacts(line: readonly PlacedFact[], top: number, type: Typesetter): Markup[] {
  const base = top + 32
  return line.flatMap(({ fact: { sign }, text, x }, index) => {
    const color = sign ? signColor(sign) : COLORS.soft
    return [
      ...(index > 0 ? [element('circle', { cx: x - BETWEEN_FACTS / 2, cy: base - 9, r: 2.6, fill: COLORS.soft })] : []),
      ...(sign ? [drawSign(sign, { x, y: base - SIGN_SIZE + 2, size: SIGN_SIZE })] : []),
      ...drawText(text, { x: sign ? x + SIGN_ROOM : x, y: base, color }, type),
    ]
  })
}

function drawLead(text: string, top: number, floor: number, type: Typesetter): Markup[] {
  const most = Math.min(MOST_LEAD_LINES, Math.floor((floor - top) / LEAD_LINE))
  if (most < 1) return []
  const lead = layText(text, { font: LEAD, width: BODY.width, most }, type)
  return drawText(lead, { x: MARGIN, y: top + 32, lineHeight: LEAD_LINE }, type)
}

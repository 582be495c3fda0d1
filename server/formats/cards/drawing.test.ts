import { readFileSync } from 'node:fs'
import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { groupBy } from '../../domain/group-by.ts'
import { makePictureFonts } from '../../testing/picture-fonts.ts'
import { readCardType } from '../../web/cards/card-type.ts'
import { element } from '../svg/svg-element.ts'
import type { Card, Figure } from './card.ts'
import { drawCard } from './drawing.ts'
import { BODY, MARGIN } from './frame.ts'
import { drawText, layText } from './text.ts'
import type { Font, Typesetter } from './typesetter.ts'

let type: Typesetter
/** Sets as the other does, but draws each run as one glyph of which the outline is the run itself. */
let legible: Typesetter
beforeAll(async () => {
  const { folder, remove } = await makePictureFonts()
  type = readCardType(folder)
  legible = {
    ...type,
    runs: (line, font, rightToLeft) =>
      type.runs(line, font, rightToLeft).map(run => {
        const { size, ...cut } = font
        const glyphs = (text: string) => [{ x: 0, y: 0, outline: `${JSON.stringify(cut)}${text}` }]
        return { ...run, face: { ...run.face, unitsPerEm: 1, glyphs } }
      }),
  }
  return remove
})

const LATIN = 'Zelenskyy’s open letter: “28 points”, AVATAR, To, We – 1,234'
const UKRAINIAN = 'Переговори української та американської делегацій у Женеві завершилися, ґрунт'
const ARABIC = 'مفاوضات السلام بين الولايات المتحدة وأوكرانيا في جنيف'
const MIXED = 'بيان مشترك (Geneva) بشأن خطة من 28 نقطة.'
const SERIF: Font = { face: 'serif', weight: 600, size: 50 }
const SANS: Font = { face: 'sans', weight: 400, size: 30 }

const card = (change: Partial<Card> = {}): Card => ({
  kicker: '23 November 2025',
  title: 'Talks in Geneva',
  facts: [{ text: 'Confirmed', sign: { certainty: 'confirmed' } }, { text: 'Geneva' }],
  lead: 'Delegations met.',
  figure: null,
  siteName: 'Parley',
  recordTitle: 'A record',
  reach: 'Record to 5 July 2026',
  ...change,
})

/** Every text of a card that was drawn legibly, with the place where it begins and ends. */
function textsOf(svg: string): { text: string; start: number; end: number; y: number }[] {
  const found = svg.matchAll(
    /<g transform="translate\(([\d.-]+) ([\d.]+)\) scale\(([\d.]+) [^>]*><path transform="translate\(0 0\)" d="([^"]*)"/g,
  )
  return [...found].map(([, x, y, size, escaped = '']) => {
    const [, cut = '', text = ''] = /^(\{.*?\})(.*)$/s.exec(unescaped(escaped)) ?? []
    const font: Font = { ...JSON.parse(cut), size: Number(size) }
    return { text, start: Number(x), end: Number(x) + type.width(text, font), y: Number(y) }
  })
}

const unescaped = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name as 'amp'],
  )

describe('measuring', () => {
  it.each<[string, string, Font]>([
    ['Latin in the serif', LATIN, SERIF],
    ['Latin in the sans', LATIN, SANS],
    ['Ukrainian', UKRAINIAN, SERIF],
    ['Polish and Turkish', 'Łódź, Gdańsk, Türkiye, Iași, Štrba', SANS],
    ['Arabic, whose letters join', ARABIC, SERIF],
  ])('%s is as wide as it is drawn', (_, text, font) => {
    const laid = layText(text, { font, width: 4_000 }, type)
    const drawn = drawText({ ...laid, rightToLeft: false }, { x: 0, y: 100 }, type)
    const svg = element('svg', { xmlns: 'http://www.w3.org/2000/svg', width: 4_000, height: 200 }, ...drawn).text
    const box = new Resvg(svg, { font: { loadSystemFonts: false } }).getBBox()
    const measured = type.width(text, font)
    expect(box?.width).toBeLessThanOrEqual(measured)
    expect(box?.width).toBeGreaterThan(measured * 0.98)
  })

  it('takes each character from the font that has it', () => {
    const runs = type.runs('Kyiv Київ ł سلام', SERIF, false)
    expect(new Set(runs.map(({ face }) => face)).size).toBe(4)
    for (const { text, face } of runs)
      for (const letter of text) expect(face.has(letter.codePointAt(0) ?? 0)).toBe(true)
  })

  it.each([
    ['letters that no font has give way to an ellipsis', '28 点方案 plan', '28 … plan'],
    ['signs that no font has are left out', 'peace 🕊️ now', 'peace now'],
    ['invisible characters are left out', 'a\u202Eb\u200Bc\u0000d', 'abcd'],
    ['white space becomes spaces', ' a\n\tb  c ', 'a b c'],
    ['accents are put together', 'é', 'é'],
  ])('%s', (_, text, printable) => {
    expect(type.printable(text, SANS)).toBe(printable)
  })
})

describe('right to left', () => {
  it('the line begins at the right, and words of other scripts keep their order', () => {
    const texts = type.runs(MIXED, SERIF, true).map(({ text }) => text.trim())
    const visible = texts.filter(text => text !== '')
    expect(visible).toEqual(['.', 'نقطة', '28', 'بشأن خطة من', '(', 'Geneva', ')', 'بيان مشترك'])
  })

  it('a title keeps to the right, the rest of the card does not', () => {
    const texts = textsOf(drawCard(card({ title: ARABIC }), legible))
    const title = texts.filter(({ text }) => text.includes('السلام') || text.includes('جنيف'))
    expect(title.length).toBeGreaterThan(0)
    for (const { end } of title) expect(Math.abs(end - BODY.right)).toBeLessThan(2)
    expect(texts.find(({ text }) => text === '23 November 2025')?.start).toBe(MARGIN)
  })

  it('an Arabic word in a Latin title turns no line of it round', () => {
    const title = `The word ${ARABIC} stands in the middle of a title that needs several lines`
    const lines = groupBy(textsOf(drawCard(card({ title }), legible)), ({ y }) => y)
    for (const texts of lines.values())
      expect(Math.min(...texts.map(({ start }) => start))).toBeLessThan(BODY.right / 2)
  })
})

const MATRIX: Figure = {
  kind: 'matrix',
  columns: Array.from({ length: 30 }, (_, index) => String(index + 1)),
  rows: Array.from({ length: 12 }, (_, index) => ({
    name: `Actor ${index} with a long name, such as a coalition of many states`,
    signs: Array.from({ length: 30 }, () => 'red-line' as const),
  })),
  legend: [{ sign: 'red-line', label: 'Red line' }],
}
const STRIP: Figure = {
  kind: 'strip',
  columns: Array.from({ length: 48 }, (_, index) => ({
    words: 'November 2025',
    tick: index % 2 === 0 ? '2025' : null,
    count: index * 1000,
    landmarks: 1,
  })),
}
const BAR: Figure = {
  kind: 'bar',
  parts: (['agreed', 'open', 'withdrawn', 'unknown'] as const).map(tone => ({
    label: `agreed between ${'a party with a long name, '.repeat(6)}and nobody else`,
    count: 40,
    tone,
  })),
}
const TEXTS: Figure = {
  kind: 'texts',
  caption: LATIN.repeat(5),
  texts: Array.from({ length: 5 }, () => ({
    name: UKRAINIAN,
    date: 'about 15 November 2025 or later',
    says: MIXED.repeat(9),
  })),
}

const WORST = [
  LATIN.repeat(3).slice(0, 160),
  UKRAINIAN.repeat(3).slice(0, 160),
  ARABIC.repeat(4).slice(0, 160),
  MIXED.repeat(5),
  'W'.repeat(160),
  'x',
]

describe('a card', () => {
  it.each([
    ['no figure', null],
    ['a matrix', MATRIX],
    ['a strip', STRIP],
    ['a bar', BAR],
    ['texts', TEXTS],
  ])('keeps every text within its margins, whatever it says: %s', (_, figure) => {
    for (const text of WORST) {
      const facts = Array.from({ length: 9 }, () => ({ text, sign: { landmark: true } as const }))
      const svg = drawCard(
        card({ kicker: text, title: text, lead: text.repeat(9), recordTitle: text, reach: text, facts, figure }),
        legible,
      )
      for (const { start, end, y, text: drawn } of textsOf(svg)) {
        expect(start, drawn).toBeGreaterThanOrEqual(MARGIN - 1)
        expect(end, drawn).toBeLessThanOrEqual(BODY.right + 1)
        expect(y, drawn).toBeLessThan(630)
      }
    }
  })

  it('no text of its body reaches the foot, and no two lines stand on each other', () => {
    for (const figure of [null, STRIP, BAR]) {
      const svg = drawCard(card({ title: WORST[0] as string, lead: LATIN.repeat(20), figure }), legible)
      const bases = [...new Set(textsOf(svg).map(({ y }) => y))].sort((a, b) => a - b)
      for (const [index, base] of bases.slice(1).entries()) expect(base - (bases[index] ?? 0)).toBeGreaterThan(20)
      expect(bases.filter(base => base > BODY.bottom + 8 && base < 586)).toEqual([])
    }
  })

  it('leaves out nothing of a title of 160 characters that has room', () => {
    const title =
      'A title of one hundred and sixty characters that goes on about delegations, mediators, guarantees and sanctions until there is no more room for any word of it here'
    const texts = textsOf(drawCard(card({ title }), legible)).map(({ text }) => text)
    expect(texts.join(' ')).toContain(title)
  })

  it('has no text, which would need a font to be drawn', () => {
    expect(drawCard(card({ title: ARABIC, figure: MATRIX }), type)).not.toContain('<text')
  })

  it('holds text as text, never as markup', () => {
    const hostile = `</text><script>alert(1)</script>&amp;"'<![CDATA[\u0001\uD800]]>`
    fc.assert(
      fc.property(fc.oneof(fc.constant(hostile), fc.string({ unit: 'binary', maxLength: 60 })), text => {
        const svg = drawCard(
          card({ kicker: text, title: text, lead: text, recordTitle: text, reach: text, facts: [{ text }] }),
          legible,
        )
        expect(svg.isWellFormed()).toBe(true)
        expect(svg).not.toMatch(/\p{Cc}/u)
        expect(svg.replace(/<\/?(?:svg|title|rect|g|path|circle)(?: [a-zA-Z:-]+="[^"<>]*")*\/?>/g, '')).not.toMatch(
          /[<>]/,
        )
      }),
      { numRuns: 60 },
    )
  })
})

it('draws the mark as in the file of the mark, and so does every page', () => {
  const mark = readFileSync('views/assets/mark.svg', 'utf8')
  for (const drawn of [drawCard(card(), legible), readFileSync('views/site/mark.ejs', 'utf8')]) {
    for (const [path] of mark.matchAll(/ d="[^"]*"/g)) expect(drawn).toContain(path)
    for (const [, color] of mark.matchAll(/="(#[0-9a-f]{6})"/g)) expect(drawn).toContain(color)
  }
})

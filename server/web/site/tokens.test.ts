import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COLORS } from '../../formats/cards/colors.ts'

type Rgb = readonly [number, number, number]
type Theme = 'day' | 'night'

const SHEET = await readFile(resolve(import.meta.dirname, '../../../views/styles/tokens.css'), 'utf8')
const TOKENS = new Map(
  [...SHEET.matchAll(/^ {2}--([\w-]+): (.+);$/gm)].map(([, name = '', value = '']) => [name, value] as const),
)

/** The colour of a token in one theme, such as “#1c2124”. */
function written(name: string, theme: Theme): string {
  const value = TOKENS.get(name) ?? ''
  const alias = /^var\(--([\w-]+)\)$/.exec(value)?.[1]
  if (alias) return written(alias, theme)
  const [, day, night] = /^light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)$/.exec(value) ?? []
  const hex = theme === 'day' ? day : night
  if (!hex) throw new Error(`--${name} is no colour of a day and a night: ${value}`)
  return hex
}

/** The same as linear light of 0 to 1. */
function colour(name: string, theme: Theme): Rgb {
  const hex = written(name, theme)
  return mapped([1, 3, 5], start => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
}

const mapped = (of: Rgb, change: (value: number) => number): Rgb => [change(of[0]), change(of[1]), change(of[2])]
const product = (rows: readonly [Rgb, Rgb, Rgb], [r, g, b]: Rgb): Rgb => {
  const row = ([x, y, z]: Rgb) => x * r + y * g + z * b
  return [row(rows[0]), row(rows[1]), row(rows[2])]
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [one, other]
    .map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b)
    .sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** What eyes of each kind see. Complete dichromacy after Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113. */
const EYES: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  'all colours': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** Oklab, in which equal distances look equal (Ottosson 2020); 0.02 is about what can just be told apart. */
function oklab(rgb: Rgb): Rgb {
  const cones = product(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  )
  return product(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    mapped(cones, Math.cbrt),
  )
}

function distance(one: string, other: string, theme: Theme, eyes: readonly [Rgb, Rgb, Rgb]): number {
  const seen = (name: string) =>
    oklab(mapped(product(eyes, colour(name, theme)), light => Math.min(1, Math.max(0, light))))
  const [a, b] = [seen(one), seen(other)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

const GROUNDS = ['paper', 'sheet', 'band', 'accent-soft', 'notice-soft']
const CERTAINTY = ['c-confirmed', 'c-officially-stated', 'c-reported', 'c-disputed', 'c-denied']

/** What is told apart on one page. */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  certainty: CERTAINTY,
  'changes between texts': ['change-gone', 'change-new', 'change-number', 'change-words'],
  stances: ['stance-for', 'stance-against', 'stance-unclear', 'stance-contradictory'],
}

describe.each(['day', 'night'] as const)('by %s', theme => {
  const ratio = (one: string, other: string) => contrast(colour(one, theme), colour(other, theme))

  it.each(['ink', 'soft', 'accent', 'landmark', 'error', ...CERTAINTY])('--%s can be read on every ground', name => {
    for (const ground of GROUNDS) expect(ratio(name, ground), ground).toBeGreaterThanOrEqual(4.5)
  })

  it('buttons and messages can be read', () => {
    expect(ratio('on-button', 'button')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('error', 'error-soft')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('ink', 'error-soft')).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['field-rule', 'strong-rule', 'accent'])('--%s can be seen as a line on every ground', name => {
    for (const ground of GROUNDS) expect(ratio(name, ground), ground).toBeGreaterThanOrEqual(3)
  })

  describe.each(Object.entries(EYES))('with eyes for %s', (_, eyes) => {
    it.each(Object.entries(TOGETHER))('the colours of %s stay apart', (_of, names) => {
      for (const [place, one] of names.entries()) {
        for (const other of names.slice(place + 1)) {
          expect(distance(one, other, theme, eyes), `${one} and ${other}`).toBeGreaterThanOrEqual(0.08)
        }
      }
    })
  })
})

it('pictures have the colours of the pages by day', () => {
  const pages = Object.fromEntries(Object.keys(COLORS).map(name => [name, written(name, 'day')]))
  expect(COLORS).toEqual(pages)
})

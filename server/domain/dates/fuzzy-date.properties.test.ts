import { parse } from 'edtf'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../language/languages.ts'
import { compareDays, type FuzzyDate, parseEdtf } from './fuzzy-date.ts'
import { readTypedDate } from './typed-date.ts'
import { dateInWords } from './words.ts'

const two = (low: number, high: number) => fc.integer({ min: low, max: high }).map(n => String(n).padStart(2, '0'))
const year = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1990, max: 2035 }).map(String) },
  fc.integer({ min: 0, max: 9999 }).map(n => String(n).padStart(4, '0')),
)
const beforeChrist = fc.integer({ min: 1, max: 4000 }).map(n => `-${String(n).padStart(4, '0')}`)
const month = two(1, 12)
const day = two(1, 31)
const mark = fc.constantFrom('', '', '~', '?', '%')
const masked = fc.constantFrom('202X', '20XX', 'XXXX', '2XXX', '2X25', '200X', '1XX9')
const maskedTwo = fc.constantFrom('XX', '1X', '0X', 'X1', 'X0', '2X')

const anyYear = fc.oneof({ weight: 6, arbitrary: year }, { weight: 1, arbitrary: beforeChrist })
const plain = fc.oneof(
  anyYear,
  fc.tuple(anyYear, month).map(p => p.join('-')),
  fc.tuple(anyYear, month, day).map(p => p.join('-')),
)
const offset = fc.oneof(
  fc.constantFrom('', 'Z'),
  fc.tuple(fc.constantFrom('+', '-'), two(1, 11), fc.constantFrom('00', '30')).map(([s, h, m]) => `${s}${h}:${m}`),
)
const instant = fc
  .tuple(year, month, two(1, 28), two(0, 23), two(0, 59), fc.constantFrom('', ':00', ':07'), offset)
  .map(([y, m, d, h, min, s, o]) => `${y}-${m}-${d}T${h}:${min}${s}${o}`)
const pattern = fc.oneof(
  masked,
  fc.tuple(fc.oneof(year, masked), fc.oneof(month, maskedTwo)).map(p => p.join('-')),
  fc.tuple(fc.oneof(year, masked), fc.oneof(month, maskedTwo), fc.oneof(day, maskedTwo)).map(p => p.join('-')),
)
const partlyMarked = fc
  .tuple(mark, year, mark, mark, month, mark, mark, day, mark)
  .map(([a, y, b, c, m, d, e, dd, f]) => `${a}${y}${b}-${c}${m}${d}-${e}${dd}${f}`)
const marked = fc.tuple(plain, mark).map(p => p.join(''))
const single = fc.oneof(
  marked,
  pattern,
  partlyMarked,
  instant,
  fc.tuple(year, two(21, 41)).map(p => p.join('-')),
)
const end = fc.oneof(marked, marked, fc.constantFrom('', '..'), pattern, instant, partlyMarked)
const member = fc.oneof(
  marked,
  pattern,
  fc.tuple(plain, plain).map(p => p.join('..')),
)
const set = fc
  .tuple(
    fc.constantFrom('[]', '{}'),
    fc.constantFrom('', '', '..'),
    fc.array(member, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('', '', '..'),
  )
  .map(([b, before, members, after]) => `${b[0]}${before}${members.join(',')}${after}${b[1]}`)
const longYear = fc
  .tuple(fc.constantFrom('Y', 'Y-'), fc.integer({ min: 10_000, max: 200_000_000 }), fc.constantFrom('', 'S2', 'S5'))
  .map(p => p.join(''))

const written = fc.oneof(
  single,
  fc.tuple(end, end).map(p => p.join('/')),
  set,
  longYear,
  fc.tuple(year, fc.constantFrom('S1', 'S2', 'S3')).map(p => p.join('')),
)

/** Valid EDTF of all levels. */
const edtf = written.filter(text => parseEdtf(text).ok)
const dates: fc.Arbitrary<FuzzyDate> = edtf.map(dateOf)

function dateOf(text: string): FuzzyDate {
  const parsed = parseEdtf(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`)
  return parsed.date
}

const RUNS = { numRuns: 500 }

describe('parseEdtf', () => {
  test('accepts only what the EDTF grammar accepts', () => {
    fc.assert(
      fc.property(edtf, text => void parse(text)),
      RUNS,
    )
  })

  test('gives bounds in order', () => {
    fc.assert(
      fc.property(dates, ({ earliest, latest }) => {
        if (earliest !== null && latest !== null) expect(compareDays(earliest, latest)).toBeLessThanOrEqual(0)
      }),
      RUNS,
    )
  })

  test('gives the first and last day that match X digits', () => {
    const days = Array.from({ length: 36_525 }, (_, n) => new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10))
    const years = fc.constantFrom('2025', '202X', '20XX', '20X4', '2024')
    const parts = fc.tuple(years, fc.oneof(month, maskedTwo), fc.oneof(day, maskedTwo)).map(p => p.join('-'))
    fc.assert(
      fc.property(parts, text => {
        const shape = new RegExp(`^${text.replaceAll('X', '\\d')}$`)
        const matching = days.filter(candidate => shape.test(candidate))
        const parsed = parseEdtf(text)
        if (parsed.ok) expect([parsed.date.earliest, parsed.date.latest]).toEqual([matching[0], matching.at(-1)])
        else expect(matching.length === 0 || !isGrammatical(text), text).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

function isGrammatical(text: string): boolean {
  try {
    parse(text)
    return true
  } catch {
    return false
  }
}

/** Which nobody who types means, so that it is asked back. */
function isOneEndWithinTheOther(text: string): boolean {
  const ends = text.replace(/^\[([^,]*)\]$/, '$1').split(/\/|\.\./)
  if (ends.length !== 2) return false
  const [a, b] = ends.map(one => parseEdtf(one))
  if (!a?.ok || !b?.ok) return false
  const holds = (outer: FuzzyDate, inner: FuzzyDate): boolean =>
    outer.earliest !== null &&
    outer.latest !== null &&
    inner.earliest !== null &&
    inner.latest !== null &&
    compareDays(outer.earliest, inner.earliest) <= 0 &&
    compareDays(inner.latest, outer.latest) <= 0
  return holds(a.date, b.date) || holds(b.date, a.date)
}

describe('words', () => {
  test.each(LANGUAGES)('in %s read back to the same bounds and marks', language => {
    fc.assert(
      fc.property(edtf, text => {
        if (isOneEndWithinTheOther(text)) return
        const words = dateInWords(text, language)
        expect(words).not.toMatch(/undefined|NaN|null/)
        const read = readTypedDate(words)
        if (!read.ok) throw new Error(`${text}, in words “${words}”: ${read.message}`)
        const { edtf: _, precision: __, ...meaning } = dateOf(text)
        expect(dateOf(read.edtf), words).toMatchObject(meaning)
      }),
      { numRuns: language === 'en' ? 3000 : 1200 },
    )
  })

  test('of the common forms read back to the same EDTF', () => {
    const forms = fc.constantFrom(
      '',
      'about ',
      'possibly ',
      'early ',
      'mid-',
      'late ',
      'before ',
      'after ',
      'since ',
      'until ',
      'by ',
    )
    const monthWords = fc.tuple(month, fc.integer({ min: 1000, max: 9998 })).map(([m, y]) => dateInWords(`${y}-${m}`))
    const dayWords = fc.tuple(two(1, 28), monthWords).map(([d, m]) => `${Number(d)} ${m}`)
    const periods = fc.tuple(two(1, 14), two(15, 28), monthWords).map(([a, b, m]) => `${a}–${b} ${m}`)
    const typed = fc.oneof(
      fc.tuple(forms, monthWords).map(p => p.join('')),
      fc
        .tuple(fc.constantFrom('', 'about ', 'before ', 'after ', 'since ', 'until ', 'by '), dayWords)
        .map(p => p.join('')),
      periods,
    )
    fc.assert(
      fc.property(typed, text => {
        const read = readTypedDate(text)
        if (!read.ok) throw new Error(`${text}: ${read.message}`)
        expect(readTypedDate(read.inWords)).toEqual(read)
      }),
      RUNS,
    )
  })
})

describe('any text', () => {
  const near = fc
    .array(
      fc.oneof(
        fc.constantFrom(..."0123456789XYSETZ?~%/.,[]{}:+-– '()"),
        fc.constantFrom(
          '2025',
          'Nov',
          ' 23 ',
          'before ',
          'from ',
          ' to ',
          ' and ',
          '..',
          'mid-',
          'early ',
          'T10:00',
          ' not known',
          'day ',
          'year ',
          'UTC',
          'written ',
        ),
      ),
      { maxLength: 40 },
    )
    .map(parts => parts.join(''))

  test.each([
    ['any characters', fc.string({ unit: 'binary', maxLength: 200 })],
    ['what looks like a date', near],
  ])('is read without throwing: %s', (_, texts) => {
    fc.assert(
      fc.property(texts, text => {
        expect(typeof dateInWords(text)).toBe('string')
        const read = readTypedDate(text)
        if (read.ok) {
          expect(parseEdtf(read.edtf).ok).toBe(true)
          expect(read.inWords).toBe(dateInWords(read.edtf))
          return
        }
        expect(read.message).toMatch(/[.”]$/)
        for (const { edtf, inWords } of read.suggestions) {
          expect(readTypedDate(inWords)).toMatchObject({ ok: true, edtf })
        }
      }),
      { numRuns: 1500 },
    )
  })

  test.each([
    '2'.repeat(100),
    ' '.repeat(49).concat('2025', ' '.repeat(47)),
    `1${' '.repeat(98)}1`,
    '[2025,'.repeat(16),
    `[${'XXXX,'.repeat(19)}XXX]`,
    '-'.repeat(100),
    ' /'.repeat(50),
    'ﷺ'.repeat(100),
    'between '.repeat(12),
    'XXX1-02-29/'.repeat(9),
  ])('costs no more than a moment: %s', text => {
    const start = performance.now()
    for (let repeat = 0; repeat < 10; repeat++) readTypedDate(text)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

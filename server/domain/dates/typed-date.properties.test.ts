import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { compareDays, type FuzzyDate, parseEdtf } from './fuzzy-date.ts'
import { readTypedDate } from './typed-date.ts'

// Phrases such as people write them, in several languages and put together in every way: most are read, others are asked
// back, and none may be read as something that it does not say.

vi.setConfig({ testTimeout: 60_000 })

const number = (low: number, high: number) => fc.integer({ min: low, max: high }).map(String)
const from = (words: string) => fc.constantFrom(...words.split('|'))
const joined = (...parts: readonly fc.Arbitrary<string>[]) => fc.tuple(...parts).map(found => found.join(''))

const day = joined(number(1, 31), from('|||st|th|.|-го|er|日'))
const year = joined(from('||||г|р|'), number(1850, 2060)).map(text => text.replace(/^([гр])(.*)/, '$2$1.'))
const month = from(
  'January|Feb|Mar.|April|May|june|July|Aug|September|Oct.|NOVEMBER|Dec|листопада|листопад|грудні|ноября|мая|март|März|Oktober|Mai|novembre|août|décembre|noviembre|نوفمبر|مارس|11月',
)
const gap = from(' | | | |-| - |–| – |/|.|, |')
const weekday = from('Sunday |Mon, |неділя, |воскресенье |dimanche ')
const rough = from(
  'early |mid-|late |late-|early-|end of |Anfang |fin |в начале |наприкінці |about |c. |~|possibly |около ',
)
const decade = joined(from('the |'), number(185, 205), from('0s|0-х годов|0er Jahre|0-ті роки'))
const season = joined(
  from('spring|Summer|fall|winter|весна|осенью|Herbst|Q1|Q3|2nd quarter of|first half of|second half of|H2'),
  gap,
  year,
)
const time = from(' 10:00| 2:30 PM| at noon|, 9.15 am| 23:59 UTC+2|T10:00| midnight| 14 Uhr')
const partOfDay = from('evening of |night of |early hours of |в ночь на |вечером |am Abend des | in the afternoon')

const dayOf = fc.oneof(
  joined(day, gap, month, gap, year),
  joined(month, gap, day, from(', | |-|–'), year),
  joined(year, from('-|/|.'), number(1, 12), from('-|/|.'), number(1, 31)),
  joined(number(1, 31), from('.|/|-'), number(1, 12), from('.|/|-'), year),
  joined(year, from('年'), number(1, 12), from('月'), number(1, 31), from('日')),
)
const single = fc.oneof(
  { weight: 4, arbitrary: dayOf },
  { weight: 3, arbitrary: joined(month, gap, year) },
  { weight: 2, arbitrary: year },
  decade,
  season,
  joined(weekday, dayOf),
  joined(dayOf, time),
  joined(partOfDay, dayOf),
  joined(rough, fc.oneof(year, joined(month, gap, year), decade, dayOf)),
  joined(day, gap, month),
  joined(number(1, 900), from(' BC| AD| BCE')),
)
const joint = from(' - |–| to | or | and |/| until |, | по | bis | au | i |-|—')
const opening = from(
  'before |after |from |since |until |by |on or after |between |some time between |week of |с |з |від |du |vom |vor |nach |після |–|some time in ',
)
const phrases = fc.oneof(
  { weight: 4, arbitrary: single },
  { weight: 2, arbitrary: joined(single, joint, single) },
  { weight: 1, arbitrary: joined(day, joint, single) },
  { weight: 1, arbitrary: joined(month, joint, single) },
  { weight: 1, arbitrary: joined(day, from(', '), day, from(' and | or '), dayOf) },
  { weight: 1, arbitrary: joined(opening, single) },
  { weight: 1, arbitrary: joined(opening, single, joint, single) },
  { weight: 1, arbitrary: joined(single, from(' - present|–present|, day not known|?| end unknown')) },
)

/** Years that a text names, and those beside them where it says what lies beside: “before”, “winter”, a night, a week. */
function yearsIn(text: string): (year: number) => boolean {
  const named = [...text.matchAll(/\d{4}/g)].map(([digits]) => Number(digits))
  const decades = [...text.matchAll(/(\d{3})0(?:s|-|er)/g)].map(([, digits]) => Number(digits))
  const eras = [...text.matchAll(/(\d+) (BCE?|AD)/g)].map(([, digits, era]) =>
    era === 'AD' ? Number(digits) : 1 - Number(digits),
  )
  const reach = /before|after|vor|nach|після|winter|week|ночь/i.test(text) ? 1 : 0
  return year =>
    [...named, ...eras].some(one => Math.abs(one - year) <= reach) || decades.some(one => Math.floor(year / 10) === one)
}

const yearsOf = (edtf: string): number[] =>
  [...edtf.matchAll(/(?<![-T:\dX])(-?\d{3}[\dX])(?![\d:])/g)].map(([, digits = '']) => Number(digits.replace('X', '0')))

const dateOf = (edtf: string): FuzzyDate | null => {
  const parsed = parseEdtf(edtf)
  return parsed.ok ? parsed.date : null
}

function holds(outer: FuzzyDate, inner: FuzzyDate): boolean {
  const [first, last, start, end] = [outer.earliest, outer.latest, inner.earliest, inner.latest]
  if (first === null || last === null || start === null || end === null) return false
  return compareDays(first, start) <= 0 && compareDays(end, last) <= 0
}

test('of 25,000 phrases none is read as a year that it does not name, nor as a period of which one end holds the other', () => {
  let read = 0
  fc.assert(
    fc.property(phrases, text => {
      const date = readTypedDate(text)
      if (!date.ok) return
      read++
      const isNamed = yearsIn(text)
      for (const year of yearsOf(date.edtf)) if (!isNamed(year)) expect.fail(`“${text}” was read as ${date.edtf}`)
      const [start, end] = date.edtf.split('/').map(dateOf)
      if (start && end && (holds(start, end) || holds(end, start))) expect.fail(`“${text}” was read as ${date.edtf}`)
    }),
    { numRuns: 25_000 },
  )
  expect(read).toBeGreaterThan(7_500)
})

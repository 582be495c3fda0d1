import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Language } from '../language/languages.ts'
import { readingIn } from '../testing/reading-in.ts'
import { parseEdtf } from './fuzzy-date.ts'
import { headingOf } from './heading.ts'
import { sortKey } from './sort-key.ts'
import { TimelineCalendar } from './timeline-dates.ts'

const titleOf = (edtf: string): string => {
  const parsed = parseEdtf(edtf)
  if (!parsed.ok) throw new Error(parsed.message)
  return headingOf(parsed.date).title
}

const MARCH = [
  ...['1999-03', '1999-03-03', '1999-03-03~', '1999-03-XX', '1999-03-0X', '1999-03-03T09:00:00+02:00', '1999-03~'],
  ...['[1999-03-02,1999-03-03]', '[1999-03-03..]', '[..1999-03-03]', '[1999-03-02..1999-03-09]', '../1999-03-02'],
  ...[
    '1999-03-03/..',
    '1999-03-03/',
    '/1999-03-03',
    '1999-03-30/1999-04-02',
    '1999-03-21~/1999-03-31~',
    '1999-03/2001',
  ],
  '{1999-03-10,1999-05-12}',
]
const YEAR = ['1999', '1999~', '1999-XX', '1999-XX-XX', '1999-1X', '[1999-03-30,1999-04-01]', '1999/2003', '[1999..]']

test.each<[string, string]>([
  ...MARCH.map((edtf): [string, string] => [edtf, 'March 1999']),
  ...YEAR.map((edtf): [string, string] => [edtf, '1999, month not known']),
  ['199X', '1990s'],
  ['199X/2003', '1990s'],
  ['200X', '2000–2009, year not known'],
  ['19XX', '1900–1999, year not known'],
  ['1998-40', 'first half of 1998'],
  ['1999-21', 'spring 1999'],
  ['1999-24', 'winter 1999–2000'],
  ['1999-09~/1999-12~', 'late 1999'],
  ['[1998-12-30,1999-01-02]', '30 December 1998 or 2 January 1999'],
  ['-0100-03-02', 'March 101 BC'],
  ['-0100', '101 BC, month not known'],
  ['Y12000', 'year 12000, month not known'],
  ['XXXX', 'Date not known'],
  ['/', 'Date not known'],
  ['../..', 'Date not known'],
  ['XXXX-12-23', '23 December, year not known'],
])('%s stands under “%s”', (edtf, title) => expect(titleOf(edtf)).toBe(title))

test.each<[Language, string, string]>([
  ['uk', '1999-03-03', 'Березень 1999'],
  ['uk', '1999', '1999, місяць невідомий'],
  ['uk', '199X', '1990-ті роки'],
  ['uk', '1999-09~/1999-12~', 'Наприкінці 1999 року'],
  ['uk', '/', 'Дата невідома'],
  ['ru', '1999-03-03', 'Март 1999'],
  ['ru', 'XXXX', 'Дата неизвестна'],
  ['ar', '1999-03-03', 'مارس 1999'],
  ['ar', '1999', '1999، الشهر غير معروف'],
])('for who reads in %s, %s stands under “%s”, wherever it was read before', (language, edtf, title) => {
  const calendar = new TimelineCalendar()
  const { key } = calendar.datesOf(edtf)
  readingIn(language, () => {
    expect(calendar.datesOf(edtf).heading.title).toBe(title)
    expect(new TimelineCalendar().datesOf(edtf).key).toBe(key)
  })
})

test('what stands under one heading stands together, whatever else is in the list', () => {
  const dates = [
    ...MARCH,
    ...YEAR,
    '199X',
    '1999-21',
    '1999-33',
    '1999-01-05',
    '1999-03-01',
    '1999-12',
    '1998-40',
    'XXXX',
    '/',
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(dates), chosen => {
      const keyed = chosen.map(edtf => {
        const parsed = parseEdtf(edtf)
        if (!parsed.ok) throw new Error(parsed.message)
        const heading = headingOf(parsed.date)
        return { title: heading.title, key: sortKey(parsed.date, heading) }
      })
      const titles = keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ title }) => title)
      const headings = titles.filter((title, index) => title !== titles[index - 1])
      expect(headings).toEqual([...new Set(headings)])
    }),
  )
})

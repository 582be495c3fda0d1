import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseEdtf } from './fuzzy-date.ts'
import { dateInWords } from './words.ts'

describe('dateInWords', () => {
  test.each([
    ['2025-11-23', '23 November 2025'],
    ['2025-11', 'November 2025'],
    ['2025', '2025'],
    ['2025-11-23/2025-11-25', '23–25 November 2025'],
    ['2025-11-28/2025-12-02', '28 November – 2 December 2025'],
    ['2025-12-30/2026-01-02', '30 December 2025 – 2 January 2026'],
    ['2025-11-23/2025-11-23', '23 November 2025'],
    ['2025-11/2025-12', 'November–December 2025'],
    ['2025-12/2026-01', 'December 2025 – January 2026'],
    ['2024/2025', '2024–2025'],
    ['2025-11/2025-12-03', 'November 2025 – 3 December 2025'],
    ['2025-11-16~', 'about 16 November 2025'],
    ['2025-11-16?', 'possibly 16 November 2025'],
    ['2025-11%', 'possibly about November 2025'],
    ['2025-11-23~/2025-11-25~', 'about 23–25 November 2025'],
    ['2025-11-20~/2025-11-25', 'from about 20 November 2025 to 25 November 2025'],
    ['2025-11-01~/2025-11-10~', 'early November 2025'],
    ['2025-02-11~/2025-02-20~', 'mid-February 2025'],
    ['2024-02-21~/2024-02-29~', 'late February 2024'],
    ['2024-02-21~/2024-02-28~', 'about 21–28 February 2024'],
    ['2025-09~/2025-12~', 'late 2025'],
    ['2025-11-XX', 'November 2025, day not known'],
    ['2025-XX', '2025, month not known'],
    ['2025-XX-XX', '2025, month and day not known'],
    ['202X', 'the 2020s'],
    ['200X', '2000–2009, year not known'],
    ['20XX', '2000–2099, year not known'],
    ['XXXX', 'date not known'],
    ['XXXX-12-23', '23 December, year not known'],
    ['2025-21', 'spring 2025'],
    ['2025-24', 'winter 2025–2026'],
    ['9999-24', 'between 1 December 9999 and 29 February year 10000 (written 9999-24)'],
    ['2025-29', 'spring 2025 (southern hemisphere)'],
    ['2025-33', 'first quarter of 2025'],
    ['2025-39', 'third third of 2025'],
    ['2025-41', 'second half of 2025'],
    ['../2025-12-02', 'before 3 December 2025'],
    ['../2025-12-31', 'before 1 January 2026'],
    ['../2024-02-28', 'before 29 February 2024'],
    ['../2025-10', 'before November 2025'],
    ['../2024', 'before 2025'],
    ['../2025-12-03~', 'until about 3 December 2025, start open'],
    ['/2025-12-03', 'until 3 December 2025, start unknown'],
    ['2025-11-20/..', 'from 20 November 2025, end open'],
    ['2025-11-20/', 'from 20 November 2025, end unknown'],
    ['/', 'start and end unknown'],
    ['../..', 'start and end open'],
    ['2025-11-23T10:00:00+01:00', '23 November 2025, 10:00 (UTC+1)'],
    ['2025-11-23T10:00+01', '23 November 2025, 10:00 (UTC+1)'],
    ['2025-11-23T10:00:00Z', '23 November 2025, 10:00 (UTC)'],
    ['2025-11-23T10:00', '23 November 2025, 10:00'],
    ['2025-11-23T10:00:05-03:30', '23 November 2025, 10:00:05 (UTC−3:30)'],
    ['[2025-11-19,2025-11-20]', '19 or 20 November 2025'],
    ['[2025-11-30,2025-12-01]', '30 November or 1 December 2025'],
    ['{2025-11-19,2026-11-20}', '19 November 2025 and 20 November 2026'],
    ['[2020-02-01,2020-01-01]', '1 February 2020 or 1 January 2020'],
    ['[2020-02,2020-01]', 'February 2020 or January 2020'],
    ['[2025-11-19..2025-11-21]', 'some time between 19 and 21 November 2025'],
    ['[..2025-12-03]', 'on or before 3 December 2025'],
    ['[2025-12-03..]', 'on or after 3 December 2025'],
    // Without plain wording: bounds, and the EDTF itself
    ['2025-11?-19', 'possibly 19 November 2025 (written 2025-11?-19)'],
    ['2025-1X-0X', 'between 1 October 2025 and 9 December 2025 (written 2025-1X-0X)'],
    ['1950S2', 'between 1 January 1900 and 31 December 1999 (approximate, written 1950S2)'],
    ['{2025-11..}', 'from 1 November 2025 (written {2025-11..})'],
    [
      '[2025-11-19~,2025-11-20?]',
      'between 19 November 2025 and 20 November 2025 (approximate, uncertain, written [2025-11-19~,2025-11-20?])',
    ],
    // Years that would read as something else
    ['0025-11-23', '23 November AD 25'],
    ['-0100-03-02', '2 March 101 BC'],
    ['0000', '1 BC'],
    ['Y170000002', 'year 170000002'],
  ])('%s: %s', (edtf, words) => {
    expect(dateInWords(edtf)).toBe(words)
    const parsed = parseEdtf(edtf)
    expect(parsed.ok && dateInWords(parsed.date)).toBe(words)
  })

  test.each(['', 'soon', '2025-02-30', '2025-11-25/2025-11-20'])('returns what is not EDTF as it is: “%s”', text => {
    expect(dateInWords(text)).toBe(text)
  })
})

test('every date of the tracked record parses and has words', () => {
  const record: unknown = JSON.parse(readFileSync('data/russia-ukraine-2025.json', 'utf8'))
  const dates = datesIn(record)
  expect(dates.size).toBeGreaterThan(100)
  for (const edtf of dates) {
    expect(parseEdtf(edtf), edtf).toMatchObject({ ok: true })
    expect(dateInWords(edtf), edtf).toMatch(/\b\d{4}\b/)
    expect(dateInWords(edtf), edtf).not.toMatch(/undefined|NaN|null|written|month \d/)
  }
})

const DATE_FIELDS = ['when', 'published', 'due', 'began', 'ended', 'retrieved']

function datesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found
  for (const [field, item] of Object.entries(value)) {
    if (typeof item === 'string' && DATE_FIELDS.includes(field)) found.add(item)
    datesIn(item, found)
  }
  return found
}

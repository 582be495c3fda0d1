import { describe, expect, test } from 'vitest'
import { compareDays, type FuzzyDate, parseEdtf } from './fuzzy-date.ts'

function parsed(text: string): FuzzyDate {
  const result = parseEdtf(text)
  if (!result.ok) throw new Error(`${text}: ${result.message}`)
  return result.date
}

describe('bounds and precision', () => {
  test.each([
    // Level 0
    ['2025-11-23', '2025-11-23', '2025-11-23', 'day'],
    ['2024-02-29', '2024-02-29', '2024-02-29', 'day'],
    ['2025-11', '2025-11-01', '2025-11-30', 'month'],
    ['2024-02', '2024-02-01', '2024-02-29', 'month'],
    ['2025', '2025-01-01', '2025-12-31', 'year'],
    ['0000', '0000-01-01', '0000-12-31', 'year'],
    ['2025-11-23/2025-11-25', '2025-11-23', '2025-11-25', 'interval'],
    ['2025-11/2025-12-03', '2025-11-01', '2025-12-03', 'interval'],
    ['2025-11-20/2025-11', '2025-11-20', '2025-11-30', 'interval'],
    // The day as written at the venue, whatever the offset
    ['2025-11-23T10:00:00+01:00', '2025-11-23', '2025-11-23', 'instant'],
    ['2025-11-23T00:30:00+14:00', '2025-11-23', '2025-11-23', 'instant'],
    ['2025-11-23T23:30:00-11:00', '2025-11-23', '2025-11-23', 'instant'],
    ['2025-11-23T10:00', '2025-11-23', '2025-11-23', 'instant'],
    ['2025-11-23T24:00:00Z', '2025-11-23', '2025-11-23', 'instant'],
    ['2025-11-24T00:30:00+14:00/2025-11-23T23:00:00Z', '2025-11-23', '2025-11-24', 'interval'],
    // Level 1
    ['2025-11-23~', '2025-11-23', '2025-11-23', 'day'],
    ['2025-11?', '2025-11-01', '2025-11-30', 'month'],
    ['2025%', '2025-01-01', '2025-12-31', 'year'],
    ['2025-11-XX', '2025-11-01', '2025-11-30', 'month'],
    ['2025-XX', '2025-01-01', '2025-12-31', 'year'],
    ['2025-XX-XX', '2025-01-01', '2025-12-31', 'year'],
    ['202X', '2020-01-01', '2029-12-31', 'decade'],
    ['20XX', '2000-01-01', '2099-12-31', 'century'],
    ['XXXX', null, null, 'pattern'],
    ['XXXX-XX-XX', null, null, 'pattern'],
    ['2025-21', '2025-03-01', '2025-05-31', 'season'],
    ['2025-22', '2025-06-01', '2025-08-31', 'season'],
    ['2025-23', '2025-09-01', '2025-11-30', 'season'],
    ['2025-24', '2025-12-01', '2026-02-28', 'season'],
    ['2023-24', '2023-12-01', '2024-02-29', 'season'],
    ['2025-11-20/..', '2025-11-20', null, 'interval'],
    ['2025-11-20/', '2025-11-20', null, 'interval'],
    ['../2025-12', null, '2025-12-31', 'interval'],
    ['/2025-12', null, '2025-12-31', 'interval'],
    ['../..', null, null, 'interval'],
    ['/', null, null, 'interval'],
    ['2025-11~/2025-12?', '2025-11-01', '2025-12-31', 'interval'],
    ['-0100-03-02', '-0100-03-02', '-0100-03-02', 'day'],
    ['-0004-02-29', '-0004-02-29', '-0004-02-29', 'day'],
    ['Y170000002', '+170000002-01-01', '+170000002-12-31', 'year'],
    ['Y-170000002', '-170000002-01-01', '-170000002-12-31', 'year'],
    // Level 2
    ['2025-11?-19', '2025-11-19', '2025-11-19', 'day'],
    ['2025-11-~19', '2025-11-19', '2025-11-19', 'day'],
    ['2025-1X-0X', '2025-10-01', '2025-12-09', 'pattern'],
    ['2025-XX-31', '2025-01-31', '2025-12-31', 'pattern'],
    ['2025-XX-30', '2025-01-30', '2025-12-30', 'pattern'],
    ['2025-02-2X', '2025-02-20', '2025-02-28', 'pattern'],
    ['202X-02-29', '2020-02-29', '2028-02-29', 'pattern'],
    ['2XXX', '2000-01-01', '2999-12-31', 'pattern'],
    ['XXXX-12-23', null, null, 'pattern'],
    ['-202X', '-2029-01-01', '-2020-12-31', 'decade'],
    ['2025-26', '2025-06-01', '2025-08-31', 'season'],
    ['2025-30', '2025-12-01', '2026-02-28', 'season'],
    ['2025-32', '2025-06-01', '2025-08-31', 'season'],
    ['2025-33', '2025-01-01', '2025-03-31', 'season'],
    ['2025-36', '2025-10-01', '2025-12-31', 'season'],
    ['2025-38', '2025-05-01', '2025-08-31', 'season'],
    ['2025-41', '2025-07-01', '2025-12-31', 'season'],
    ['1950S2', '1900-01-01', '1999-12-31', 'pattern'],
    ['Y171010000S3', '+171000000-01-01', '+171999999-12-31', 'pattern'],
    ['Y-17E7', '-170000000-01-01', '-170000000-12-31', 'year'],
    ['[2025-11-19,2025-11-20]', '2025-11-19', '2025-11-20', 'set'],
    ['[2025-11-20, 2025-11-19]', '2025-11-19', '2025-11-20', 'set'],
    ['{2025-11-23,2025-11-30}', '2025-11-23', '2025-11-30', 'set'],
    ['[2025-11-19..2025-11-21]', '2025-11-19', '2025-11-21', 'set'],
    ['[..2025-12-03]', null, '2025-12-03', 'set'],
    ['[2025-12-03..]', '2025-12-03', null, 'set'],
    ['{..2024,2026}', null, '2026-12-31', 'set'],
  ])('%s is %s to %s, %s', (edtf, earliest, latest, precision) => {
    expect(parsed(edtf)).toMatchObject({ edtf, earliest, latest, precision })
  })
})

test.each([
  ['2025-11-23', false, false],
  ['2025-11-23~', true, false],
  ['2025-11-23?', false, true],
  ['2025-11-23%', true, true],
  ['2025-11-~19', true, false],
  ['2025-11-20/2025-11-25?', false, true],
  ['1950S2', true, false],
])('%s: approximate %s, uncertain %s', (edtf, approximate, uncertain) => {
  expect(parsed(edtf)).toMatchObject({ approximate, uncertain })
})

describe('refused, with a message for people', () => {
  test.each([
    ['', 'unreadable', /Enter a date/],
    ['   ', 'unreadable', /Enter a date/],
    ['1'.repeat(101), 'unreadable', /100 characters/],
    ['soon', 'unreadable', /Write a day as 2025-11-23/],
    [' 2025', 'unreadable', /Write a day/],
    ['2025-11-xx', 'unreadable', /Write a day/],
    ['2025-02-30', 'impossible', /no 30 February 2025: February 2025 has 28 days/],
    ['2025-02-29', 'impossible', /no 29 February 2025/],
    ['1900-02-29', 'impossible', /no 29 February 1900/],
    ['2025-11-31/2025-12-02', 'impossible', /no 31 November 2025/],
    ['[2025-11-30,2025-11-31]', 'impossible', /no 31 November 2025/],
    ['2025-02?-30', 'impossible', /no 30 February 2025/],
    ['2025-02-30T10:00:00Z', 'impossible', /no 30 February 2025/],
    ['2025-13', 'impossible', /no month 13/],
    ['2025-00', 'impossible', /no month 00/],
    ['2025-21-05', 'impossible', /no month 21/],
    ['2025-11-00', 'impossible', /no 0 November/],
    ['2X25-02-29', 'impossible', /No day of the calendar/],
    ['2025-11-25/2025-11-20', 'impossible', /ends before it starts/],
    ['2025-12-03/2025-11', 'impossible', /ends before it starts/],
    ['2025-11-23T12:00:00Z/2025-11-23T11:00:00Z', 'impossible', /ends before it starts/],
    ['[2025-11-21..2025-11-19]', 'impossible', /ends before it starts/],
    // `edtf` takes these for a century and a decade; people type them for a short year.
    ['25', 'unreadable', /four digits/],
    ['202', 'unreadable', /four digits/],
    ['20?', 'unreadable', /four digits/],
    [`Y${'1'.repeat(13)}`, 'unreadable', /12 digits/],
    ['Y1E99', 'unreadable', /12 digits/],
    [`Y1E${'9'.repeat(90)}`, 'unreadable', /12 digits/],
  ])('%s', (text, reason, message) => {
    const result = parseEdtf(text)
    expect(result.ok ? undefined : result.reason).toBe(reason)
    expect(result.ok ? '' : result.message).toMatch(message)
  })
})

describe('order', () => {
  test.each([
    ['2025-11-23', '2025-11-23', 0],
    ['2025-11-22', '2025-11-23', -1],
    ['+10000-01-01', '9999-12-31', 1],
    ['-0100-01-01', '-0099-01-01', -1],
  ])('compareDays(%s, %s) is %i', (a, b, order) => {
    expect(compareDays(a, b)).toBe(order)
  })
})

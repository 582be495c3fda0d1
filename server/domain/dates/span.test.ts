import { describe, expect, it } from 'vitest'
import { isoDayOf } from './day-numbers.ts'
import { SOFT_END, SOFT_START } from './day-range.ts'
import { isPlainDays, spanOf } from './span.ts'
import { TimelineCalendar } from './timeline-dates.ts'

const calendar = new TimelineCalendar()
const BOTH = SOFT_START | SOFT_END

describe('the span of a date', () => {
  it.each<[edtf: string, first: string, last: string, softness: number]>([
    ['2025-11-23', '2025-11-23', '2025-11-23', 0],
    ['2025-11-23T10:30Z', '2025-11-23', '2025-11-23', 0],
    ['2025-11-23/2025-11-25', '2025-11-23', '2025-11-25', 0],
    ['2025-11-23~', '2025-11-23', '2025-11-23', BOTH],
    ['2025-11-23?', '2025-11-23', '2025-11-23', BOTH],
    ['2025-11-23%', '2025-11-23', '2025-11-23', BOTH],
    ['2025-11', '2025-11-01', '2025-11-30', BOTH],
    ['2025-11-XX', '2025-11-01', '2025-11-30', BOTH],
    ['2025-11-2X', '2025-11-20', '2025-11-29', BOTH],
    ['2025', '2025-01-01', '2025-12-31', BOTH],
    ['2025-24', '2025-12-01', '2026-02-28', BOTH],
    ['202X', '2020-01-01', '2029-12-31', BOTH],
    ['2025-11-21~/2025-11-30~', '2025-11-21', '2025-11-30', BOTH],
    ['2025-11-21~/2025-11-30', '2025-11-21', '2025-11-30', SOFT_START],
    ['2025-11-21/2025-11-30?', '2025-11-21', '2025-11-30', SOFT_END],
    ['2025-10/2025-11-30', '2025-10-01', '2025-11-30', SOFT_START],
    ['2025-10-05/2025-11', '2025-10-05', '2025-11-30', SOFT_END],
    ['[2025-11-21,2025-11-30]', '2025-11-21', '2025-11-30', BOTH],
    ['{2025-11-21,2025-11-30}', '2025-11-21', '2025-11-30', 0],
    ['{2025-11-21,2025-12}', '2025-11-21', '2025-12-31', BOTH],
  ])('%s is from %s to %s, softness %i', (edtf, first, last, softness) => {
    const span = spanOf(edtf, calendar)
    expect([isoDayOf(span.first), isoDayOf(span.last), span.softness]).toEqual([first, last, softness])
  })

  it.each<[edtf: string, first: number, last: number, softness: number]>([
    ['2025-11-20/..', 20412, Number.POSITIVE_INFINITY, SOFT_END],
    ['2025-11-20/', 20412, Number.POSITIVE_INFINITY, SOFT_END],
    ['../2025-11-20', Number.NEGATIVE_INFINITY, 20412, SOFT_START],
    ['../..', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, BOTH],
    ['XXXX-12-25', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, BOTH],
    ['{2025-11-20,2025-12-01..}', 20412, Number.POSITIVE_INFINITY, BOTH],
    ['no date at all', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, BOTH],
  ])('%s is open', (edtf, first, last, softness) => expect(spanOf(edtf, calendar)).toEqual({ first, last, softness }))
})

it.each<[string, boolean]>([
  ['2025-11-23', true],
  ['2025-11-23/2025-11-25', true],
  ['2025-11', false],
  ['2025-11-23~', false],
  ['2025-11-23T10:30Z', false],
  ['0999-11-23', false],
  ['0999-11-23/2025-11-23', false],
])('%s says all by its days: %s', (edtf, isPlain) => expect(isPlainDays(edtf)).toBe(isPlain))

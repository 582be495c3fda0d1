import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDayOf } from '../dates/day-numbers.ts'

import { termIds } from '../entries/terms.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { aDocument, anEvent, recordOf, seedRecord, TABLES } from '../testing/record-builder.ts'
import { timelineOf } from '../timeline/record-timeline.ts'
import { EVERYTHING, type TimelineQuery } from '../timeline/timeline-query.ts'
import { type Overview, overviewOf } from './overview.ts'
import type { OverviewPanel } from './panel.ts'

function overview(record: NegotiationRecord, query: Partial<TimelineQuery> = {}): Overview {
  const asked = { ...EVERYTHING, ...query }
  const found = overviewOf(record, asked, timelineOf(record).query(asked))
  if (!found) throw new Error('nothing to draw')
  return found
}

const counted = ({ density }: OverviewPanel): number =>
  density.reduce((sum, { chosen, others }) => sum + chosen + others, 0)
const inIso = (range: { first: number; last: number } | null | undefined) =>
  range ? `${isoDayOf(range.first)}/${isoDayOf(range.last)}` : range

const twoDigits = (value: number) => String(value).padStart(2, '0')
const days = fc
  .tuple(fc.integer({ min: 1990, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${twoDigits(month)}-${twoDigits(day)}`)
const dates = fc.oneof(
  days,
  days.map(day => day.slice(0, 7)),
  days.map(day => day.slice(0, 4)),
  fc.tuple(days, days).map(([a, b]) => (a <= b ? `${a}/${b}` : `${b}/${a}`)),
  days.map(day => `${day}/..`),
  days.map(day => `../${day}`),
  days.map(day => `${day}~`),
)
const records = fc
  .array(
    fc.record({
      when: dates,
      table: fc.constantFrom(...termIds(TABLES)),
      significance: fc.constantFrom(1 as const, 2 as const, 3 as const),
    }),
    { minLength: 1, maxLength: 120 },
  )
  .map(events => recordOf(...events.map((fields, index) => anEvent({ ...fields, id: `event-${index}` }))))
const queries = fc.record({
  from: fc.option(days),
  to: fc.constant(null),
  order: fc.constantFrom('oldest' as const, 'newest' as const),
})

describe('overviewOf', () => {
  it('counts every event once, and keeps everything inside its stretch and within bounds', () => {
    fc.assert(
      fc.property(records, queries, (record, query) => {
        const drawn = overview(record, query)
        const { whole, closeUp, marks } = drawn
        expect(counted(whole) + drawn.undated).toBe(record.count('event'))
        for (const panel of closeUp ? [whole, closeUp] : [whole]) {
          expect(panel.bins.length).toBeLessThanOrEqual(160)
          for (const { bins, spans } of panel.lanes) {
            expect(bins).toHaveLength(panel.bins.length)
            for (const { first, last } of spans) {
              expect(first).toBeGreaterThanOrEqual(panel.range.first)
              expect(last).toBeLessThanOrEqual(panel.range.last)
            }
          }
        }
        expect(marks.length).toBeLessThanOrEqual(96)
        for (const { first, last } of marks) {
          expect(first).toBeGreaterThanOrEqual(whole.range.first)
          expect(last).toBeLessThanOrEqual(whole.range.last)
          expect(first).toBeLessThanOrEqual(last)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has columns that count what their list has', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 4, max: 30 }), (record, most) => {
        const drawn = overview(record)
        const columns = drawn.columns(drawn.whole, most)
        expect(columns.length).toBeLessThanOrEqual(most)
        for (const column of columns) {
          const query = { ...EVERYTHING, from: isoDayOf(column.first), to: isoDayOf(column.last) }
          expect(column.count).toBe(timelineOf(record).query(query).total)
          expect(Object.values(column.countByTable).reduce((sum, count) => sum + count, 0)).toBe(column.count)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('reaches over whole months of the whole record, whatever the filters', () => {
    const record = recordOf(
      anEvent({ id: 'a', when: '2025-01-22', table: 'us-russia' }),
      anEvent({ id: 'b', when: '2025-06-08', table: 'trilateral' }),
    )
    expect(inIso(overview(record).whole.range)).toBe('2025-01-01/2025-06-30')
    expect(inIso(overview(record, { table: ['trilateral'] }).whole.range)).toBe('2025-01-01/2025-06-30')
    expect(overview(record, { table: ['trilateral'] }).whole.lanes.map(({ table }) => table.id)).toEqual(['trilateral'])
    expect(overviewOf(record, { ...EVERYTHING, table: ['domestic'] }, { events: [], pages: 1 })).toBeUndefined()
  })

  it('reaches from one event of 1994 to those of 2025', () => {
    const record = recordOf(anEvent({ id: 'old', when: '1994-12-05' }), anEvent({ id: 'new', when: '2025-11-23' }))
    const { whole } = overview(record)
    expect(inIso(whole.range)).toBe('1994-01-01/2025-12-31')
    expect(whole.density.filter(({ chosen }) => chosen > 0)).toHaveLength(2)
  })

  it('enlarges the busiest stretch where the whole has too little room for it', () => {
    const { closeUp } = overview(seedRecord())
    expect(closeUp?.why).toBe('busiest')
    expect(inIso(closeUp?.range)).toBe('2025-11-17/2025-12-14')
    const even = recordOf(
      ...Array.from({ length: 48 }, (_, index) =>
        anEvent({ id: `event-${index}`, when: `20${22 + Math.floor(index / 12)}-${twoDigits((index % 12) + 1)}-10` }),
      ),
    )
    expect(overview(even).closeUp).toBeNull()
  })

  it('enlarges the days that were asked for, and leaves the others faint', () => {
    const drawn = overview(seedRecord(), { from: '2026-02-01', to: '2026-02-28' })
    expect(drawn.closeUp?.why).toBe('asked')
    expect(inIso(drawn.closeUp?.range)).toBe('2026-02-01/2026-02-28')
    const { total } = timelineOf(seedRecord()).query({ ...EVERYTHING, from: '2026-02-01', to: '2026-02-28' })
    expect(drawn.marks).toHaveLength(total)
    expect(drawn.whole.density.some(({ others }) => others > 0)).toBe(true)
    expect(overview(seedRecord(), { from: '2025-02-01' }).closeUp?.why).toBe('busiest')
  })

  it('tells what lasted from what was some time in these days', () => {
    const record = recordOf(
      anEvent({ id: 'first', when: '2025-01-01' }),
      anEvent({ id: 'lasted', when: '2025-03-03/2025-03-21' }),
      anEvent({ id: 'sometime', when: '2025-06' }),
      anEvent({ id: 'last', when: '2025-12-31' }),
    )
    const [lane] = overview(record).whole.lanes
    expect(lane?.spans.map(span => [inIso(span), span.isSoft])).toEqual([
      ['2025-06-01/2025-06-30', true],
      ['2025-03-03/2025-03-21', false],
    ])
    // What has no place within its time is no bar; in the density it counts all the same.
    expect(lane?.bins.reduce((sum, { chosen }) => sum + chosen, 0)).toBe(3)
    expect(counted(overview(record).whole)).toBe(4)
  })

  it.each([
    ['nothing but landmarks', 30, 30, 30],
    ['all, where these are few', 5, 20, 20],
    ['landmarks alone, where the others are many', 5, 60, 5],
  ])('marks %s', (_name, landmarks, all, marks) => {
    const record = recordOf(
      ...Array.from({ length: all }, (_, index) =>
        anEvent({
          id: `event-${index}`,
          when: `2025-${twoDigits((index % 12) + 1)}-${twoDigits((index % 28) + 1)}`,
          significance: index < landmarks ? 3 : 2,
        }),
      ),
    )
    expect(overview(record).marks).toHaveLength(marks)
  })

  it('draws no more marks of a thousand landmarks on two days than find room', () => {
    const record = recordOf(
      ...Array.from({ length: 1000 }, (_, index) =>
        anEvent({ id: `event-${index}`, when: index % 2 ? '2025-01-05' : '2025-11-05', significance: 3 }),
      ),
    )
    expect(overview(record).marks.length).toBeLessThanOrEqual(96)
    expect(counted(overview(record).whole)).toBe(1000)
  })

  it('names the silences that the list names', () => {
    const record = recordOf(
      anEvent({ id: 'a', when: '2025-01-01' }),
      anEvent({ id: 'b', when: '2025-01-12' }),
      anEvent({ id: 'c', when: '2025-02-20', table: 'domestic' }),
      anEvent({ id: 'd', when: '2025-03-20' }),
    )
    expect(overview(record).gaps.map(gap => [inIso(gap), gap.days])).toEqual([
      ['2025-01-13/2025-02-19', 38],
      ['2025-02-21/2025-03-19', 27],
    ])
    const query = { ...EVERYTHING, table: ['other' as const] }
    const listed = [...timelineOf(record).query(query).gaps.values()].map(({ days: length }) => length)
    expect(overview(record, query).gaps.map(({ days: length }) => length)).toEqual(listed)
  })

  it.each([
    ['met', '2025-03-01', undefined, 'met'],
    ['missed', '2025-03-01', '2025-02-15', 'open'],
    ['missed', '2025-03-01', '2025-03-02', 'missed'],
  ] as const)('draws a deadline that was %s, due %s, read on %s, as %s', (outcome, due, on, shown) => {
    const record = recordOf(
      anEvent({ id: 'a', when: '2025-02-01', deadline: { due, setBy: 'x', outcome, note: null } }),
      anEvent({ id: 'b', when: '2025-02-10' }),
    )
    const [deadline] = overview(on === undefined ? record : record.asOf({ on })).deadlines
    expect(deadline?.outcome).toBe(shown)
    expect(inIso(deadline?.set)).toBe('2025-02-01/2025-02-01')
    // Beyond the strip a deadline runs up to its end.
    expect(inIso(deadline)).toBe('2025-02-28/2025-02-28')
  })

  it('marks the texts that the events of the list name, and says how many are older', () => {
    const record = recordOf(
      anEvent({
        id: 'a',
        when: '2025-02-01',
        table: 'domestic',
        documents: [{ document: 'named', relation: 'issued' }],
      }),
      anEvent({ id: 'b', when: '2025-04-01' }),
      aDocument({ id: 'named', when: '2025-02' }),
      aDocument({ id: 'other', when: '2025-03-03' }),
      aDocument({ id: 'old', when: '2014-09-05' }),
    )
    expect(overview(record).documents.map(({ document, isSoft }) => [document.id, isSoft])).toEqual([
      ['named', true],
      ['other', false],
    ])
    expect(overview(record).olderDocuments).toBe(1)
    expect(overview(record, { table: ['domestic'] }).documents.map(({ document }) => document.id)).toEqual(['named'])
  })

  it('marks the part of the list that is on its page', () => {
    expect(overview(recordOf(anEvent())).onPage).toBeNull()
    const record = seedRecord()
    const [first, second] = [overview(record), overview(record, { page: 2 })]
    expect(inIso(first.onPage)).toBe('2025-01-22/2025-11-26')
    expect(second.onPage?.first).toBeGreaterThanOrEqual(first.onPage?.last ?? Number.NaN)
    expect(overview(record, { order: 'newest', page: 2 }).onPage?.first).toBe(first.onPage?.first)
  })

  it('ends with the day that is read', () => {
    const drawn = overview(seedRecord().asOf({ on: '2025-11-25' }))
    expect(drawn.asOf === null ? null : isoDayOf(drawn.asOf)).toBe('2025-11-25')
    expect(inIso(drawn.whole.range)).toBe('2025-01-01/2025-11-30')
    expect(overview(seedRecord()).asOf).toBeNull()
  })

  it('leaves out what has no day at all, and says so', () => {
    const record = recordOf(anEvent({ id: 'a' }), anEvent({ id: 'b', when: '../..' }))
    expect(overview(record).undated).toBe(1)
    expect(overviewOf(recordOf(anEvent({ when: '../..' })), EVERYTHING, { events: [], pages: 1 })).toBeUndefined()
  })
})

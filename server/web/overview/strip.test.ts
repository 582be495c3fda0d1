import { describe, expect, it } from 'vitest'
import { anEvent, recordOf, seedRecord } from '../../domain/testing/record-builder.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { EVERYTHING, type TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { toStrip } from './strip.ts'

const stripOf = (record = seedRecord(), query: Partial<TimelineQuery> = {}) => {
  const asked = { ...EVERYTHING, ...query }
  return toStrip(record, asked, timelineOf(record).query(asked))
}

describe('the strip above the list', () => {
  it('is at most 60 px high, and leads to the same in lanes', () => {
    const strip = stripOf(undefined, { kind: ['talks'] })
    expect(strip?.height).toBeLessThanOrEqual(60)
    expect(strip?.lanesHref).toBe('/overview?kind=talks')
  })

  it('tells apart where there is a landmark', () => {
    const kinds = (significance: 2 | 3) => stripOf(recordOf(anEvent({ significance })))?.shapes.map(({ kind }) => kind)
    expect(kinds(3)).toEqual(['bar-landmark'])
    expect(kinds(2)).toEqual(['bar'])
    expect(stripOf(recordOf(anEvent()))?.hasLandmark).toBe(false)
  })

  it('keeps what lies outside of the days asked for, faint', () =>
    expect(stripOf(undefined, { from: '2025-11-01' })?.shapes.map(({ kind }) => kind)).toContain('bar-faint'))

  it('is not there while nothing that matches has a date', () =>
    expect(stripOf(undefined, { search: 'zzzqqq' })).toBeNull())
})

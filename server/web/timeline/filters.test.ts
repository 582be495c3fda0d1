import { describe, expect, it } from 'vitest'
import { seedRecord } from '../../domain/testing/record-builder.ts'
import { EVERYTHING, type TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { filterTitle } from './filters.ts'

const record = seedRecord()

describe('a filtered timeline is called by its filters', () => {
  it.each<[Partial<TimelineQuery>, number, string]>([
    [{ issue: ['territory'] }, 70, 'Territory: 70 milestones'],
    [{ kind: ['talks', 'call'] }, 1, 'Talks or Call: 1 milestone'],
    [{ significance: [3] }, 37, 'Key events: 37 milestones'],
    [{ actor: ['ukraine'], search: 'geneva' }, 12, '“geneva”, Ukraine: 12 milestones'],
    [{ from: '2025-11-01' }, 0, 'From 1 November 2025: no milestone'],
    [{ from: '2025-11-01', to: '2025-11-30' }, 1200, 'From 1 November 2025 until 30 November 2025: 1,200 milestones'],
    [{ context: true }, 2, 'With context: 2 milestones'],
    [
      { search: 'x', kind: ['talks'], issue: ['territory'], significance: [3], context: true },
      2,
      '“x”, Key events, Talks, 2 more filters: 2 milestones',
    ],
  ])('%j', (query, total, expected) => expect(filterTitle(record, { ...EVERYTHING, ...query }, total)).toBe(expected))
})

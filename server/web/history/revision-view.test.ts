import { describe, expect, it } from 'vitest'
import { anEvent, revisionOf } from '../../domain/testing/record-builder.ts'
import { toRevisionViews } from './revision-view.ts'

describe('when an entry was first recorded elsewhere', () => {
  const told = (...firstRecorded: (string | undefined)[]) =>
    toRevisionViews(
      firstRecorded.map((one, index) => revisionOf(anEvent(one ? { firstRecorded: one } : {}), index + 1)),
    ).map(({ sequence, elsewhere }) => [sequence, elsewhere])

  it('stands beside how it came here', () =>
    expect(told('2025-11-25', '2025-11-25')).toEqual([
      [2, null],
      [1, '25 November 2025'],
    ]))

  it('is what the entry says now, also where it was learnt later', () =>
    expect(told(undefined, '2025-11-25T12:00:00Z')).toEqual([
      [2, null],
      [1, '25 November 2025, 12:00 (UTC)'],
    ]))

  it('is not told where nobody says so', () => expect(told(undefined)).toEqual([[1, null]]))
})

import { expect, test, vi } from 'vitest'
import { anActor, anEvent, revisionOf } from '../testing/record-builder.ts'
import { timelineOf } from '../timeline/record-timeline.ts'
import { EVERYTHING } from '../timeline/timeline-query.ts'
import { NegotiationRecord } from './negotiation-record.ts'
import { recentChanges } from './recent-changes.ts'

const event = (id: string) => anEvent({ id })
const material = (...revision: Parameters<typeof revisionOf>) => ({ ...revisionOf(...revision), material: true })

const record = NegotiationRecord.fold([
  material(event('kept'), 1),
  material(event('corrected'), 2),
  material(event('misspelt'), 3),
  material(event('retracted'), 4),
  material(event('back'), 5),
  material(anEvent({ id: 'outside', kind: 'context' }), 6),
  material(event('back'), 7, 'retract'),
  material(event('retracted'), 8, 'retract'),
  material(event('corrected'), 9, 'change'),
  material(anActor(), 10),
  material(event('back'), 11, 'restore'),
  revisionOf(event('corrected'), 12, 'change'),
  revisionOf(event('misspelt'), 13, 'change'),
])

test('the last changes that readers must notice come first, of what is in the timeline', () => {
  expect(recentChanges(record, 10)).toEqual([
    { id: 'back', addedAt: 5, changedAt: 11 },
    { id: 'corrected', addedAt: 2, changedAt: 9 },
    { id: 'misspelt', addedAt: 3, changedAt: 3 },
    { id: 'kept', addedAt: 1, changedAt: 1 },
  ])
  expect(recentChanges(record, 2).map(({ id }) => id)).toEqual(['back', 'corrected'])
})

test.each([0, 1, 2, 3, 8, 9, 11, 13])('counts after revision %i what the timeline lists', since => {
  const listed = timelineOf(record).allMatching({ ...EVERYTHING, since: since || null })
  const counted = recentChanges(record, 10).filter(({ changedAt }) => changedAt > since)
  expect(counted.map(({ id }) => id).sort()).toEqual(listed.map(({ id }) => id).sort())
})

test('an event that was often corrected is looked at once', () => {
  const corrections = Array.from({ length: 50 }, (_, index) => revisionOf(event('often'), index + 2, 'change'))
  const often = NegotiationRecord.fold([material(event('often'), 1), ...corrections])
  const asked = vi.spyOn(often, 'changedAt')
  expect(recentChanges(often, 10)).toEqual([{ id: 'often', addedAt: 1, changedAt: 1 }])
  expect(asked).not.toHaveBeenCalled()
})

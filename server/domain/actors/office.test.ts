import { describe, expect, it } from 'vitest'
import type { Actor } from '../entries/actor.ts'
import { anActor, anEvent, recordOf } from '../testing/record-builder.ts'
import { officeInWords } from './office.ts'

const PERSON = anActor({ id: 'person', kind: 'person', side: 'state', offices: [{ title: 'Chancellor' }] })

const meeting = (when: string, as?: string) =>
  anEvent({ id: `on-${when}`, when, participants: [{ actor: 'person', part: 'party', ...(as && { as }) }] })

const MEETINGS = [
  meeting('2025-03-01', 'Minister of Finance'),
  meeting('2025-06-01', 'Head of delegation'),
  meeting('2025-07-01'),
  meeting('2025-12-01', 'Chancellor'),
]

const officeOn = (on?: string, actor: Partial<Actor> = {}) => {
  const now = recordOf(PERSON, ...MEETINGS)
  return officeInWords(on === undefined ? now : now.asOf({ on }), { ...PERSON.entry, ...actor })
}

describe('the office of somebody', () => {
  it.each([
    ['2025-02-28', 'Chancellor (office as recorded now)'],
    ['2025-03-01', 'Minister of Finance'],
    ['2025-05-31', 'Minister of Finance'],
    ['2025-06-01', 'Head of delegation'],
    ['2025-11-30', 'Head of delegation'],
    ['2025-12-01', 'Chancellor'],
  ])('on %s is %s', (on, office) => expect(officeOn(on)).toBe(office))

  it('is now what their own entry says', () => expect(officeOn()).toBe('Chancellor'))

  it('is that of a person: what a state is called in a milestone is none', () =>
    expect(officeOn('2025-06-01', { kind: 'state', offices: [] })).toBeUndefined())
})

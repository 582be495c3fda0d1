import { describe, expect, it } from 'vitest'
import { jointAppearances } from '../actors/meetings.ts'
import { TimelineCalendar } from '../dates/timeline-dates.ts'
import { unconfirmedBy } from '../documents/agreement-claim.ts'
import type { Actor } from '../entries/actor.ts'
import { lanesOf } from '../explorer/lanes.ts'
import { inOneGo } from '../in-one-go.ts'
import { anActor, anEvent, aPointState, recordOf, revisionOf } from '../testing/record-builder.ts'
import { timelineOf } from '../timeline/record-timeline.ts'
import { EVERYTHING } from '../timeline/timeline-query.ts'
import { dayOf, NOW, sideOn, sidesOf } from './actor-sides.ts'

const calendar = new TimelineCalendar()

describe('for whom somebody speaks on a day', () => {
  const HELD = { title: 'Minister', for: 'old', from: '1998', to: '2003-06' }
  const NEXT = { title: 'Envoy', for: 'new', from: '2005-02-01' }

  it.each<[string, Partial<Actor>, string, string | undefined]>([
    ['nobody, without side or office', {}, '2000-01-01', undefined],
    ['their side, without an office for another', { side: 'own', offices: [{ title: 'Envoy' }] }, '2000-01-01', 'own'],
    ['whom an office is for while it is held', { side: 'own', offices: [HELD, NEXT] }, '2000-01-01', 'old'],
    ['the same on the last day that it may have been held', { side: 'own', offices: [HELD] }, '2003-06-30', 'old'],
    ['their side between two offices', { side: 'own', offices: [HELD, NEXT] }, '2004-01-01', 'own'],
    ['whom the next office is for from its first day', { side: 'own', offices: [HELD, NEXT] }, '2005-02-01', 'new'],
    ['the last named of two held at a time', { offices: [NEXT, { ...NEXT, for: 'other' }] }, '2006', 'other'],
    ['whom an office without dates is for at any time', { offices: [{ title: 'Envoy', for: 'any' }] }, '1950', 'any'],
    ['the office with dates before one without', { offices: [HELD, { title: 'Envoy', for: 'any' }] }, '2000', 'old'],
    ['as ever, where only the end is known', { side: 'own', offices: [{ ...HELD, from: undefined }] }, '1900', 'old'],
  ])('%s', (_, fields, when, side) => expect(sideOn(anActor(fields).entry, dayOf(calendar, when), calendar)).toBe(side))

  it('is told of now by an office that has not ended', () => {
    expect(sideOn(anActor({ side: 'own', offices: [HELD, NEXT] }).entry, NOW, calendar)).toBe('new')
    expect(sideOn(anActor({ side: 'own', offices: [HELD] }).entry, NOW, calendar)).toBe('own')
  })

  it('a date that is not a day counts by its first, or by its last where it has no first', () => {
    const first = dayOf(calendar, '2004-01-01')
    for (const when of ['2004', '2004-01', '2004-01-01/2004-03-01', '../2004-01-01'])
      expect(dayOf(calendar, when), when).toBe(first)
  })
})

describe('somebody who changes sides', () => {
  const record = recordOf(
    anActor({ id: 'guerrilla', kind: 'armed-group' }),
    anActor({ id: 'state' }),
    anActor({ id: 'ministry', kind: 'body', side: 'state' }),
    anActor({
      id: 'person',
      kind: 'person',
      side: 'guerrilla',
      offices: [{ title: 'Adviser', for: 'ministry', from: '2025-07-01' }],
    }),
    anEvent({ id: 'before', when: '2025-06-01', participants: [{ actor: 'person', part: 'party' }] }),
    anEvent({
      id: 'after',
      when: '2025-07-20',
      participants: [
        { actor: 'person', part: 'party' },
        { actor: 'guerrilla', part: 'party' },
      ],
    }),
  )
  const milestonesOf = (actor: string) =>
    timelineOf(record)
      .query({ ...EVERYTHING, actor: [actor] })
      .facets.actor.find(({ value }) => value === actor)?.count

  it('speaks for one until that day and for the other from then on, at any remove', () => {
    expect(sidesOf(record.asOf({ on: '2025-06-01' }), 'person')).toEqual(['guerrilla'])
    expect(sidesOf(record, 'person')).toEqual(['ministry', 'state'])
  })

  it('brings milestones to the side of their day', () => {
    expect(milestonesOf('state')).toBe(1)
    expect(milestonesOf('ministry')).toBe(1)
    expect(milestonesOf('guerrilla')).toBe(2)
    const lanes = inOneGo(lanesOf(record, 'actor', record.list('event')))
    expect(lanes.map(({ id, events }) => [id, events.length])).toEqual(
      expect.arrayContaining([
        ['guerrilla', 2],
        ['state', 1],
      ]),
    )
  })

  it('meets those whom they have left', () => {
    const [met] = jointAppearances(record, 'guerrilla').filter(({ actor }) => actor === 'state')
    expect(met?.events.map(({ id }) => id)).toEqual(['after'])
  })

  it('is counted anew when an office is given', () => {
    const changing = recordOf(
      anActor({ id: 'state' }),
      anActor({ id: 'person', kind: 'person' }),
      anEvent({ id: 'talks', participants: [{ actor: 'person', part: 'party' }] }),
    )
    const found = () => timelineOf(changing).query({ ...EVERYTHING, actor: ['state'] }).total
    expect(found()).toBe(0)
    const office = { title: 'Adviser', for: 'state', from: '2025' }
    changing.apply(revisionOf(anActor({ id: 'person', kind: 'person', offices: [office] }), 4, 'change'))
    expect(found()).toBe(1)
  })

  it('confirms what their side of the day is said to have agreed', () => {
    const agreed = { document: 'plan', among: ['guerrilla', 'state'], assertedBy: 'person' }
    const early = aPointState({ ...agreed, state: 'agreed-between', when: '2025-06-01' }).entry
    expect(unconfirmedBy(record, early)).toEqual(['state'])
    expect(unconfirmedBy(record, { ...early, when: '2025-07-20' })).toEqual(['guerrilla'])
  })
})

import { describe, expect, it } from 'vitest'
import type { TimelineEvent } from '../entries/event.ts'
import { anEvent, citing, seedRecord } from '../testing/record-builder.ts'
import { likelyDuplicates } from './likely-duplicates.ts'

const NEW = { id: 'new', when: '2025-11-23', title: 'US and Ukraine hold talks in Geneva' }

function found(event: Partial<TimelineEvent>, other: Partial<TimelineEvent>) {
  const stored = anEvent({ id: 'stored', citations: citing('theirs'), ...other }).entry
  return likelyDuplicates(anEvent({ ...NEW, citations: citing('ours'), ...event }).entry, [stored]).map(
    ({ event: { id }, because }) => `${id}: ${because}`,
  )
}

describe('likelyDuplicates', () => {
  it.each<[string, Partial<TimelineEvent>, Partial<TimelineEvent>]>([
    ['the same title', {}, { when: '2025-11-23', title: NEW.title }],
    [
      'the same words in another order and case',
      {},
      { when: '2025-11-23', title: 'In Geneva, Ukraine and US hold TALKS' },
    ],
    ['half of the words', { title: 'Geneva talks begin' }, { when: '2025-11-23', title: 'Geneva talks end' }],
    [
      'the same title with other accents',
      { title: 'Meeting in Kraków' },
      { when: '2025-11-23', title: 'Meeting in Krakow' },
    ],
    [
      'the same title in Ukrainian',
      { title: 'Переговори в Женеві' },
      { when: '2025-11-23', title: 'переговори в женеві' },
    ],
    ['a period that holds the day', {}, { when: '2025-11-22/2025-11-24', title: NEW.title }],
    ['the month of the day', {}, { when: '2025-11', title: NEW.title }],
    ['a day in doubt', { when: '2025-11-23~' }, { when: '2025-11-23', title: NEW.title }],
    ['an open end', {}, { when: '2025-11-01/..', title: NEW.title }],
    ['an unknown start', {}, { when: '../2025-12-01', title: NEW.title }],
  ])('sees %s', (_, event, other) => expect(found(event, other)).toEqual(['stored: similar-title']))

  it('sees the same source on the same day, whatever the title', () =>
    expect(found({}, { when: '2025-11-23', title: 'Something else', citations: citing('ours') })).toEqual([
      'stored: same-source',
    ]))

  it('names the title when both are alike', () =>
    expect(found({}, { when: '2025-11-23', title: NEW.title, citations: citing('ours') })).toEqual([
      'stored: similar-title',
    ]))

  it.each<[string, Partial<TimelineEvent>, Partial<TimelineEvent>]>([
    ['the same title on another day', {}, { when: '2025-11-24', title: NEW.title }],
    ['the same source on another day', {}, { when: '2025-11-24', title: 'Another', citations: citing('ours') }],
    ['another title of the same day', {}, { when: '2025-11-23', title: 'Kremlin comments on the plan' }],
    [
      'a title with fewer than half of the words in common',
      {},
      { when: '2025-11-23', title: 'Geneva welcomes football fans from all of Europe' },
    ],
    ['a period before the day', {}, { when: '2025-11-20/2025-11-22', title: NEW.title }],
    ['itself', { id: 'stored' }, { when: '2025-11-23', title: NEW.title }],
    ['titles without a word', { title: '!!!' }, { when: '2025-11-23', title: '???' }],
  ])('does not take for one: %s', (_, event, other) => expect(found(event, other)).toEqual([]))

  it('names every candidate, in the order given', () => {
    const others = ['b', 'a', 'c'].map(id => anEvent({ ...NEW, id }).entry)
    expect(likelyDuplicates(anEvent(NEW).entry, others).map(({ event }) => event.id)).toEqual(['b', 'a', 'c'])
  })

  it('recognises each milestone of the shipped record when it is typed in again', () => {
    const events = seedRecord().list('event')
    const missed = events.filter(
      event => !likelyDuplicates({ ...event, id: 'again' }, events).some(found => found.event.id === event.id),
    )
    expect(missed.map(({ id }) => id)).toEqual([])
  })
})

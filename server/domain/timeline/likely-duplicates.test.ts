import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TimelineCalendar } from '../dates/timeline-dates.ts'
import type { TimelineEvent } from '../entries/event.ts'
import { NegotiationRecord } from '../record/negotiation-record.ts'
import { anActor, anEvent, citing, recordOf, revisionOf, seedRecord } from '../testing/record-builder.ts'
import { searchWords } from '../text/folding.ts'
import { likelyDuplicates } from './likely-duplicates.ts'
import { titlesOf } from './title-index.ts'

const NEW = { id: 'new', when: '2025-11-23', title: 'US and Ukraine hold talks in Geneva' }

function found(event: Partial<TimelineEvent>, other: Partial<TimelineEvent>) {
  const record = recordOf(anEvent({ id: 'stored', citations: citing('theirs'), ...other }))
  return likelyDuplicates(anEvent({ ...NEW, citations: citing('ours'), ...event }).entry, record, 9).map(
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

  describe('of the same kind at the same table', () => {
    const MINISTER = anActor({ id: 'minister', kind: 'person', side: 'state', offices: [{ title: 'Minister' }] })
    const OTHER = { kind: 'joint-statement', table: 'us-ukraine', title: 'A framework is announced' } as const
    const by = (...actors: string[]) => actors.map(actor => ({ actor, part: 'author' as const }))
    const asked = (event: Partial<TimelineEvent>, other: Partial<TimelineEvent> = {}) => {
      const stored = { ...OTHER, id: 'stored', when: '2025-11-23', citations: citing('theirs'), ...other }
      const record = recordOf(MINISTER, anEvent({ participants: by('state'), ...stored }))
      const typed = anEvent({ ...NEW, ...OTHER, title: 'Both sides sign a text', citations: citing('ours'), ...event })
      return likelyDuplicates(typed.entry, record, 9).map(({ because }) => because)
    }

    it.each<[string, Partial<TimelineEvent>, Partial<TimelineEvent>]>([
      ['with the same actor', { participants: by('state') }, {}],
      ['with somebody who speaks for the same side', { participants: by('minister') }, {}],
      ['with one of several', { participants: by('somebody', 'minister') }, { participants: by('else', 'minister') }],
      ['within three days', { participants: by('state'), when: '2025-11-23/2025-11-25' }, {}],
    ])('sees one %s', (_, event, other) => expect(asked(event, other)).toEqual(['same-kind']))

    it.each<[string, Partial<TimelineEvent>, Partial<TimelineEvent>]>([
      ['of nobody', { participants: [] }, {}],
      ['of another side', { participants: by('somebody') }, {}],
      ['of another kind', { participants: by('state'), kind: 'call' }, {}],
      ['of another table', { participants: by('state'), table: 'us-russia' }, {}],
      ['of another day', { participants: by('state'), when: '2025-11-24' }, {}],
      ['of the whole month', { participants: by('state'), when: '2025-11' }, {}],
      ['when the record knows only the month', { participants: by('state') }, { when: '2025-11' }],
    ])('passes over one %s', (_, event, other) => expect(asked(event, other)).toEqual([]))

    it('finds a joint statement of the shipped record that is typed anew with other words and sources', () => {
      const record = seedRecord()
      const statement = record
        .list('event')
        .find(({ kind, when }) => kind === 'joint-statement' && when === '2025-11-23')
      if (!statement) throw new Error('the record has no such statement')
      const { entry } = anEvent({
        ...statement,
        id: 'again',
        title: 'Delegations agree on a common text',
        participants: by('marco-rubio', 'andriy-yermak'),
        citations: citing('new'),
      })
      expect(likelyDuplicates(entry, record, 5).map(({ event }) => event.id)).toEqual([statement.id])
    })
  })

  it('names the similar titles first, and no more than are asked for', () => {
    const record = recordOf(
      anEvent({ ...NEW, id: 'a', title: 'Something else', citations: citing('ours') }),
      ...['d', 'b', 'c'].map(id => anEvent({ ...NEW, id })),
    )
    const asked = anEvent({ ...NEW, citations: citing('ours') }).entry
    const names = (most: number) => likelyDuplicates(asked, record, most).map(({ event }) => event.id)
    expect(names(9)).toEqual(['d', 'b', 'c', 'a'])
    expect(names(2)).toEqual(['d', 'b'])
  })

  it('recognises each milestone of the shipped record when it is typed in again', () => {
    const record = seedRecord()
    const missed = record
      .list('event')
      .filter(
        event => !likelyDuplicates({ ...event, id: 'again' }, record, 9).some(found => found.event.id === event.id),
      )
    expect(missed.map(({ id }) => id)).toEqual([])
  })
})

/** The same, by looking at each event of the record. */
function byScan(event: TimelineEvent, others: readonly TimelineEvent[]): string[] {
  const calendar = new TimelineCalendar()
  const words = new Set(searchWords(event.title))
  const asked = calendar.datesOf(event.when)
  return others.flatMap(other => {
    const { earliest, latest } = calendar.datesOf(other.when)
    if (other.id === event.id || earliest > asked.latest || asked.earliest > latest) return []
    const theirs = searchWords(other.title)
    const shared = theirs.filter(word => words.has(word)).length
    if (shared > 0 && shared / (words.size + theirs.length - shared) >= 0.5) return `${other.id}: similar-title`
    const isShared = other.citations.some(({ source }) => event.citations.some(cited => cited.source === source))
    return isShared ? `${other.id}: same-source` : []
  })
}

const events = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  title: fc.array(fc.constantFrom('talks', 'Talks', 'in', 'Genève', 'geneve', '!'), { minLength: 1, maxLength: 5 }),
  when: fc.constantFrom('2025-11-23', '2025-11-24', '2025-11', '2025-11-01/2025-11-23', '../2025-11-20', '2025-11-24~'),
  source: fc.constantFrom('x', 'y', 'z'),
  isRetracted: fc.boolean(),
})

it('finds the same in the index as by looking at each event, whatever was changed and retracted', () =>
  fc.assert(
    fc.property(fc.array(events, { maxLength: 25 }), events, fc.nat(25), (steps, asked, readAfter) => {
      const of = ({ id, title, when, source }: typeof asked) =>
        anEvent({ id, title: title.join(' '), when, citations: citing(source) })
      const record = NegotiationRecord.fold([])
      for (const [index, step] of steps.entries()) {
        if (index === readAfter) for (const _ of titlesOf(record).build());
        if (index === readAfter - 1) titlesOf(record)
        record.apply(revisionOf(of(step), index + 1, step.isRetracted ? 'retract' : 'change'))
      }
      const event = { ...of(asked).entry, id: 'asked' }
      const found = likelyDuplicates(event, record, 99).map(({ event: { id }, because }) => `${id}: ${because}`)
      expect(found.sort()).toEqual(byScan(event, record.list('event')).sort())
    }),
  ))

it('finds the same after so many changes that the index begins anew', () => {
  const record = recordOf(anEvent({ ...NEW, id: 'stored' }), anEvent({ ...NEW, id: 'other', title: 'Nothing alike' }))
  for (const _ of titlesOf(record).build());
  for (let seq = 3; seq < 2100; seq++)
    record.apply(revisionOf(anEvent({ ...NEW, id: 'stored', order: seq }), seq, 'change'))
  expect(likelyDuplicates(anEvent({ ...NEW, citations: [] }).entry, record, 9).map(({ event }) => event.order)).toEqual(
    [2099],
  )
})

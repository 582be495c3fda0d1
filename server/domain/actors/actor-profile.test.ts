import { describe, expect, it } from 'vitest'
import type { Actor } from '../entries/actor.ts'
import { aDocument, anActor, anEvent, aPosition, recordOf, seedRecord } from '../testing/record-builder.ts'
import { type ActorProfile, actorProfile } from './actor-profile.ts'

const quote = (text: string) => ({
  speaker: 'envoy',
  text,
  language: 'en',
  original: null,
  translator: null,
  source: 'source',
})
const envoy = anActor({
  id: 'envoy',
  name: 'The envoy',
  kind: 'person',
  side: 'council',
  offices: [{ title: 'Secretary' }],
})
const record = recordOf(
  anActor({ id: 'state', name: 'The state' }),
  anActor({ id: 'council', name: 'The council', kind: 'body', side: 'state' }),
  envoy,
  anActor({ id: 'aide', name: 'An aide', kind: 'person', side: 'state', offices: [{ title: 'Aide' }] }),
  anEvent({
    id: 'first',
    when: '2025-01-01',
    participants: [
      { actor: 'envoy', part: 'delegate', as: 'Minister' },
      { actor: 'envoy', part: 'speaker', as: 'Minister' },
    ],
    quotes: [quote('We came.')],
  }),
  anEvent({ id: 'second', when: '2025-02-01', participants: [{ actor: 'envoy', part: 'delegate', as: 'Envoy' }] }),
  anEvent({
    id: 'third',
    when: '2025-03-01',
    participants: [{ actor: 'envoy', part: 'delegate', as: 'Secretary' }],
    accounts: [{ actor: 'envoy', text: 'It went well.', source: 'source' }],
  }),
  aDocument({ id: 'older', when: '2025-01-01', parties: ['state'] }),
  aDocument({
    id: 'newer',
    when: '2025-02-01',
    authors: [{ actor: 'state', basis: 'stated', note: null, source: 'source' }],
    parties: ['state'],
    custody: [{ actor: 'state', status: 'sent', when: '2025-02-01', source: 'source' }],
  }),
  aPosition({
    id: 'a',
    actor: 'state',
    when: '2025-04-01',
    about: { document: 'older', issue: 'process' },
    speaker: 'envoy',
  }),
  aPosition({ id: 'b', actor: 'state', when: '2025-03-01', about: { document: 'newer', issue: 'process' } }),
  aPosition({ id: 'c', actor: 'state', when: '2025-05-01', about: { document: 'newer', issue: 'process' } }),
  aPosition({ id: 'd', actor: 'state', when: '2025-06-01', speaker: 'envoy', quote: quote('We came.') }),
)
const officesOf = ({ offices }: ActorProfile) => [...offices]
const profileOf = (id: string) => actorProfile(record, record.find('actor', id) as Actor)

describe('of a person', () => {
  const profile = profileOf('envoy')

  it('names the sides, the nearest first', () =>
    expect(profile.sides.map(({ id }) => id)).toEqual(['council', 'state']))

  it('names the office of today, then those of events, the last first', () =>
    expect(
      officesOf(profile).map(({ title, isCurrent, events }) => [title, isCurrent, events.map(({ id }) => id)]),
    ).toEqual([
      ['Secretary', true, ['third']],
      ['Envoy', false, ['second']],
      ['Minister', false, ['first']],
    ]))

  it('sorts the events by part, the newest first', () =>
    expect(profile.events.map(({ part, events }) => [part, events.map(({ id }) => id)])).toEqual([
      ['delegate', ['third', 'second', 'first']],
      ['speaker', ['first']],
    ]))

  it('has each quote once, accounts, and positions stated for others', () => {
    expect(profile.quotes.map(one => [one.quote.text, one.in.id])).toEqual([['We came.', 'd']])
    expect(profile.accounts.map(({ text, event }) => [text, event.id])).toEqual([['It went well.', 'third']])
    expect(profile.stated.map(({ id }) => id)).toEqual(['d', 'a'])
    expect(profile.positions).toEqual([])
  })
})

describe('of a state', () => {
  const profile = profileOf('state')

  it('names its people and bodies, at any remove, by name', () => {
    expect(profile.people.map(({ id }) => id)).toEqual(['aide', 'envoy'])
    expect(profile.bodies.map(({ id }) => id)).toEqual(['council'])
    expect(officesOf(profile)).toEqual([])
  })

  it('sorts its positions by text, the newest text first, and within it the newest position', () =>
    expect(profile.positions.map(({ document, positions }) => [document, positions.map(({ id }) => id)])).toEqual([
      ['newer', ['c', 'b']],
      ['older', ['a']],
      [null, ['d']],
    ]))

  it('names its documents and what it is to them', () =>
    expect(profile.documents.map(({ document, roles }) => [document.id, roles])).toEqual([
      ['newer', ['author', 'party', 'custody']],
      ['older', ['party']],
    ]))
})

it('ends where somebody speaks for whoever speaks for them', () => {
  const circle = recordOf(anActor({ id: 'a', side: 'b' }), anActor({ id: 'b', side: 'a' }))
  const profile = actorProfile(circle, circle.find('actor', 'a') as Actor)
  expect(profile.sides.map(({ id }) => id)).toEqual(['b'])
  expect(profile.bodies.map(({ id }) => id)).toEqual(['b'])
})

it('can be made of every actor of the shipped record', () => {
  const shipped = seedRecord()
  for (const actor of shipped.list('actor')) expect(actorProfile(shipped, actor).actor).toBe(actor)
  const umerov = actorProfile(shipped, shipped.find('actor', 'rustem-umerov') as Actor)
  expect(
    officesOf(umerov)
      .map(({ title }) => title)
      .slice(1),
  ).toEqual(['Secretary of the National Security and Defence Council', 'Minister of Defence'])
})

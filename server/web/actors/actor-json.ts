import { actorProfile } from '../../domain/actors/actor-profile.ts'
import { jointAppearances } from '../../domain/actors/meetings.ts'
import { deadlinesSetIn } from '../../domain/deadlines/deadlines.ts'
import type { Actor } from '../../domain/entries/actor.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import { standingsOf } from '../../domain/positions/standings.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { listQueryString } from '../lists/list-query.ts'
import { filtersIn } from '../site/json-answer.ts'
import type { Field } from '../site/json-pieces.ts'
import { idsByType, referrersOf } from '../site/referrers.ts'
import { type ActorListQuery, findActors, milestoneCounts } from './found-actors.ts'

export function actorListBody(record: NegotiationRecord, query: ActorListQuery) {
  const { matching } = findActors(record, query)
  const counts = milestoneCounts(record)
  return {
    filters: filtersIn(listQueryString(query)),
    count: matching.length,
    actors: matching.map(actor => ({ ...inSchemaOrder('actor', actor), milestones: counts.get(actor.id) ?? 0 })),
  }
}

/** What grows with the record is looked up as it is written, on what was listed at the beginning. */
export function* actorFields(record: NegotiationRecord, actor: Actor): Generator<Field> {
  const profile = actorProfile(record, actor)
  const meetings = jointAppearances(record, actor.id)
  const deadlines = deadlinesSetIn(record, profile.settingDeadlines).reverse()
  const referrers = referrersOf(record, actor.id)
  yield ['actor', inSchemaOrder('actor', actor)]
  yield [
    'standings',
    mapped(standingsOf(ofActor(record, actor), record.calendar), ({ about, cell: { state, stances, counting } }) => ({
      about,
      state,
      stances,
      positions: ids(counting),
    })),
  ]
  yield ['sides', ids(profile.sides)]
  yield [
    'offices',
    mapped(profile.offices, ({ title, isCurrent, events }) => ({ title, isCurrent, events: ids(events) })),
  ]
  yield ['people', ids(profile.people)]
  yield ['bodies', ids(profile.bodies)]
  yield ['events', mapped(profile.events, ({ part, events }) => ({ part, events: ids(events) }))]
  yield ['quotes', mapped(profile.quotes, ({ quote, in: entry }) => ({ ...quote, in: entry.id }))]
  yield ['accounts', mapped(profile.accounts, ({ text, source, event }) => ({ text, source, event: event.id }))]
  yield ['positions', mapped(profile.positions, ({ document, positions }) => ({ document, positions: ids(positions) }))]
  yield ['positionsStatedForOthers', ids(profile.stated)]
  yield ['documents', mapped(profile.documents, ({ document, roles }) => ({ document: document.id, roles }))]
  yield [
    'meetings',
    mapped(meetings, ({ first, last, events, unclear, ...meeting }) => ({
      ...meeting,
      events: ids(events),
      unclear: ids(unclear),
      first: first?.id ?? null,
      last: last?.id ?? null,
    })),
  ]
  yield ['deadlines', deadlines.map(({ setIn }) => setIn.id)]
  yield ['referredToBy', idsByType(referrers)]
}

const ofActor = (record: NegotiationRecord, { id }: Actor) =>
  record.referrers(id, 'position').filter(({ actor }) => actor === id)

const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id)

function* mapped<T>(items: Iterable<T>, toValue: (item: T) => unknown): Generator<unknown> {
  for (const item of items) yield toValue(item)
}

import { type ActorProfile, actorProfile } from '../../domain/actors/actor-profile.ts'
import { jointAppearances } from '../../domain/actors/meetings.ts'
import { deadlinesSetBy } from '../../domain/deadlines/deadlines.ts'
import type { Actor } from '../../domain/entries/actor.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import { standingsOf } from '../../domain/positions/standings.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { listQueryString } from '../lists/list-query.ts'
import { filtersIn } from '../site/json-answer.ts'
import { referrerIds } from '../site/referrers.ts'
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

export const actorBody = (record: NegotiationRecord, actor: Actor) => ({
  actor: inSchemaOrder('actor', actor),
  standings: standingsOf(ofActor(record, actor), record.calendar).map(
    ({ about, cell: { state, stances, counting } }) => ({
      about,
      state,
      stances,
      positions: ids(counting),
    }),
  ),
  ...profileIds(actorProfile(record, actor)),
  meetings: jointAppearances(record, actor.id).map(({ first, last, ...meeting }) => ({
    ...meeting,
    first: first?.id ?? null,
    last: last?.id ?? null,
  })),
  deadlines: deadlinesSetBy(record, actor.id).map(({ setIn }) => setIn.id),
  referredToBy: referrerIds(record, actor.id),
})

const ofActor = (record: NegotiationRecord, { id }: Actor) =>
  record.referrers(id, 'position').filter(({ actor }) => actor === id)

const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id)

const profileIds = (profile: ActorProfile) => ({
  sides: ids(profile.sides),
  offices: profile.offices.map(({ title, isCurrent, events }) => ({ title, isCurrent, events: ids(events) })),
  people: ids(profile.people),
  bodies: ids(profile.bodies),
  events: profile.events.map(({ part, events }) => ({ part, events: ids(events) })),
  quotes: profile.quotes.map(({ quote, in: entry }) => ({ ...quote, in: entry.id })),
  accounts: profile.accounts.map(({ text, source, event }) => ({ text, source, event: event.id })),
  positions: profile.positions.map(({ document, positions }) => ({ document, positions: ids(positions) })),
  positionsStatedForOthers: ids(profile.stated),
  documents: profile.documents.map(({ document, roles }) => ({ document: document.id, roles })),
})

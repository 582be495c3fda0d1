import { ACTOR_KINDS, type Actor } from '../../domain/entries/actor.ts'
import { termIds } from '../../domain/entries/terms.ts'
import { readersLanguage } from '../../domain/language/reader.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { type ListQuery, type Narrowed, narrow, searchFor } from '../lists/list-query.ts'

// The list of actors: what can be asked of it, and which actors match.

export const ACTOR_FACETS = { kind: termIds(ACTOR_KINDS) }

export type ActorListQuery = ListQuery<'kind'>

export function findActors(record: NegotiationRecord, query: ActorListQuery): Narrowed<Actor, 'kind'> {
  const isFound = searchFor(query.search)
  const found = record
    .list('actor')
    .filter(({ name, aliases, offices }) => isFound([name, ...aliases, ...offices.map(({ title }) => title)].join(' ')))
  return narrow(found.sort(byName), query, ({ kind }) => kind)
}

export const byName = (a: Actor, b: Actor): number =>
  a.name.localeCompare(b.name, readersLanguage()) || (a.id < b.id ? -1 : 1)

/** Who took part in an outside event took part. */
export const WITH_CONTEXT = { ...EVERYTHING, context: true }

/** What a filter of the timeline by the actor finds: milestones of those who speak for it are its own. */
export const milestoneCounts = (record: NegotiationRecord): ReadonlyMap<string, number> =>
  new Map(
    timelineOf(record)
      .query(WITH_CONTEXT)
      .facets.actor.map(({ value, count }) => [value, count]),
  )

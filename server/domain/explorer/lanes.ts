import { EVENT_KINDS, type TimelineEvent } from '../entries/event.ts'
import type { Term } from '../entries/terms.ts'
import { drawingWords } from '../language/drawing-words.ts'
import { dayOf, NOW, sideOn } from '../record/actor-sides.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { ownWordsOf, tablesOf } from '../record/own-words.ts'
import { actorsOf } from '../timeline/facets.ts'
import type { LaneKey } from './explorer-data.ts'

/** A lane with the places of its events in the list they were taken from, rising. */
export interface Lane {
  readonly id: string
  readonly label: string
  readonly events: readonly number[]
}

/** More lanes than this would be too low to read. */
export const MOST_ACTOR_LANES = 11
/** Cannot be the id of an actor, because ids have no colon. */
export const OTHERS = ':others'

/** For events without a table or an issue. */
const UNNAMED = ':unnamed'

type Find = Pick<NegotiationRecord, 'find' | 'list' | 'head' | 'calendar'>

/** So many are put into lanes in a few milliseconds. */
const SLICE = 10_000

/** Every event stands in a lane; of several actors or issues, in each of theirs. `chosen` are those asked for. */
export function* lanesOf(
  record: Find,
  by: LaneKey,
  events: readonly TimelineEvent[],
  chosen: { readonly actor?: readonly string[]; readonly process?: readonly string[] } = {},
): Generator<void, Lane[]> {
  switch (by) {
    case 'table':
      return yield* byTerm(tablesOf(record, chosen.process ?? []), events, event => [event.table ?? UNNAMED])
    case 'kind':
      return yield* byTerm(EVENT_KINDS, events, event => [event.kind])
    case 'issue':
      return yield* byTerm(ownWordsOf(record).issues, events, event =>
        event.issues.length > 0 ? event.issues : [UNNAMED],
      )
    case 'actor':
      return yield* byActor(record, events, chosen.actor ?? [])
  }
}

function* byTerm(
  terms: Readonly<Record<string, Term>>,
  events: readonly TimelineEvent[],
  valuesOf: (event: TimelineEvent) => readonly string[],
): Generator<void, Lane[]> {
  const places = yield* placesBy(events, valuesOf)
  const labels = new Map(Object.entries(terms).map(([id, { label }]) => [id, label]))
  const others = [...places.keys()].filter(id => id !== UNNAMED && !labels.has(id)).sort()
  for (const id of [...others, UNNAMED]) labels.set(id, id === UNNAMED ? drawingWords().notNamed : id)
  return [...labels].flatMap(([id, label]) => {
    const found = places.get(id)
    return found ? [{ id, label, events: found }] : []
  })
}

function* placesBy(
  events: readonly TimelineEvent[],
  valuesOf: (event: TimelineEvent) => Iterable<string>,
): Generator<void, Map<string, number[]>> {
  const places = new Map<string, number[]>()
  for (const [place, event] of events.entries()) {
    if (place % SLICE === SLICE - 1) yield
    for (const value of valuesOf(event)) {
      const found = places.get(value)
      if (found) found.push(place)
      else places.set(value, [place])
    }
  }
  return places
}

/**
 * The actors asked for come first, then the sides before those who speak for one, each with most events first. Whatever
 * stands in none of these lanes is gathered in a last one.
 */
function* byActor(record: Find, events: readonly TimelineEvent[], chosen: readonly string[]): Generator<void, Lane[]> {
  const { calendar } = record
  const sideOf = (id: string, day: number): string | undefined => {
    const actor = record.find('actor', id)
    return actor && sideOn(actor, day, calendar)
  }
  const places = yield* placesBy(events, event => {
    const day = dayOf(calendar, event.when)
    return actorsOf(event, id => sideOf(id, day))
  })
  const rank = (id: string): number => (chosen.includes(id) ? 0 : sideOf(id, NOW) === undefined ? 1 : 2)
  const lanes = [...places]
    .map(([id, found]) => ({ id, label: record.find('actor', id)?.name ?? id, events: found, rank: rank(id) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        b.events.length - a.events.length ||
        a.label.localeCompare(b.label, 'en') ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, MOST_ACTOR_LANES)
    .map(({ id, label, events: found }) => ({ id, label, events: found }))
  const placed = new Uint8Array(events.length)
  for (const lane of lanes) for (const place of lane.events) placed[place] = 1
  const rest = [...placed.keys()].filter(place => placed[place] === 0)
  return rest.length === 0 ? lanes : [...lanes, { id: OTHERS, label: drawingWords().others, events: rest }]
}

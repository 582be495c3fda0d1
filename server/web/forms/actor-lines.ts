import { ACTOR_KINDS, type Actor } from '../../domain/entries/actor.ts'
import { labelsOf, termIds } from '../../domain/entries/terms.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { abridged } from '../../domain/text/shortened.ts'
import { countryCode, countryName } from './countries.ts'
import { DISPUTED_NAMES } from './disputed-names.ts'
import { lookUp } from './lookup.ts'
import { fold } from './name-index.ts'
import { NO_ID_YET, newId } from './new-ids.ts'

// Actors as one lists them, one a line: a country by its name, anybody else with what they are, “Name, armed group”.

type ActorKind = Actor['kind']

const KINDS: ReadonlyMap<string, ActorKind> = new Map(
  termIds(ACTOR_KINDS).flatMap(id => [id, ...labelsOf(ACTOR_KINDS[id])].map(word => [fold(word), id] as const)),
)

/** Such as “armed group, organisation”. */
const KINDS_IN_WORDS = termIds(ACTOR_KINDS)
  .filter(id => id !== 'state' && id !== 'unidentified')
  .map(id => ACTOR_KINDS[id].label.toLowerCase())
  .join(', ')

export const ACTOR_LINES_HINT = `One a line. Countries are found by their names; for anybody else say behind a comma what they are: ${KINDS_IN_WORDS}.`

/** What was typed, as it is found again. */
export const typedActor = ({ name, kind, iso2 }: Actor): string =>
  kind === 'state' && iso2 !== undefined ? name : `${name}, ${ACTOR_KINDS[kind].label.toLowerCase()}`

type LineRead = { readonly ok: true; readonly actor: Actor } | { readonly ok: false; readonly message: string }

/** The actor of a line: one of the record, also with another kind than it has there, or a new one. */
export function actorIn(line: string, record: NegotiationRecord): LineRead {
  const { name, kind } = partsOf(line)
  const known = record.find('actor', lookUp(record, 'actor', line) ?? lookUp(record, 'actor', name) ?? '')
  if (known) return { ok: true, actor: kind === undefined ? known : { ...known, kind } }
  const code = kind === undefined || kind === 'state' ? countryCode(name) : undefined
  if (code !== undefined) {
    const state = record.list('actor').find(actor => actor.kind === 'state' && actor.iso2 === code)
    return { ok: true, actor: state ?? newActor({ name: countryName(code), kind: 'state', iso2: code }) }
  }
  if (kind !== undefined) return { ok: true, actor: newActor({ name, kind }) }
  const shown = abridged(line.trim(), 60)
  return {
    ok: false,
    message: `“${shown}” is no country that is known here. Say what it is behind a comma, such as “${shown}, armed group”.`,
  }
}

function newActor(said: Pick<Actor, 'name' | 'kind' | 'iso2'>): Actor {
  const note = DISPUTED_NAMES.get(said.iso2 ?? '')
  const actor = { id: NO_ID_YET, ...said, aliases: [], offices: [], ...(note && { note }) }
  return { ...actor, id: newId('actor', actor) }
}

/** “Name, with a comma, armed group” → the name, and the kind where the last part is one. */
function partsOf(line: string): { readonly name: string; readonly kind: ActorKind | undefined } {
  const comma = line.lastIndexOf(',')
  const kind = comma < 0 ? undefined : KINDS.get(fold(line.slice(comma + 1)))
  return { name: (kind === undefined ? line : line.slice(0, comma)).trim(), kind }
}

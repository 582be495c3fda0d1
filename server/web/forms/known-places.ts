import type { Place } from '../../domain/entries/place.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { CAPITALS } from './capitals.ts'
import { fold } from './name-index.ts'

const capitals: ReadonlyMap<string, Place> = new Map(
  CAPITALS.map(([name, country, latitude, longitude]) => [fold(name), { name, country, latitude, longitude }]),
)

/** Where a place is that people know by its name: as the record has it, else as the capital of a country. */
export function knownPlace(record: NegotiationRecord, typed: string): Place | undefined {
  const name = fold(typed)
  if (name === '') return undefined
  const isMeant = (place: Place) => place.country !== undefined && fold(place.name) === name
  for (const { places } of record.list('event').reverse()) {
    const known = places.find(isMeant)
    if (known) return known
  }
  return capitals.get(name)
}

import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { textsOfTranslations } from '../text/translated.ts'
import type { Known } from './capture.ts'
import type { Named } from './names.ts'

// The names by which a record knows its actors and places, with those that a report's language has for countries.

interface Capital {
  readonly name: string
  readonly country: string
}

/** Stand before surnames in any report, whatever offices the record has. */
const HONORIFICS =
  'Mr Mrs Ms Dr Sir President Vice Prime Minister Foreign Defence Defense Secretary State General Chancellor Senator Ambassador Envoy Special Representative Spokesman Spokeswoman Spokesperson Adviser Advisor Director Commissioner Chief Monsieur Madame MM'.split(
    ' ',
  )

export function knownOf(record: NegotiationRecord, language: string | null, capitals: readonly Capital[]): Known {
  const actors = record.list('actor')
  const countryNames = countryNamesIn(language)
  const places = placesOf(record)
  const seats = capitals.flatMap(({ name, country }) => {
    const ids = actors.flatMap(({ id, kind, iso2 }) => (kind === 'state' && iso2 === country ? [id] : []))
    const names = places.find(place => place.names.includes(name))?.names ?? [withoutDistrict(name)]
    return ids.map(id => ({ id, names, isPerson: false }))
  })
  return {
    actors: actors.map(({ id, name, aliases, kind, iso2, translations }) => ({
      id,
      names: [
        ...[name, ...aliases, ...textsOfTranslations(translations, ['name'])].map(withoutMembers),
        ...(kind === 'state' && iso2 ? countryNames(iso2) : []),
      ],
      isPerson: kind === 'person',
    })),
    places,
    seats,
    offices: [...HONORIFICS, ...actors.flatMap(({ offices }) => offices.map(({ title }) => title))],
  }
}

function placesOf(record: NegotiationRecord): Named[] {
  const byName = new Map<string, Set<string>>()
  for (const { places, translations } of record.list('event')) {
    for (const { name } of places) byName.set(name, (byName.get(name) ?? new Set([name])).add(withoutDistrict(name)))
    const [only, ...others] = places
    if (!only || others.length > 0) continue
    // Version 1 of the format had one place, and its translations have kept that name.
    for (const text of textsOfTranslations(translations, ['placeName', 'places.0.name']))
      byName.get(only.name)?.add(text)
  }
  return [...byName].map(([name, names]) => ({ id: name, names: [...names], isPerson: false }))
}

/** A city with the initials of its district is called without them; of “a house, a city” the half says too little. */
const withoutDistrict = (name: string): string => name.replace(/, (?:\p{Lu}\.){1,3}$/u, '')

/** “Contact Group (three members)” is called by what stands before the bracket. */
const withoutMembers = (name: string): string => name.replace(/ \([^()]*\)$/, '')

function countryNamesIn(language: string | null): (code: string) => string[] {
  if (language === null) return () => []
  const named = (['long', 'short'] as const).map(
    style => new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' }),
  )
  return code => named.flatMap(names => names.of(code) ?? [])
}

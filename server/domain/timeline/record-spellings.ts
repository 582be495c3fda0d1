import type { Actor } from '../entries/actor.ts'
import type { TimelineEvent } from '../entries/event.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { Spellings, type Term } from '../search/spellings.ts'
import { searchWords } from '../text/folding.ts'
import { textsOfTranslations } from '../text/translated.ts'

// Under which spellings a record knows one and the same: names of actors with their aliases and translations, states in the
// languages of its sources, places in the languages into which they were translated.

const known = new WeakMap<NegotiationRecord, RecordSpellings>()

/** The words of a search, each with its other spellings. */
export function searchTerms(record: NegotiationRecord, search: string): Term[] {
  const words = searchWords(search)
  if (words.length === 0) return []
  const spellings = recordSpellings(record).current()
  return words.map(word => spellings.termOf(word))
}

/** Gathers the spellings ahead of the first search, in short steps. */
export const gatherSpellings = (record: NegotiationRecord): Generator<void, void> => recordSpellings(record).gather()

/** All groups of spellings of one name. */
export const spellingsIn = (record: NegotiationRecord): string[][] => recordSpellings(record).groups()

function recordSpellings(record: NegotiationRecord): RecordSpellings {
  const found = known.get(record) ?? new RecordSpellings(record)
  known.set(record, found)
  return found
}

const EVENTS_A_STEP = 5_000

/** Kept current: a change reads what has changed. The name of a place stays known when its last milestone has gone. */
class RecordSpellings {
  readonly #record: NegotiationRecord
  readonly #places = new Map<string, Set<string>>()
  readonly #placeNames = new Set<string>()
  readonly #languages = new Set<string>()
  readonly #gathering: Generator<void, void>
  #current: Spellings | null = null

  constructor(record: NegotiationRecord) {
    this.#record = record
    this.#gathering = this.#readAll()
    record.onChange((type, id) => {
      const [event, source] = [record.find('event', id), record.find('source', id)]
      if (event) this.#readEvent(event)
      if (source) this.#readLanguage(source.language)
      if (type === 'actor') this.#current = null
    })
  }

  *gather(): Generator<void, void> {
    while (!this.#gathering.next().done) yield
    this.current()
  }

  current(): Spellings {
    this.#current ??= new Spellings(this.groups())
    return this.#current
  }

  groups(): string[][] {
    for (const _ of this.#gathering);
    return [...actorGroups(this.#record, this.#languages), ...[...this.#places.values()].map(names => [...names])]
  }

  *#readAll(): Generator<void, void> {
    for (const { language } of this.#record.list('source')) this.#readLanguage(language)
    yield
    let count = 0
    for (const event of this.#record.list('event')) {
      this.#readEvent(event)
      if (++count % EVENTS_A_STEP === 0) yield
    }
  }

  #readLanguage(language: string): void {
    if (this.#languages.has(language)) return
    this.#languages.add(language)
    this.#current = null
  }

  #readEvent({ places, translations }: TimelineEvent): void {
    for (const { fields } of Object.values(translations ?? {})) {
      for (const [index, { name }] of places.entries()) {
        // Where there was but one place, its name was once translated under a name of its own.
        const translated = fields[`places.${index}.name`] ?? (index === 0 ? fields['placeName'] : undefined)
        if (translated !== undefined) this.#readPlace(name, translated)
      }
    }
  }

  #readPlace(name: string, translated: string): void {
    const key = `${name}\n${translated}`
    if (this.#placeNames.has(key)) return
    this.#placeNames.add(key)
    this.#current = null
    for (const [part, other] of pairedParts(name, translated))
      this.#places.set(part, (this.#places.get(part) ?? new Set([part])).add(other))
  }
}

/** Every name by which an actor is known. */
export const namesOfActor = ({ name, aliases, translations }: Actor): string[] => [
  name,
  ...aliases,
  ...textsOfTranslations(translations, ['name']),
]

function* actorGroups(record: NegotiationRecord, languages: Iterable<string>): Generator<string[]> {
  for (const actor of record.list('actor')) {
    const names = namesOfActor(actor)
    // Bodies are named by other words in another order.
    yield actor.kind === 'person' ? names : names.filter(isOneWord)
    if (actor.iso2) yield [actor.name, ...namesOfState(actor.iso2, languages)].filter(isOneWord)
  }
}

const stateNames = new Map<string, Intl.DisplayNames>()

function namesOfState(country: string, languages: Iterable<string>): string[] {
  return [...languages].flatMap(language => {
    const names = stateNames.get(language) ?? new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    stateNames.set(language, names)
    return names.of(country) ?? []
  })
}

/** Every part of a place's name with what it is called elsewhere: in “Palace, Vienna” the town stands behind the comma. */
function pairedParts(name: string, translated: string): (readonly [string, string])[] {
  const [parts, others] = [partsOf(name), partsOf(translated)]
  if (parts.length !== others.length && Math.min(parts.length, others.length) > 1) return []
  return parts
    .map((part, index) => [part, others[index] ?? ''] as const)
    .filter(pair => pair.every(isOneWord) || pair.every(isProperName))
}

const partsOf = (place: string): string[] => place.replace(/\s*\(.*\)/, '').split(/[,،]\s*/)

const isOneWord = (name: string): boolean => /^[\p{L}\p{M}'’]+$/u.test(name)

const isProperName = (name: string): boolean =>
  name.split(/[\s-]+/).every(word => word !== '' && word[0] === word[0]?.toUpperCase())

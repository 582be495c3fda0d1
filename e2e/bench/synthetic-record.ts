import { ACTOR_KINDS } from '../../server/domain/entries/actor.ts'
import { CERTAINTIES, EVENT_KINDS, OCCURRENCES, PARTS } from '../../server/domain/entries/event.ts'
import { RELIABILITIES, SOURCE_KINDS } from '../../server/domain/entries/source.ts'
import { termIds } from '../../server/domain/entries/terms.ts'
import {
  anActor,
  anEvent,
  aProcess,
  aSource,
  ISSUES,
  TABLES,
  type TypedEntry,
} from '../../server/domain/testing/record-builder.ts'

// A record as large as one likes, for benchmarks and tests of size: valid entries, the same for the same seed. Words follow
// Zipf's law over a vocabulary of 30,000, which is what searches and compression are sensitive to.

const ACTORS = 200
const SOURCES = 2000
const VOCABULARY = 30_000
const DAYS = 3650

/** Negotiations, their actors and sources, then `count` events of about 1.5 KB over ten years, in no order of time. */
export function* syntheticEntries(count: number, seed = 1, negotiations = 1): Generator<TypedEntry> {
  const random = randomNumbers(seed)
  const words = zipfWords(random)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
  const phrase = (length: number): string => capital(Array.from({ length }, words).join(' '))
  const text = (sentences: number): string =>
    Array.from({ length: sentences }, () => `${phrase(9 + Math.floor(random() * 8))}.`).join(' ')
  const some = <T>(most: number, from: readonly T[]): T[] => [
    ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(from))),
  ]
  /** A few are named all the time, most hardly ever. */
  const often = (ids: readonly string[]) => (): string => ids[Math.floor(ids.length * random() ** 2.5)] as string

  const processes = Array.from({ length: negotiations }, (_, index) =>
    index === 0 ? 'synthetic' : `synthetic-${index}`,
  )
  for (const id of processes)
    yield aProcess({
      id,
      title: 'A synthetic negotiation',
      summary: text(3),
      began: '2016-01-01',
      parties: ['actor-0', 'actor-1'],
      mediators: ['actor-2'],
      scope: 'Everything the generator makes up.',
      coverage: { from: '2016-01-01', to: '2025-12-31', note: 'Ten years.' },
    })
  const actors = Array.from({ length: ACTORS }, (_, index) => `actor-${index}`)
  for (const [index, id] of actors.entries()) {
    // The first are states; of the rest, most are persons who speak for one of them.
    const isPerson = index >= 40
    yield anActor({
      id,
      name: phrase(2),
      kind: isPerson ? 'person' : pick(termIds(ACTOR_KINDS).filter(kind => kind !== 'person')),
      ...(isPerson && { side: `actor-${index % 12}`, role: phrase(4) }),
    })
  }
  const sources = Array.from({ length: SOURCES }, (_, index) => `source-${index}`)
  const publishers = Array.from({ length: 60 }, () => phrase(2))
  for (const id of sources) {
    yield aSource({
      id,
      kind: pick(termIds(SOURCE_KINDS)),
      title: phrase(9),
      publisher: pick(publishers),
      url: `https://example.org/${id}`,
      published: dayText(Math.floor(random() * DAYS)),
      language: 'en',
      reliability: pick(termIds(RELIABILITIES)),
    })
  }
  const actor = often(actors)
  const source = often(sources)
  const places = Array.from({ length: 40 }, () => phrase(1))
  for (let index = 0; index < count; index++) {
    const participants = [...new Set([actor(), actor(), actor()])]
    const cited = [...new Set([source(), source(), source()])]
    const day = Math.floor(random() * DAYS)
    yield anEvent({
      id: `event-${index}`,
      process: processes[index % negotiations] as string,
      kind: pick(termIds(EVENT_KINDS)),
      title: phrase(8),
      summary: text(5),
      when: whenText(day, random()),
      order: Math.floor(random() * 4),
      occurrence: pick(termIds(OCCURRENCES)),
      certainty: pick(termIds(CERTAINTIES)),
      significance: pick([1, 2, 3] as const),
      table: pick(Object.keys(TABLES)),
      places: [{ name: pick(places), country: 'CH', latitude: 46.2, longitude: 6.15 }],
      participants: participants.map(id => ({ actor: id, part: pick(termIds(PARTS)), as: phrase(3) })),
      issues: some(3, Object.keys(ISSUES)),
      quotes:
        random() < 0.3
          ? [{ speaker: actor(), text: text(1), language: 'en', original: null, translator: null, source: source() }]
          : [],
      accounts: random() < 0.2 ? [{ actor: actor(), text: text(1), source: source() }] : [],
      follows: index > 0 && random() < 0.5 ? [`event-${Math.floor(random() * index)}`] : [],
      citations: cited.map(id => ({ source: id, credibility: 1 + Math.floor(random() * 6), note: null })),
    })
  }
}

/** Seeded numbers between 0 and 1: mulberry32. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Words of syllables; the word of rank r is r times as rare as the first. A few are Cyrillic. */
function zipfWords(random: () => number): () => string {
  const pick = (from: string): string => from.charAt(Math.floor(random() * from.length))
  const syllable = (isCyrillic: boolean): string =>
    isCyrillic
      ? pick('бвгджзклмнпрст') + pick('аеиоуіїя')
      : pick('bcdfghjklmnprstvw') + pick('aeiou') + pick('nrst ').trim()
  const vocabulary = Array.from({ length: VOCABULARY }, (_, rank) => {
    const syllables = rank < 100 ? 1 + Math.floor(random() * 2) : 2 + Math.floor(random() * 3)
    const isCyrillic = rank > 100 && random() < 0.03
    return Array.from({ length: syllables }, () => syllable(isCyrillic)).join('')
  })
  return () => vocabulary[Math.floor(VOCABULARY ** random()) - 1] as string
}

const dayText = (day: number): string => new Date(Date.UTC(2016, 0, 1 + day)).toISOString().slice(0, 10)

/** Nine of ten are days, the others periods and months. */
function whenText(day: number, chance: number): string {
  if (chance < 0.9) return dayText(day)
  return chance < 0.96 ? `${dayText(day)}/${dayText(day + 2)}` : dayText(day).slice(0, 7)
}

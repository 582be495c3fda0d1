import type { EntryType } from '../entries/entries.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { closeness } from '../search/closeness.ts'
import { SearchIndex } from '../search/search-index.ts'
import { SlotSet } from '../search/slot-set.ts'
import type { Term } from '../search/spellings.ts'
import { publishedSources } from '../sources/published-sources.ts'
import { fold } from '../text/folding.ts'
import {
  FINDABLE_TYPES,
  type Findable,
  type FindableKind,
  findablesOf,
  isFindableType,
  namesOf,
  textsOf,
  WEIGHTS,
} from './findable.ts'

export interface Scored<T> {
  readonly found: T
  readonly score: number
}

interface BestOfKind {
  readonly total: number
  readonly found: readonly Scored<Findable>[]
}

/** How many are looked at more closely to tell which come first; those with the shortest names. */
const LOOKED_AT = 300

const ENTRIES_A_STEP = 500

/** Names are told apart by length up to here. */
const LONGEST_NAME = 127

// With fewer dead slots than this, rebuilding costs more than the space is worth.
const FEWEST_TO_COMPACT = 1000

/** Everything that can be found besides milestones, kept current through `update`. Slots only grow: a changed entry gets new ones. */
export class FindableIndex {
  readonly #record: NegotiationRecord
  #items: (Findable | undefined)[] = []
  #lengths: number[] = []
  #slots = new Map<string, number[]>()
  #kinds = this.#noKinds()
  #live = new SlotSet(0)
  #dead = 0
  #names = this.#indexOf(namesOf)
  #texts = this.#indexOf(findable => [...namesOf(findable), ...textsOf(findable)])

  #filling: Generator<void, void>
  #isFilled = false

  constructor(record: NegotiationRecord) {
    this.#record = record
    this.#filling = this.#fill()
  }

  /** Must be called for every entry after the record has changed, was given or has lost it. */
  update(type: EntryType, id: string): void {
    // What has not come in yet comes in as it is.
    if (!isFindableType(type) || (!this.#isFilled && !this.#slots.has(id))) return
    for (const slot of this.#slots.get(id) ?? []) this.#kill(slot)
    this.#add(id, findablesOf(this.#record, type, id))
    if (this.#dead > FEWEST_TO_COMPACT && this.#dead > this.#items.length / 2) this.#rebuild()
  }

  /** How many of each kind have all the terms, and the best of them, best first. */
  best(terms: readonly Term[], most: number): Readonly<Record<FindableKind, BestOfKind>> {
    this.#fillAll()
    const matching = this.#texts.matching(terms, this.#live)
    const named = this.#names.matching(terms, matching)
    const ofKind = (kind: FindableKind): BestOfKind => {
      const all = matching.copy().intersect(this.#kinds[kind])
      const first = named.copy().intersect(all)
      const found = [...this.#shortest(first), ...this.#first(all.copy().subtract(first), most)].map(findable => ({
        found: findable,
        score: closeness(terms, namesOf(findable)) + WEIGHTS[kind],
      }))
      return { total: all.size, found: found.sort((a, b) => b.score - a.score).slice(0, most) }
    }
    return {
      actors: ofKind('actors'),
      texts: ofKind('texts'),
      issues: ofKind('issues'),
      points: ofKind('points'),
      sources: ofKind('sources'),
    }
  }

  countOf(terms: readonly Term[]): number {
    this.#fillAll()
    return this.#texts.matching(terms, this.#live).size
  }

  /** Whether anything has a word that begins with one of the spellings. */
  holds(term: Term): boolean {
    this.#fillAll()
    return this.#texts.holds(term)
  }

  wordsLike(word: string): Set<string> {
    this.#fillAll()
    return this.#texts.wordsLike(word)
  }

  /** How much the next search would have to read before it can answer. */
  get unread(): number {
    if (this.#isFilled) return this.#texts.unread
    return FINDABLE_TYPES.reduce((sum, type) => sum + this.#record.count(type), 0)
  }

  *build(): Generator<void, void> {
    while (!this.#filling.next().done) yield
    for (let texts: SearchIndex | undefined; texts !== this.#texts; ) {
      texts = this.#texts
      yield* texts.build()
      yield* this.#names.build()
    }
  }

  #indexOf(read: (findable: Findable) => string[]): SearchIndex {
    return new SearchIndex(slot => {
      const findable = this.#items[slot]
      return findable ? fold(read(findable).join('\n')) : ''
    })
  }

  #noKinds(): Readonly<Record<FindableKind, SlotSet>> {
    const none = () => new SlotSet(0)
    return { texts: none(), points: none(), actors: none(), issues: none(), sources: none() }
  }

  #shortest(slots: SlotSet): Findable[] {
    const lengthOf = (slot: number) => this.#lengths[slot] ?? LONGEST_NAME
    return [...slots]
      .sort((a, b) => lengthOf(a) - lengthOf(b))
      .slice(0, LOOKED_AT)
      .flatMap(slot => this.#items[slot] ?? [])
  }

  #first(slots: SlotSet, most: number): Findable[] {
    const found: Findable[] = []
    for (const slot of slots) {
      if (found.length === most) break
      const findable = this.#items[slot]
      if (findable) found.push(findable)
    }
    return found
  }

  #kill(slot: number): void {
    this.#items[slot] = undefined
    this.#live.delete(slot)
    this.#dead++
  }

  #add(id: string, findables: readonly Findable[]): void {
    this.#slots.set(
      id,
      findables.map(findable => {
        const slot = this.#items.push(findable) - 1
        this.#lengths.push(Math.min(LONGEST_NAME, ...namesOf(findable).map(({ length }) => length)))
        this.#live.add(slot)
        this.#kinds[findable.kind].add(slot)
        return slot
      }),
    )
    this.#names.grow(this.#items.length)
    this.#texts.grow(this.#items.length)
  }

  #rebuild(): void {
    this.#names.close()
    this.#texts.close()
    this.#items = []
    this.#lengths = []
    this.#slots = new Map()
    this.#kinds = this.#noKinds()
    this.#live = new SlotSet(0)
    this.#dead = 0
    this.#names = this.#indexOf(namesOf)
    this.#texts = this.#indexOf(findable => [...namesOf(findable), ...textsOf(findable)])
    this.#isFilled = false
    this.#filling = this.#fill()
  }

  #fillAll(): void {
    for (const _ of this.#filling);
  }

  *#fill(): Generator<void, void> {
    let count = 0
    for (const type of FINDABLE_TYPES) {
      const entries = type === 'source' ? publishedSources(this.#record) : this.#record.list(type)
      for (const { id } of entries) {
        if (!this.#slots.has(id)) this.#add(id, findablesOf(this.#record, type, id))
        if (++count % ENTRIES_A_STEP === 0) yield
      }
    }
    this.#isFilled = true
  }
}

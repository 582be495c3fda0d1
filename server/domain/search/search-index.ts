import { hasWordPrefix } from '../text/folding.ts'
import { isOneErrorApart } from './one-error.ts'
import { buildSegment, SEGMENT_SLOTS, type SearchSegment } from './segment.ts'
import { SlotSet } from './slot-set.ts'
import type { Term } from './spellings.ts'
import { WordTable } from './word-table.ts'

/** Texts of slots that are not indexed yet are kept folded, up to this many: about 10 MB. */
const KEPT_TEXTS = 4096

/** Reading fewer kept texts than this at every search takes less than a millisecond or two. */
const FEWEST_TO_INDEX = 1024

/** Characters that are read for their words between two pauses: a few milliseconds. */
const CHARACTERS_A_STEP = 100_000

/**
 * Finds the slots whose text has, for each of several terms, a word that begins with one of its spellings. What `build` has not reached yet is
 * read at every search; the answer is the same.
 * Slots come in ascending order and their text never changes: what is no longer wanted, the caller leaves out.
 */
export class SearchIndex {
  readonly #textOf: (slot: number) => string
  readonly #segments: SearchSegment[] = []
  readonly #kept = new Map<number, string>()
  /** The words of what is not indexed yet, up to the slot that was read last. */
  #recent = new WordTable()
  #read = 0
  #slots = 0
  #indexed = 0
  #isBuilding = false

  /** `textOf` gives the folded text of a slot. */
  constructor(textOf: (slot: number) => string) {
    this.#textOf = textOf
  }

  /** Takes in every slot below `slots`. */
  grow(slots: number): void {
    this.#slots = slots
  }

  /** How many slots are still read at every search. */
  get backlog(): number {
    return this.#slots - this.#indexed
  }

  /** How many slots no search and no build has read yet. */
  get unread(): number {
    return this.#slots - Math.max(this.#read, this.#indexed)
  }

  /** The slots among `candidates`, all of them taken in before, that match all terms. */
  matching(terms: readonly Term[], candidates: SlotSet): SlotSet {
    const found = candidates.copy()
    for (const term of terms) {
      const matches = new SlotSet(this.#slots)
      for (const segment of this.#segments) for (const word of term) segment.addMatches(word, matches)
      matches.addFrom(this.#indexed, found)
      found.intersect(matches)
    }
    for (let slot = this.#indexed; slot < this.#slots; slot++) {
      if (!found.has(slot)) continue
      const text = this.#text(slot)
      if (!terms.every(term => term.some(word => hasWordPrefix(text, word)))) found.delete(slot)
    }
    return found
  }

  /** Whether any text has a word that begins with one of the spellings. */
  holds(term: Term): boolean {
    for (const _ of this.#readRecent());
    return (
      this.#segments.some(segment => term.some(word => segment.holds(word))) ||
      this.#recent.words.some(known => term.some(word => known.startsWith(word)))
    )
  }

  /** The words of all texts that are one typing error away from a word. */
  wordsLike(word: string): Set<string> {
    for (const _ of this.#readRecent());
    const found = new Set(this.#recent.words.filter(known => isOneErrorApart(known, word)))
    for (const segment of this.#segments) for (const like of segment.wordsLike(word)) found.add(like)
    return found
  }

  /**
   * Indexes what is worth it, in steps of a few milliseconds. Ends at once while another build of this index is under way:
   * one that is begun must be driven to its end or told to `return`.
   */
  *build(): Generator<void, void> {
    if (this.#isBuilding) return
    this.#isBuilding = true
    try {
      while (this.backlog >= FEWEST_TO_INDEX) {
        // Segments begin where a word of bits begins.
        const end = Math.min(this.#indexed + SEGMENT_SLOTS, this.#slots & ~31)
        const segment = yield* buildSegment(this.#indexed, end, slot => this.#textOf(slot))
        this.#segments.push(segment)
        this.#indexed = end
        this.#kept.clear()
        this.#recent = new WordTable()
        this.#read = end
      }
      yield* this.#readRecent()
    } finally {
      this.#isBuilding = false
    }
  }

  *#readRecent(): Generator<void, void> {
    const numbers: number[] = []
    let characters = 0
    while (this.#read < this.#slots) {
      const text = this.#text(this.#read++)
      this.#recent.read(text, numbers)
      characters += text.length
      if (characters < CHARACTERS_A_STEP) continue
      characters = 0
      yield
    }
  }

  /** Lets a build that is under way end soon: nobody will search here any more. */
  close(): void {
    this.#slots = this.#indexed
  }

  #text(slot: number): string {
    const kept = this.#kept.get(slot)
    if (kept !== undefined) return kept
    const text = this.#textOf(slot)
    if (this.#kept.size < KEPT_TEXTS) this.#kept.set(slot, text)
    return text
  }
}

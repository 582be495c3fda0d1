import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { diffWords, type TextPart } from './word-diff.ts'

// Finding the words that differ takes time by the square of their number. One answer marks as much as holds up nobody, and
// says where it stopped; the same answer always stops at the same place.

interface MarkedPair {
  readonly parts: readonly TextPart[]
  readonly cost: number
}

/** In characters of text. */
const KEPT = 8_000_000

/** Page, exports and card of a comparison mark the same texts. */
const kept = new LRUCache<string, MarkedPair>({ maxSize: KEPT, maxEntrySize: KEPT / 8 })

/** About 75 ms of work: some four points of which half the words were changed, or hundreds with a few changes each. */
const BUDGET = 900_000

/** Reading a character costs a part of what comparing two words does. */
const COST_OF_A_CHARACTER = 2

export class WordMarker {
  #left: number

  constructor(budget = BUDGET) {
    this.#left = budget
  }

  get isSpent(): boolean {
    return this.#left <= 0
  }

  /** What was kept costs as much as what is found anew. */
  mark(before: string, after: string): readonly TextPart[] {
    const key = hash('sha256', `${before.length} ${before}${after}`, 'base64')
    const pair = kept.get(key) ?? markedPair(before, after)
    kept.set(key, pair, { size: before.length + after.length + 1 })
    this.#left -= pair.cost
    return pair.parts
  }
}

function markedPair(before: string, after: string): MarkedPair {
  const { parts, edits } = diffWords(before, after)
  return { parts, cost: edits ** 2 + (before.length + after.length) * COST_OF_A_CHARACTER }
}

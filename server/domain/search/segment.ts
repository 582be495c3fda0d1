import { isOneErrorApart } from './one-error.ts'
import type { SlotSet } from './slot-set.ts'
import { WordTable } from './word-table.ts'

/** At most this many slots, so that a slot's distance from the first one fits 16 bits. */
export const SEGMENT_SLOTS = 1 << 14

// How much is done between two pauses, each about 5 ms.
const CHARACTERS_A_STEP = 100_000
const POSTINGS_A_STEP = 100_000

/** The words of consecutive slots, in sorted order with the slots of each. Never changes. */
export interface SearchSegment {
  /** Adds the slots that have a word beginning with `prefix`. */
  addMatches(prefix: string, found: SlotSet): void
  /** Whether any word begins with `prefix`. */
  holds(prefix: string): boolean
  /** The words that are one typing error away. */
  wordsLike(word: string): string[]
}

/** What is collected while the texts are read: every word gets a number, every slot the numbers of its words. */
interface WordCounts {
  /** By number. */
  readonly words: readonly string[]
  /** By number: in how many slots the word is. */
  readonly counts: readonly number[]
  /** The numbers of all words of all slots, those of a slot together; `ends` says where each slot's end. */
  readonly stream: Uint32Array
  readonly ends: Uint32Array
}

/** Indexes the slots from `first`, a multiple of 32, up to `end`, pausing often. */
export function* buildSegment(
  first: number,
  end: number,
  textOf: (slot: number) => string,
): Generator<void, SearchSegment> {
  const counted = yield* countWords(first, end, textOf)
  const ranked = yield* sortWords(counted.words)
  const dictionary = new Dictionary(ranked.map(number => counted.words[number] ?? ''))
  yield
  return yield* distribute(first, counted, ranked, dictionary)
}

function* countWords(first: number, end: number, textOf: (slot: number) => string): Generator<void, WordCounts> {
  const table = new WordTable()
  const counts: number[] = []
  /** By number: the last slot in which the word was seen. */
  const seen: number[] = []
  const ends = new Uint32Array(end - first)
  const numbers: number[] = []
  let stream = new Uint32Array((end - first) * 128)
  let length = 0
  let characters = 0
  for (let slot = first; slot < end; slot++) {
    const text = textOf(slot)
    const count = table.read(text, numbers)
    if (length + count > stream.length) stream = grown(stream, length + count)
    for (let index = 0; index < count; index++) {
      const number = numbers[index] ?? 0
      if (number === counts.length) counts.push(0)
      else if (seen[number] === slot) continue
      seen[number] = slot
      counts[number] = (counts[number] ?? 0) + 1
      stream[length++] = number
    }
    ends[slot - first] = length
    characters += text.length
    if (characters > CHARACTERS_A_STEP) {
      characters = 0
      yield
    }
  }
  return { words: table.words, counts, stream, ends }
}

function grown(stream: Uint32Array<ArrayBuffer>, needed: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(needed, stream.length * 1.5))
  larger.set(stream)
  return larger
}

/** The numbers of the words in the order of their code units. Words of one first letter are sorted in one go. */
function* sortWords(words: readonly string[]): Generator<void, number[]> {
  const byLetter = new Map<number, number[]>()
  words.forEach((word, number) => {
    const letter = word.charCodeAt(0)
    const group = byLetter.get(letter)
    if (group) group.push(number)
    else byLetter.set(letter, [number])
  })
  const found: number[] = []
  for (const letter of [...byLetter.keys()].sort((a, b) => a - b)) {
    const group = byLetter.get(letter) ?? []
    for (const number of group.sort((a, b) => ((words[a] ?? '') < (words[b] ?? '') ? -1 : 1))) found.push(number)
    yield
  }
  return found
}

const beginning = (first: number, second: number): number => ((first << 16) | second) >>> 0

/** Sorted words in one text, which takes a fraction of the memory of as many strings. */
class Dictionary {
  readonly #text: string
  readonly #starts: Uint32Array
  /** The first two letters of each word, which tell nearly all of them apart from one that is looked for. */
  readonly #beginnings: Uint32Array
  readonly #size: number

  constructor(terms: readonly string[]) {
    this.#text = `${terms.join('\n')}\n`
    this.#size = terms.length
    this.#starts = new Uint32Array(terms.length + 1)
    this.#beginnings = Uint32Array.from(terms, term => beginning(term.charCodeAt(0), term.charCodeAt(1)))
    let start = 0
    terms.forEach((term, rank) => {
      start += term.length + 1
      this.#starts[rank + 1] = start
    })
  }

  /** Ranks of the words that begin with `prefix`: from the first up to, not including, the second. */
  range(prefix: string): [number, number] {
    const low = this.#first(0, term => term >= prefix)
    return [low, this.#first(low, term => !term.startsWith(prefix))]
  }

  like(word: string): string[] {
    const found: string[] = []
    const [one, two] = [word.charCodeAt(0), word.charCodeAt(1)]
    for (let rank = 0; rank < this.#size; rank++) {
      // With one error at most, the first letter or the one behind it is as it should be.
      const letters = this.#beginnings[rank] ?? 0
      const [first, second] = [letters >>> 16, letters & 0xffff]
      if (first !== one && second !== two && first !== two && second !== one) continue
      const start = this.#starts[rank] ?? 0
      const length = (this.#starts[rank + 1] ?? 0) - 1 - start
      if (Math.abs(length - word.length) > 1) continue
      const term = this.#text.slice(start, start + length)
      if (isOneErrorApart(term, word)) found.push(term)
    }
    return found
  }

  /** The first rank from `low` on for which `holds`, given that it holds for all that follow. */
  #first(low: number, holds: (term: string) => boolean): number {
    let [from, to] = [low, this.#size]
    while (from < to) {
      const middle = (from + to) >>> 1
      const term = this.#text.slice(this.#starts[middle], (this.#starts[middle + 1] ?? 0) - 1)
      if (holds(term)) to = middle
      else from = middle + 1
    }
    return from
  }
}

function* distribute(
  first: number,
  { counts, stream, ends }: WordCounts,
  ranked: readonly number[],
  dictionary: Dictionary,
): Generator<void, SearchSegment> {
  // A word in more than every sixteenth slot takes less room as bits than as a list.
  const isDense = (count: number): boolean => count > ends.length / 16
  const ranks = new Uint32Array(ranked.length)
  const starts = new Uint32Array(ranked.length + 1)
  const dense = new Map<number, Uint32Array>()
  let start = 0
  ranked.forEach((number, rank) => {
    const count = counts[number] ?? 0
    ranks[number] = rank
    if (isDense(count)) dense.set(rank, new Uint32Array((ends.length + 31) >>> 5))
    else start += count
    starts[rank + 1] = start
  })
  yield

  const postings = new Uint16Array(start)
  const cursors = starts.slice()
  let at = 0
  for (let offset = 0; offset < ends.length; offset++) {
    for (const end = ends[offset] ?? 0; at < end; at++) {
      const rank = ranks[stream[at] ?? 0] ?? 0
      const bits = isDense(counts[stream[at] ?? 0] ?? 0) ? dense.get(rank) : undefined
      if (bits) bits[offset >>> 5] = (bits[offset >>> 5] ?? 0) | (1 << (offset & 31))
      else {
        const cursor = cursors[rank] ?? 0
        postings[cursor] = offset
        cursors[rank] = cursor + 1
      }
      if (at % POSTINGS_A_STEP === 0) yield
    }
  }
  return segmentOf(first, dictionary, starts, postings, dense)
}

function segmentOf(
  first: number,
  dictionary: Dictionary,
  starts: Uint32Array,
  postings: Uint16Array,
  dense: ReadonlyMap<number, Uint32Array>,
): SearchSegment {
  return {
    addMatches(prefix, found) {
      const [from, to] = dictionary.range(prefix)
      // Sorted words have their lists one behind the other.
      found.addOffsets(first, postings.subarray(starts[from], starts[to]))
      for (const [rank, bits] of dense) if (rank >= from && rank < to) found.addBits(first, bits)
    },
    holds(prefix) {
      const [from, to] = dictionary.range(prefix)
      return from < to
    },
    wordsLike: word => dictionary.like(word),
  }
}

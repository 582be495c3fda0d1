import anyAscii from 'any-ascii'
import { fold, wordsOf } from '../text/folding.ts'

/** What is searched for in the place of one word: the word itself first, then other spellings of it. All folded. */
export type Term = readonly [string, ...string[]]

/** From here on the beginning of a word says which one is meant. */
const SHORTEST_BEGINNING = 3

/** A beginning of one or two letters, such as “us” or “eu”, would find a great many other words. */
const BEGINS_ANYTHING = /^[a-z\d]{1,2}$/

/** Which words stand for one another because they are spellings of one name, in any script. */
export class Spellings {
  readonly #others = new Map<string, Set<string>>()
  readonly #sorted: readonly string[]

  /** Each group holds the spellings of one name. Names with the same number of words are taken word by word. */
  constructor(groups: Iterable<readonly string[]>) {
    for (const group of groups) this.#add(group)
    this.#sorted = [...this.#others.keys()].sort()
  }

  /** A word as it is searched for: by itself, by what else it is written as, and in Latin letters. */
  termOf(word: string): Term {
    const found = new Set<string>()
    for (const known of this.#beginningWith(word)) for (const other of this.#others.get(known) ?? []) found.add(other)
    const latin = wordsOf(fold(inLatinLetters(word))).join('')
    if (latin !== word) found.add(latin)
    // What begins with the word is found by the word.
    return [word, ...[...found].filter(other => !other.startsWith(word))]
  }

  #add(group: readonly string[]): void {
    const names = new Map<string, string[]>()
    for (const spelling of group) {
      const words = wordsOf(fold(spelling))
      names.set(words.join(' '), words)
      const latin = wordsOf(fold(inLatinLetters(spelling)))
      names.set(latin.join(' '), latin)
    }
    const written = [...names.values()]
    for (const words of written) {
      for (const others of written) if (others.length === words.length && others !== words) this.#pair(words, others)
    }
  }

  #pair(words: readonly string[], others: readonly string[]): void {
    words.forEach((word, index) => {
      const other = others[index] ?? ''
      if (word === other || BEGINS_ANYTHING.test(other)) return
      const known = this.#others.get(word)
      if (known) known.add(other)
      else this.#others.set(word, new Set([other]))
    })
  }

  #beginningWith(word: string): readonly string[] {
    if (word.length < SHORTEST_BEGINNING) return this.#others.has(word) ? [word] : []
    let [from, to] = [0, this.#sorted.length]
    while (from < to) {
      const middle = (from + to) >>> 1
      if ((this.#sorted[middle] ?? '') < word) from = middle + 1
      else to = middle
    }
    let end = from
    while (this.#sorted[end]?.startsWith(word)) end++
    return this.#sorted.slice(from, end)
  }
}

/** Of scripts in which the letters say how a name is spoken. */
const inLatinLetters = (text: string): string => text.replace(/[\p{Script=Cyrillic}\p{Script=Greek}]+/gu, anyAscii)

import { fold, wordsOf } from '../text/folding.ts'
import { isOneErrorApart } from './one-error.ts'
import type { Term } from './spellings.ts'

// Which texts have which words, made ahead of any search and in a shape that travels.

export interface WordIndex {
  /** All words of all texts, folded and in order. */
  readonly words: readonly string[]
  /** For each word the numbers of its texts, rising, each as its distance from the one before. */
  readonly texts: readonly (readonly number[])[]
}

/** Texts are numbered in the order in which they come. */
export function wordIndexOf(texts: Iterable<string>): WordIndex {
  const found = new Map<string, number[]>()
  let number = 0
  for (const text of texts) {
    for (const word of new Set(wordsOf(fold(text)))) {
      const numbers = found.get(word)
      if (numbers) numbers.push(number)
      else found.set(word, [number])
    }
    number++
  }
  const words = [...found.keys()].sort()
  return { words, texts: words.map(word => distances(found.get(word) ?? [])) }
}

const distances = (numbers: readonly number[]): number[] =>
  numbers.map((number, place) => number - (numbers[place - 1] ?? 0))

/** The texts that have a word which begins with one of the spellings of a term. */
export function textsWith({ words, texts }: WordIndex, term: Term): Set<number> {
  const found = new Set<number>()
  for (const spelling of term) {
    for (let place = placeOf(words, spelling); words[place]?.startsWith(spelling); place++) {
      let number = 0
      for (const distance of texts[place] ?? []) {
        number += distance
        found.add(number)
      }
    }
  }
  return found
}

/** The words that are one typing error away. */
export const wordsLike = ({ words }: WordIndex, word: string): string[] =>
  words.filter(known => isOneErrorApart(known, word))

/** Where a word stands, or would stand. */
function placeOf(words: readonly string[], word: string): number {
  let [from, to] = [0, words.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((words[middle] ?? '') < word) from = middle + 1
    else to = middle
  }
  return from
}

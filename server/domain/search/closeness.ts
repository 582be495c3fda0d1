import { fold, wordsOf } from '../text/folding.ts'
import type { Term } from './spellings.ts'

// How well a name answers a search: whole words before beginnings, words that stand together before words apart, names of
// which little is left over before long ones.

const BEGINNING_OF_WORD = 0.6
const OTHER_SPELLING = 0.95
const TOGETHER = 0.5
const WHOLE_NAME = 0.8

/** Between 0, where a term is missing, and somewhat above 2. */
export const closeness = (terms: readonly Term[], names: readonly string[]): number =>
  Math.max(0, ...names.map(name => closenessOfName(terms, wordsOf(fold(name)))))

function closenessOfName(terms: readonly Term[], words: readonly string[]): number {
  let sum = 0
  let isTogether = true
  let before = -1
  for (const term of terms) {
    const { place, likeness } = bestWord(term, words)
    if (place === -1) return 0
    sum += likeness
    isTogether &&= before === -1 || place === before + 1
    before = place
  }
  const covered = Math.min(1, terms.length / words.length)
  return sum / terms.length + (isTogether ? TOGETHER : 0) + covered * WHOLE_NAME
}

function bestWord(term: Term, words: readonly string[]): { readonly place: number; readonly likeness: number } {
  let [place, likeness] = [-1, 0]
  words.forEach((word, at) => {
    const found = likenessOf(term, word)
    if (found > likeness) [place, likeness] = [at, found]
  })
  return { place, likeness }
}

function likenessOf([typed, ...others]: Term, word: string): number {
  if (word === typed) return 1
  if (others.includes(word)) return OTHER_SPELLING
  return word.startsWith(typed) || others.some(other => word.startsWith(other)) ? BEGINNING_OF_WORD : 0
}

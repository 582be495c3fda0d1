import { isCapitalised, plainWords, stemOf, type Word } from './words.ts'

// Known names in the words of a report. Whole words are compared, with their case, from one word to the next; of names that
// begin at the same word the longest counts.

export interface Named {
  readonly id: string
  readonly names: readonly string[]
  /** Somebody who is called by their surname alone as well. */
  readonly isPerson: boolean
}

export interface Mention {
  /** All who are called that. */
  readonly ids: readonly string[]
  /** Numbers of the first and the last word. */
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
  readonly isSurname: boolean
}

interface Name {
  readonly words: readonly string[]
  readonly isSurname: boolean
  readonly ids: Set<string>
}

export type FindNames = (words: readonly Word[], text: string) => Mention[]

const LEAST_LETTERS_OF_SURNAME = 3

/** Belong to the surname behind them. */
const PARTICLES = new Set(
  'von van der den de di da dos del la le bin ibn al el De Van Von Di Da Al El фон дер ван де аль бин бін Аль'.split(
    ' ',
  ),
)

/** Only spaces and signs that stand within a name may part its words. */
const WITHIN_NAME = /^[ \u00a0\u202f\-‐‑–'’ʼ.,]{1,3}$/

/** @param language of the report: German puts an s behind names and declines the adjectives in them */
export function nameFinder(known: readonly Named[], language: string | null): FindNames {
  const isGerman = language === 'de'
  const byFirstWord = namesByFirstWord(known)
  return (words, text) => {
    const mentions: Mention[] = []
    for (let at = 0; at < words.length; at++) {
      const found = nameAt(byFirstWord, words, at, text, isGerman)
      if (found === undefined) continue
      mentions.push(found)
      at = found.to
    }
    return mentions
  }
}

function namesByFirstWord(known: readonly Named[]): Map<string, Name[]> {
  const names = new Map<string, Name>()
  const add = (words: readonly string[], id: string, isSurname: boolean): void => {
    if (words.length === 0) return
    const key = `${isSurname} ${words.join(' ')}`
    const name = names.get(key) ?? { words, isSurname, ids: new Set() }
    names.set(key, name)
    name.ids.add(id)
  }
  for (const { id, names: called, isPerson } of known) {
    for (const name of called) {
      const words = plainWords(name)
      add(words, id, false)
      const surname = isPerson ? surnameOf(words) : []
      if (surname.length > 0) add(surname, id, true)
    }
  }
  const byFirstWord = new Map<string, Name[]>()
  for (const name of [...names.values()].sort((a, b) => b.words.length - a.words.length)) {
    for (const key of new Set([name.words[0] ?? '', stemOf(name.words[0] ?? '')]))
      byFirstWord.set(key, [...(byFirstWord.get(key) ?? []), name])
  }
  return byFirstWord
}

function surnameOf(words: readonly string[]): readonly string[] {
  let first = words.length - 1
  while (first > 1 && PARTICLES.has(words[first - 1] ?? '')) first--
  if (first < 1 || (words.at(-1)?.length ?? 0) < LEAST_LETTERS_OF_SURNAME) return []
  return words.slice(first)
}

function nameAt(
  byFirstWord: ReadonlyMap<string, readonly Name[]>,
  words: readonly Word[],
  at: number,
  text: string,
  isGerman: boolean,
): Mention | undefined {
  const typed = words[at]?.text ?? ''
  // Most words begin no name, and of most languages no other form has to be tried.
  if (!isGerman && isPlain(typed) && !byFirstWord.has(typed)) return undefined
  let longest: Name | undefined
  for (const key of formsOf(typed, isGerman)) {
    const fits = byFirstWord.get(key)?.find(name => fitsAt(name, words, at, text, isGerman))
    if (fits && fits.words.length > (longest?.words.length ?? 0)) longest = fits
  }
  const [first, last] = [words[at], words[at + (longest?.words.length ?? 1) - 1]]
  if (!longest || !first || !last) return undefined
  const { ids, isSurname } = longest
  const to = at + longest.words.length - 1
  return { ids: [...ids], from: at, to, start: first.start, end: last.end, isSurname }
}

const isPlain = (word: string): boolean => word.charCodeAt(0) < 0x80

function formsOf(typed: string, isGerman: boolean): readonly string[] {
  const stem = stemOf(typed)
  if (isGerman) return [typed, stem, ...germanForms(typed)]
  return stem === typed ? [typed] : [typed, stem]
}

const fitsAt = ({ words: name }: Name, words: readonly Word[], at: number, text: string, isGerman: boolean): boolean =>
  name.every((wanted, index) => {
    const [word, before] = [words[at + index], words[at + index - 1]]
    if (!word || !isSameName(wanted, word.text, isGerman)) return false
    return index === 0 || (before !== undefined && WITHIN_NAME.test(text.slice(before.end, word.start)))
  })

const isSameName = (wanted: string, typed: string, isGerman: boolean): boolean =>
  wanted === typed ||
  (isCapitalised(typed) && stemOf(wanted) === stemOf(typed)) ||
  (isGerman && germanForms(typed).includes(wanted))

const germanForms = (typed: string): string[] =>
  isCapitalised(typed) ? [...(/..s$/.test(typed) ? [typed.slice(0, -1)] : []), typed.replace(/e[nrs]$/, 'e')] : []

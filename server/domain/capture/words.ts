import type { Span } from './passages.ts'

// The words of a report as names are looked for in them: case kept, Latin letters without their marks, so that a name is
// found however its accents were typed. Hyphens and apostrophes part words in names and reports alike.

export interface Word extends Span {
  readonly text: string
}

const WORDS = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu
const PLAIN = /^[A-Za-z0-9]*$/
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  ё: 'е',
  Ё: 'Е',
}

export function wordsIn(text: string): Word[] {
  const words: Word[] = []
  for (const { index, 0: word } of text.matchAll(WORDS))
    words.push({ text: plainWord(word), start: index, end: index + word.length })
  return words
}

function plainWord(word: string): string {
  if (PLAIN.test(word)) return word
  if (!/[\p{sc=Latin}ёЁ]/u.test(word)) return word.normalize('NFC')
  return [...word.normalize('NFD').replace(/\p{M}/gu, '')]
    .map(letter => LETTERS[letter] ?? letter)
    .join('')
    .normalize('NFC')
}

export const plainWords = (text: string): string[] => wordsIn(text).map(word => word.text)

export function isCapitalised(word: string): boolean {
  const code = word.charCodeAt(0)
  return code < 0x80 ? code >= 0x41 && code <= 0x5a : /^\p{Lu}/u.test(word)
}

const FIRST_CYRILLIC = 0x400

/** What is left of a name in a language that declines it; the word itself where nothing can be taken from it. */
export function stemOf(word: string): string {
  if (word.charCodeAt(0) < FIRST_CYRILLIC) return word
  if (!/^\p{Lu}[\u0400-\u04ff]*[\u0430-\u04ff]$/u.test(word)) return word
  const stem = word.replace(ENDINGS, '')
  return stem.length < 3 ? word : stem
}

/** The case endings of names in the languages with Cyrillic letters that are read here, the longest first. */
const ENDINGS =
  /(?:ого|ому|ему|ими|ами|ями|ої|ою|ею|єю|ією|ів|ам|ям|ах|ях|ом|ем|єм|им|ым|их|ых|ый|(?<=[кгхжшщчц])ий|ая|ую|ой|[аяуюоеєиыіїьй])$/u

// When two words count as the same. Text and query are folded alike, so that case, accents and the apostrophe somebody's
// keyboard has make no difference. Cyrillic й, ї, ё and ґ count as и, і, е and г, because many type them so ("елка" for
// "ёлка"); the few different words that then look alike cost less than the ones not found.

/** Letters that have no decomposition in Unicode and are still written without their mark by many. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ґ: 'г',
  ς: 'σ',
  '‘': "'",
  '’': "'",
  '‛': "'",
  ʼ: "'",
  ʹ: "'",
  ʻ: "'",
  '′': "'",
  '＇': "'",
}

/** Soft hyphens and the like part no word. The zero-width non-joiner does where it is needed, as a space would. */
const UNSEEN = /[\u00ad\u200b\u200e\u200f\u061c\u2060-\u2064\u206a-\u206f\ufeff]|\u200d/

/** Folding goes character by character (it has no context), so each is worked out once. */
const foldedCharacters = new Map<string, string>()
const MAXIMUM_REMEMBERED = 8192

function foldCharacter(character: string): string {
  const known = foldedCharacters.get(character)
  if (known !== undefined) return known
  if (UNSEEN.test(character)) return ''
  const plain = character.normalize('NFKD').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
  const folded = [...plain].map(letter => LETTERS[letter] ?? letter).join('')
  if (foldedCharacters.size < MAXIMUM_REMEMBERED) foldedCharacters.set(character, folded)
  return folded
}

/** Lower case without accents and without the apostrophes inside words. Folding twice changes nothing. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  const plain = /[\u0080-\uffff]/.test(lower) ? lower.replace(/[\u0080-\u{10ffff}]/gu, foldCharacter) : lower
  return plain.includes("'") ? plain.replace(/(?<=[\p{L}\p{N}])'(?=[\p{L}\p{N}])/gu, '') : plain
}

/** The words of folded text: runs of letters and digits. A hyphen parts two words. */
export function wordsOf(folded: string): string[] {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The words somebody searches for, each once. */
export const searchWords = (search: string): string[] => [...new Set(wordsOf(fold(search)))]

/** Whether a word of the folded text begins with `prefix`, which consists of letters and digits only. */
export function hasWordPrefix(folded: string, prefix: string): boolean {
  for (let at = folded.indexOf(prefix); at !== -1; at = folded.indexOf(prefix, at + 1)) {
    if (at === 0 || !isWordUnit(folded, at - 1)) return true
  }
  return false
}

// By UTF-16 unit: in a word, not in a word, half of a character; 0 has not been looked up yet.
const [WORD, OTHER, HALF] = [1, 2, 3]
const units = new Uint8Array(0x10000)

/** Whether the character of which a unit is at `at` belongs to a word: the same letters and digits as in `wordsOf`. */
export function isWordUnit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  const kind = units[code] || lookUp(code)
  if (kind !== HALF) return kind === WORD
  const character = text.codePointAt(code < 0xdc00 ? at : at - 1) ?? 0
  return character > 0xffff && /[\p{L}\p{N}]/u.test(String.fromCodePoint(character))
}

function lookUp(code: number): number {
  const kind = code >= 0xd800 && code <= 0xdfff ? HALF : /[\p{L}\p{N}]/u.test(String.fromCharCode(code)) ? WORD : OTHER
  units[code] = kind
  return kind
}

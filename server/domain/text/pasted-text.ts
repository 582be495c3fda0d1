// What a paste brings along that nobody typed and nobody sees. A form gives it back letter for letter; what is stored of a
// form is put in order here. An import changes only what no record can hold (`usualBreaks`), so that it never alters what
// an export holds.

/** Soft hyphens, word joiners, byte order marks, the place of a picture that did not come along. */
const MEANINGLESS = /[\u00ad\u2060-\u2064\u206a-\u206f\ufeff\ufffc]/g

/** Parts words where they are written without spaces; elsewhere only a place to break a line. */
const ZERO_WIDTH_SPACE = /(?<![\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])\u200b/gu

/** Persian, Hindi and families of emoji need them; beside these signs, and at the edge of a text, they say nothing. */
const JOINERS =
  /(?<=^|[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{P}\s0-9])[\u200c\u200d]|[\u200c\u200d](?=$|[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{P}\s0-9])/gmu
const RUNS_OF_JOINERS = /([\u200c\u200d])[\u200c\u200d]+/g

const MARKS_OF_DIRECTION = /[\u200e\u200f\u061c]/g
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

const isPlain = (text: string): boolean => /^[\n -~]*$/.test(text)

/** The text without signs that nobody sees and that say nothing in it. */
export function withoutUnseen(text: string): string {
  if (isPlain(text)) return text
  const plain = text.replace(MEANINGLESS, '').replace(ZERO_WIDTH_SPACE, '')
  const undirected = plain.replace(MARKS_OF_DIRECTION, '')
  const marked = RIGHT_TO_LEFT.test(undirected) ? plain : undirected
  return marked.replace(RUNS_OF_JOINERS, '$1').replace(JOINERS, '')
}

/** Line breaks of any system and tabs, which no record can hold: what is pasted from a table has both. */
export const usualBreaks = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  text.replace(/\r\n?|[\u000b\u000c\u0085]/g, '\n').replaceAll('\t', ' ')

export const inOneLine = (text: string): string => text.replace(/\n+/g, ' ')

/** Marks in heaps, as no language has them: composing would sort them, which takes the square of their number. */
const HEAP_OF_MARKS = /\p{M}{31}/u

const composed = (text: string): string => (HEAP_OF_MARKS.test(text) ? text : text.normalize('NFC'))

/** A text as a record holds it, made of what was typed or pasted: composed, so that it counts as many letters as are seen. */
export function tidied(text: string, { multiline = false } = {}): string {
  if (isPlain(text)) return multiline ? text : inOneLine(text)
  const seen = composed(withoutUnseen(text)).replaceAll('\u00a0', ' ')
  const lines = usualBreaks(seen).replaceAll('\u2028', '\n').replaceAll('\u2029', '\n\n')
  return multiline ? lines : inOneLine(lines)
}

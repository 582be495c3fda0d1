// What a printer chooses and no negotiator does: how quotation marks, apostrophes, dashes and blanks look.

const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[“”„‟«»＂]/g, '"'],
  [/[‘’‚‛‹›ʼ`´＇]/g, "'"],
  [/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-'],
  [/[^\S\n]/g, ' '],
]

/** The same text in the plainest signs, as long as it was: what is found in one stands at the same place in the other. */
export const inPlainSigns = (text: string): string =>
  ALIKE.reduce((plain, [signs, sign]) => plain.replace(signs, sign), text)

/** What two texts have in common that differ in such signs alone. Line breaks count: they part paragraphs. */
export const likened = (text: string): string =>
  inPlainSigns(text).replace(/\s+/g, blanks => blanks.replaceAll(' ', '') || ' ')

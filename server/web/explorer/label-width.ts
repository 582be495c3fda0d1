/** CSS pixels of the letters of the sans at 12 px. */
const LETTERS: readonly (readonly [RegExp, number])[] = [
  [/[ijlI.,:;'’|! ]/u, 3.6],
  [/[frt()/1-]/u, 4.9],
  [/[mwMW—…@%ЖШЩЮ]/u, 11],
  [/[A-Z]/u, 8.7],
  [/[0-9]/u, 7.6],
  [/[a-z]/u, 6.9],
  [/\p{Script=Cyrillic}/u, 7.6],
  [/[\p{Script=Latin}\p{Script=Greek}\p{Script=Arabic}“”–]/u, 8],
]
const WIDEST_LETTER = 12

/** Rather too wide than too narrow, because the letters are set in the reader's browser. */
export function labelWidth(text: string, significance: number): number {
  let width = 0
  for (const letter of text) width += LETTERS.find(([letters]) => letters.test(letter))?.[1] ?? WIDEST_LETTER
  return width * (significance === 3 ? 1.05 : 1)
}

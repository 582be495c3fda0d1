import type { FontMetrics } from './font-metrics.ts'

// Arabic letters join, and a joined letter is narrower than one that stands alone. The forms that a letter takes have
// characters of their own in Unicode (“Arabic Presentation Forms”), which a font gives widths.

/** Of one letter: alone, last, first and in the middle; without the last two it joins nothing that follows. */
type Forms = readonly number[]

/** Those of Arabic itself first: the other block repeats some of its letters with the forms that other languages add. */
const PRESENTATION_FORMS = [
  [0xfe80, 0xfefc],
  [0xfb50, 0xfdff],
] as const
const MARK = /\p{M}/u
const ARABIC_LETTER = /\p{Script=Arabic}/u

const formsByLetter: ReadonlyMap<string, Forms> = readForms()

function readForms(): Map<string, number[]> {
  const forms = new Map<string, number[]>()
  for (const [first, last] of PRESENTATION_FORMS) {
    for (let code = first; code <= last; code++) {
      const letter = String.fromCodePoint(code).normalize('NFKC')
      if ([...letter].length !== 1) continue
      const known = forms.get(letter)
      if (known) known.push(code)
      else forms.set(letter, [code])
    }
  }
  return forms
}

const joinsNext = (letter: string | undefined): boolean =>
  letter !== undefined && (formsByLetter.get(letter)?.length ?? 0) === 4

const joinsPrevious = (letter: string | undefined): boolean =>
  letter !== undefined && (formsByLetter.get(letter)?.length ?? 0) >= 2

export const isArabic = (text: string): boolean => ARABIC_LETTER.test(text)

/** The width of a text with its letters joined, in parts of the font size. Characters that the font lacks have none. */
export function joinedWidth(text: string, font: FontMetrics): number {
  const letters = [...text].filter(character => !MARK.test(character))
  return letters.reduce((sum, letter, index) => {
    const joinedBefore = joinsPrevious(letter) && joinsNext(letters[index - 1])
    const joinedAfter = joinsNext(letter) && joinsPrevious(letters[index + 1])
    const form = formsByLetter.get(letter)?.[formIndex(joinedBefore, joinedAfter)]
    const code = letter.codePointAt(0) as number
    return sum + ((form === undefined ? undefined : font.advance(form)) ?? font.advance(code) ?? 0)
  }, 0)
}

/** The order in which Unicode lists the forms of a letter. */
function formIndex(joinedBefore: boolean, joinedAfter: boolean): number {
  if (joinedAfter) return joinedBefore ? 3 : 2
  return joinedBefore ? 1 : 0
}

// Typed dates as one kind of text: lower case, one kind of dash and space, English words, no brackets.

import { MONTHS } from './english-names.ts'
import { inEnglish } from './foreign-words.ts'

/** Soft hyphens, marks of direction, zero width: no part of any date, and nobody sees that they are there. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu
const DASHES = /[‐‑‒–—―−]/g

/** As it was typed, but for what cannot be seen. */
export const visibleText = (typed: string): string => typed.replace(INVISIBLE, '').trim()

/** Whether it begins with a dash, which can be a minus or an open start. */
export const beginsWithDash = (typed: string): boolean => /^[‐‑‒–—―]/.test(typed)

export const withPlainDashes = (typed: string): string => typed.normalize('NFKC').replace(DASHES, '-')

/** With commas as spaces, as they are in “Nov 23, 2025”. */
export const normaliseTyped = (typed: string): string => inOneSpacing(inWordsOfGrammar(typed).replaceAll(',', ' '))

/** With the commas that can stand between the dates of a list, “10, 12 and 14 March 2022”; null where there is no list. */
export function normaliseTypedList(typed: string): string | null {
  const text = inWordsOfGrammar(typed)
  if (!text.includes(',') || !/ (?:and|or) /.test(text)) return null
  const isOfYear = (before: string, after: string): boolean =>
    /^ *\d{4}(?!\d)/.test(after) && !/(?<!\d)\d{4} *$/.test(before)
  return inOneSpacing(
    text.replace(/, */g, (comma, at: number) => {
      const [before, after] = [text.slice(0, at), text.slice(at + comma.length)]
      return isOfYear(before, after) || /^(?:and|or) /.test(after) ? ' ' : ' , '
    }),
  )
}

const inOneSpacing = (text: string): string => text.replace(/[()\s]+/g, ' ').trim()

const inWordsOfGrammar = (typed: string): string =>
  withPairsOfDays(inEnglish(arabicDigits(withPlainDashes(typed).toLowerCase()).replace(/[،、]/g, ',')))

/** With months of our calendar only: a year in these digits alone may be one of the Hijra. */
const arabicDigits = (text: string): string =>
  /[\u0621-\u064a]{3}/.test(text) ? text.replace(/[٠-٩]/g, digit => String((digit.codePointAt(0) ?? 0) - 0x0660)) : text

/** “2/3 November 2025”: two days in turn. */
const PAIR_OF_DAYS = new RegExp(`(?<![\\d/.-])(\\d{1,2})/(\\d{1,2})(?= (?:of )?(?:${MONTHS.join('|')}))`, 'gi')

const withPairsOfDays = (text: string): string =>
  text.replace(PAIR_OF_DAYS, (pair, first: string, second: string) =>
    Number(second) === Number(first) + 1 ? `${first}-${second}` : pair,
  )

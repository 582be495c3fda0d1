// Reads a date as people type it, or says what to write instead. It never guesses: a short or missing year, "yesterday" and
// 03/04/2025 are asked back. What was understood is shown in words, so that the person sees it before it is stored.

import { monthName } from './calendar.ts'
import { MAXIMUM_DATE_LENGTH } from './edtf.ts'
import { parseEdtf } from './fuzzy-date.ts'
import { phraseToEdtf } from './phrases.ts'
import { subYearBounds } from './seasons.ts'
import { HOW_TO_WRITE, normaliseTyped, type ReadingProblem } from './tokens.ts'
import { dateInWords } from './words.ts'

/** A reading of the text: `inWords` typed in again gives `edtf`. */
interface DateSuggestion {
  readonly edtf: string
  readonly inWords: string
}

type TypedDate =
  | ({ readonly ok: true } & DateSuggestion)
  | {
      readonly ok: false
      /** `impossible`: understood, but no such day or period exists. `ambiguous`: `suggestions` are the possible readings. */
      readonly reason: 'ambiguous' | 'unreadable' | 'impossible'
      /** Says what to do, in a sentence for the person who typed. */
      readonly message: string
      readonly suggestions: DateSuggestion[]
    }

/** Never throws, whatever the text; its time grows with the text's length only, of which 100 characters are read. */
export function readTypedDate(text: string): TypedDate {
  const trimmed = text.trim()
  if (trimmed === '') return failure({ reason: 'unreadable', message: `Enter a date. ${HOW_TO_WRITE}` })
  if (trimmed.length > MAXIMUM_DATE_LENGTH) {
    return failure({
      reason: 'unreadable',
      message: `A date has at most ${MAXIMUM_DATE_LENGTH} characters. ${HOW_TO_WRITE}`,
    })
  }
  const asEdtf = readTypedEdtf(trimmed)
  if (asEdtf) return asEdtf
  const read = phraseToEdtf(normaliseTyped(trimmed))
  return typeof read === 'string' ? accepted(read) : failure(read)
}

function accepted(edtf: string): TypedDate {
  const parsed = parseEdtf(edtf)
  if (parsed.ok) return { ok: true, edtf, inWords: dateInWords(parsed.date) }
  return failure({
    reason: parsed.reason,
    message: parsed.reason === 'impossible' ? parsed.message : `This can’t be read as a date. ${HOW_TO_WRITE}`,
    candidates: [swapped(edtf)],
  })
}

/** A period typed backwards, put right. */
const swapped = (edtf: string): string => edtf.split('/').toReversed().join('/')

function failure({ reason, message, candidates = [] }: ReadingProblem): TypedDate {
  const suggestions = candidates.flatMap(edtf => {
    const parsed = parseEdtf(edtf)
    return parsed.ok ? [{ edtf, inWords: dateInWords(parsed.date) }] : []
  })
  return { ok: false, reason, message, suggestions }
}

/** Undefined when the text is not meant as EDTF. */
function readTypedEdtf(text: string): TypedDate | undefined {
  const written = /[( ]written ([^()]+)\)$/.exec(text)?.[1]
  if (written && dateInWords(written) === text) return accepted(written)
  const tidied = text
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/ *([/,]) */g, '$1')
    .toUpperCase()
  const shortYears = readShortYears(tidied)
  if (shortYears) return shortYears
  // `~2025` means what `2025~` does: level 1 writes the mark behind the year, level 2 allows it in front.
  if (/^[~?%]\d{4}$/.test(tidied)) return accepted(`${tidied.slice(1)}${tidied[0]}`)
  if (parseEdtf(text).ok) return accepted(text)
  const parsed = parseEdtf(tidied)
  // A single impossible day such as 2025-02-30 is left to the phrase reader, which says more; it can't read periods and sets.
  if (parsed.ok || (parsed.reason === 'impossible' && /[/[{X]/.test(tidied))) return accepted(tidied)
  return undefined
}

/**
 * `2024-25` is two years to most people and, in EDTF level 2, the spring of one; `2022-23` is the autumn of 2022 in level 1.
 * EDTF that means the season is one choice away, and `parseEdtf` takes it as it is.
 */
function readShortYears(text: string): TypedDate | undefined {
  const [, year = '', short] = /^(\d{4})-(\d\d)$/.exec(text) ?? []
  const yearsApart = Number(short) - (Number(year) % 100)
  if (!short || Number(short) < 13 || yearsApart < 1 || Number(year) < 1000) return undefined
  const years = `${year}/${Number(year) + yearsApart}`
  if (!parseEdtf(text).ok) {
    return failure({ reason: 'unreadable', message: 'Write both years with four digits.', candidates: [years] })
  }
  if (yearsApart > 1) return undefined
  const { first, last } = subYearBounds(Number(year), Number(short))
  const season = `${monthName(first.month)} ${first.year} to ${monthName(last.month)} ${last.year}`
  return failure({
    reason: 'ambiguous',
    message: `This can be the years ${years.replace('/', '–')} or, in EDTF, ${season}. Choose one.`,
    candidates: [years, text],
  })
}

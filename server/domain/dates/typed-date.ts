// Reads a date as people type it, or says what to write instead. It never guesses: a short or missing year, "yesterday" and
// 03/04/2025 are asked back. What was understood is shown in words, so that the person sees it before it is stored.

import { LANGUAGES } from '../language/languages.ts'
import { words } from '../language/words.ts'
import { monthName } from './calendar-names.ts'
import { MAXIMUM_DATE_LENGTH } from './edtf.ts'
import { compareDays, type FuzzyDate, parseEdtf } from './fuzzy-date.ts'
import { hasTime, withoutPartOfDay } from './part-of-day.ts'
import { phraseToEdtf } from './phrases.ts'
import { isProblem, type ReadingProblem, says, unreadable, withHow } from './reading.ts'
import { monthsFromTo } from './season-phrases.ts'
import { isSubYearCode, subYearBounds } from './seasons.ts'
import { beginsWithDash, normaliseTyped, normaliseTypedList, visibleText, withPlainDashes } from './typed-text.ts'
import { dateInWords } from './words.ts'

/** A reading of the text: `inWords` typed in again gives `edtf`. */
interface DateSuggestion {
  readonly edtf: string
  readonly inWords: string
}

type TypedDate =
  | ({
      readonly ok: true
      /** A part of the day that EDTF cannot hold, as it was typed: “evening”. */
      readonly leftOut?: string
    } & DateSuggestion)
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
  const typed = visibleText(text)
  if (typed === '') return failure(unreadable(withHow(says().enter)))
  const shown = readShown(typed)
  if (shown) return shown
  if (typed.length > MAXIMUM_DATE_LENGTH) {
    return failure(unreadable(withHow(says().tooLong(MAXIMUM_DATE_LENGTH))))
  }
  const asEdtf = beginsWithDash(typed) ? readLeadingDash(typed) : readTypedEdtf(typed)
  return asEdtf ?? readPhrase(typed)
}

/** For the person who typed: “23 November 2025; “evening” is left out”. */
export const understoodInWords = ({ inWords, leftOut }: Extract<TypedDate, { ok: true }>): string =>
  leftOut === undefined ? inWords : inWords + words().typing.isLeftOut(leftOut)

function readPhrase(typed: string): TypedDate {
  const { text, leftOut } = withoutPartOfDay(withPlainDashes(typed).toLowerCase())
  if (leftOut !== null && hasTime(text)) {
    return failure(unreadable(says().exactTime(leftOut)))
  }
  const edtf = phraseToEdtf(normaliseTyped(text))
  const list = isProblem(edtf) ? normaliseTypedList(text) : null
  const listed = list === null ? edtf : phraseToEdtf(list)
  if (isProblem(edtf) && isProblem(listed)) return failure(edtf)
  const read = accepted(isProblem(edtf) ? (listed as string) : edtf)
  return read.ok && leftOut !== null ? { ...read, leftOut } : read
}

function accepted(edtf: string): TypedDate {
  const parsed = parseEdtf(edtf)
  if (!parsed.ok) {
    return failure({
      reason: parsed.reason,
      message: parsed.reason === 'impossible' ? parsed.message : withHow(says().unreadable),
      candidates: [swapped(edtf)],
    })
  }
  const ends = /^\[?([^,/]+?)(?:\/|\.\.)([^,/\]]+)\]?$/.exec(edtf)?.slice(1)
  const [first, last] = ends ?? []
  if (first !== undefined && first === last && first !== '..') return accepted(first)
  if (ends && oneHoldsTheOther(ends)) {
    return failure(unreadable(says().withinAnother, ends))
  }
  return { ok: true, edtf, inWords: dateInWords(parsed.date) }
}

/** Such as November 2025 to 2025: never what somebody means. */
function oneHoldsTheOther(ends: readonly string[]): boolean {
  const [first, last] = ends.map(end => parseEdtf(end))
  if (!first?.ok || !last?.ok) return false
  if (first.date.precision === 'instant' && last.date.precision === 'instant') return false
  return holds(first.date, last.date) || holds(last.date, first.date)
}

const holds = (outer: FuzzyDate, inner: FuzzyDate): boolean =>
  outer.earliest !== null &&
  outer.latest !== null &&
  inner.earliest !== null &&
  inner.latest !== null &&
  compareDays(outer.earliest, inner.earliest) <= 0 &&
  compareDays(inner.latest, outer.latest) <= 0

/** A period typed backwards, put right. */
const swapped = (edtf: string): string => edtf.split('/').toReversed().join('/')

function failure({ reason, message, candidates = [] }: ReadingProblem): TypedDate {
  const suggestions = candidates.flatMap(edtf => {
    const parsed = parseEdtf(edtf)
    return parsed.ok ? [{ edtf, inWords: dateInWords(parsed.date) }] : []
  })
  return { ok: false, reason, message, suggestions }
}

/** Words of this site that end with the EDTF itself, “… (written 2025-1X)”. */
function readShown(typed: string): TypedDate | undefined {
  const written = typed.endsWith(')') ? /[( ]\p{L}+ ([^() ]{1,100})\)$/u.exec(typed)?.[1] : undefined
  if (written === undefined) return undefined
  return LANGUAGES.some(language => dateInWords(written, language) === typed) ? accepted(written) : undefined
}

/** `–2014`: a dash from a keyboard of words is no minus. */
function readLeadingDash(typed: string): TypedDate | undefined {
  const year = /^.[ \u00a0]?(\d{4})$/u.exec(typed)?.[1]
  if (year === undefined) return undefined
  return failure({
    reason: 'ambiguous',
    message: says().untilOrMinus(year),
    candidates: [`/${year}`, `-${year}`],
  })
}

// Full width digits and signs are allowed as well. Whatever has another letter is no EDTF, and the grammar takes long to say so.
const EDTF_SIGNS = /^[\d\p{P}\p{S}\s\p{Nd}xyestz]+$/iu

/** Undefined when the text is not meant as EDTF. */
function readTypedEdtf(text: string): TypedDate | undefined {
  if (!EDTF_SIGNS.test(text)) return undefined
  const tidied = withPlainDashes(text)
    .replace(/ *([/,]) */g, '$1')
    .toUpperCase()
  const special = readShortYears(tidied) ?? readPartsOfYears(tidied)
  if (special) return special
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
    return failure({ reason: 'unreadable', message: says().bothYears, candidates: [years] })
  }
  if (yearsApart > 1) return undefined
  const { first, last } = subYearBounds(Number(year), Number(short))
  const [from = '', to = ''] = [first, last].map(({ year, month }) => `${monthName(month)} ${year}`)
  return failure({
    reason: 'ambiguous',
    message: says().yearsOrMonths(years.replace('/', '–'), from, to),
    candidates: [years, text],
  })
}

/** `2014-22/2015-21`, which EDTF does not have. */
function readPartsOfYears(text: string): TypedDate | undefined {
  const [, start = '', end = ''] = /^([\dX-]{4,10})\/([\dX-]{4,10})$/.exec(text) ?? []
  const isPart = (side: string): boolean => isSubYearCode(Number(/^\d{4}-(\d\d)$/.exec(side)?.[1] ?? 0))
  if (![start, end].some(isPart) || ![start, end].every(side => parseEdtf(side).ok)) return undefined
  const months = monthsFromTo(start, end)
  return isProblem(months) ? failure(months) : accepted(months)
}

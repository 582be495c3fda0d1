import type { Chrono, ParsedResult } from 'chrono-node'

// Where a short passage may speak of a date. Each language is loaded when the first report in it comes.

/** The parts of a date that a passage itself says. */
export interface SaidDate {
  readonly start: number
  readonly end: number
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
  /** 0 is Sunday. */
  readonly weekday: number | null
}

export type FindDates = (passage: string, published: { year: number; month: number; day: number }) => SaidDate[]

const LOADERS: Readonly<Record<string, () => Promise<{ readonly casual: Chrono }>>> = {
  en: () => import('chrono-node/en'),
  de: () => import('chrono-node/de'),
  fr: () => import('chrono-node/fr'),
  uk: () => import('chrono-node/uk'),
  ru: () => import('chrono-node/ru'),
}

/** The languages in which dates are found. */
export const LANGUAGES_OF_DATES: readonly string[] = Object.keys(LOADERS)

const loaded = new Map<string, FindDates>()

/** Null for a language in which dates are not found. */
export async function dateFinder(language: string | null): Promise<FindDates | null> {
  const load = language === null ? undefined : LOADERS[language]
  if (language === null || load === undefined) return null
  const known = loaded.get(language)
  if (known) return known
  const { casual } = await load()
  const find: FindDates = (passage, { year, month, day }) =>
    // Local noon, for the package reads the local day.
    casual.parse(passage.replaceAll('’', "'"), new Date(year, month - 1, day, 12)).map(said)
  loaded.set(language, find)
  return find
}

/** Never the whole moment that the package makes of it, which has an hour and a day that nobody said. */
function said({ index, text, start }: ParsedResult): SaidDate {
  const known = (part: 'year' | 'month' | 'day' | 'weekday') => (start.isCertain(part) ? start.get(part) : null)
  const trailing = text.length - text.trimEnd().length
  return {
    start: index,
    end: index + text.length - trailing,
    year: known('year'),
    month: known('month'),
    day: known('day'),
    weekday: known('weekday'),
  }
}

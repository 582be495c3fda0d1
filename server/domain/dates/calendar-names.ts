import { calendarWords } from '../language/calendar-words.ts'
import type { Language } from '../language/languages.ts'
import { isPlainYear } from './calendar.ts'

// Months and years as the reader's language calls them. Kept small, because scripts of the browser have it too.

/** By itself, “листопад 2025”; or of a day and behind most prepositions, “23 листопада 2025”. */
export type Form = 'alone' | 'of'

const lists = new Map<string, readonly string[]>()

function inList(words: string, place: number): string {
  const list = lists.get(words) ?? words.split(' ')
  lists.set(words, list)
  return list[place] ?? ''
}

export const monthName = (month: number, form: Form = 'alone', language?: Language): string =>
  inList(calendarWords(language).months[form], month - 1)

export const shortMonthName = (month: number): string => inList(calendarWords().months.short, month - 1)

/** A date in words with its months shortened, where that makes them shorter. */
export function withShortMonths(words: string): string {
  const { alone, of, short } = calendarWords().months
  const months = [of, alone].flatMap(names =>
    names.split(' ').map((name, place) => [name, inList(short, place)] as const),
  )
  return words.replace(/\p{L}+/gu, word => {
    const shorter = months.find(([name]) => name === word)?.[1] ?? word
    return shorter.length < word.length ? shorter : word
  })
}

export function yearInWords(year: number, language?: Language): string {
  if (isPlainYear(year)) return String(year)
  const { long, afterChrist, beforeChrist } = calendarWords(language).years
  if (year > 9999) return long(year)
  // ISO 8601 counts a year 0, which is 1 BC.
  return year > 0 ? afterChrist(year) : beforeChrist(1 - year)
}

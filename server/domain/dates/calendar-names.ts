import type { Language } from '../language/languages.ts'
import { readersLanguage } from '../language/reader.ts'
import { isPlainYear } from './calendar.ts'

// Months and years as each language calls them. Written out, since what `Intl` says changes with its version; small, because
// the browser's scripts have it too.

/** By itself, “листопад 2025”; or of a day and behind most prepositions, “23 листопада 2025”. */
export type Form = 'alone' | 'of'

const list = (names: string): readonly string[] => names.split(' ')

/** English: what typed dates are put into, too. */
export const MONTHS = list('January February March April May June July August September October November December')

export const WEEKDAYS = list('Sunday Monday Tuesday Wednesday Thursday Friday Saturday')

const ALONE: Readonly<Record<Language, readonly string[]>> = {
  en: MONTHS,
  uk: list('січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень'),
  ru: list('январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'),
  ar: list('يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'),
}

const OF: Readonly<Record<Language, readonly string[]>> = {
  ...ALONE,
  uk: list('січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня'),
  ru: list('января февраля марта апреля мая июня июля августа сентября октября ноября декабря'),
}

export const monthName = (month: number, form: Form = 'alone', language: Language = readersLanguage()): string =>
  (form === 'of' ? OF : ALONE)[language][month - 1] ?? `month ${month}`

/** How many letters of a month are enough; Arabic does not shorten them. */
const SHORT: Readonly<Record<Language, string>> = {
  en: '333333333333',
  uk: '333444343444',
  ru: '333333333333',
  ar: '999999999999',
}

export const shortMonthName = (month: number): string =>
  monthName(month).slice(0, Number(SHORT[readersLanguage()][month - 1]))

/** Years of few or many digits need a word with them: “23 November 25” would read as a shortened year. */
const ERAS: Readonly<Record<Language, (year: number) => string>> = {
  en: year => (year > 9999 ? `year ${year}` : year > 0 ? `AD ${year}` : `${1 - year} BC`),
  uk: year => (year > 9999 ? `рік ${year}` : year > 0 ? `${year} р. н. е.` : `${1 - year} р. до н. е.`),
  ru: year => (year > 9999 ? `год ${year}` : year > 0 ? `${year} г. н. э.` : `${1 - year} г. до н. э.`),
  ar: year => (year > 9999 ? `سنة ${year}` : year > 0 ? `${year} م` : `${1 - year} ق.م`),
}

/** ISO 8601 counts a year 0, which is 1 BC. */
export const yearInWords = (year: number, language: Language = readersLanguage()): string =>
  isPlainYear(year) ? String(year) : ERAS[language](year)

import { addDays, format, parseISO } from 'date-fns'
import { parseEdtf } from '../../domain/dates/fuzzy-date.ts'

/** When something stands in a calendar: whole days, the last of them included, or a time of one day. */
export type CalendarTime =
  | { readonly kind: 'days'; readonly first: string; readonly last: string; readonly isUncertain: boolean }
  /** `end` is null where only the beginning is known. Times of no known zone are those of the venue. */
  | { readonly kind: 'times'; readonly start: string; readonly end: string | null; readonly isUncertain: boolean }

/**
 * Null for what has no day that a calendar could show: a month, a year, an open end. An all-day entry on the first of the
 * month would say what nobody knows.
 */
export function calendarTimeOf(edtf: string): CalendarTime | null {
  const parsed = parseEdtf(edtf)
  if (!parsed.ok) return null
  const { earliest, latest, approximate, uncertain } = parsed.date
  const isUncertain = approximate || uncertain
  const [from = '', to = from, ...more] = edtf.replace(/[~?%]/g, '').split('/')
  if (more.length > 0 || earliest === null || latest === null) return null
  if (isTime(from) && isTime(to)) return { kind: 'times', start: from, end: from === to ? null : to, isUncertain }
  if (!isDayOrTime(from) || !isDayOrTime(to)) return null
  return { kind: 'days', first: earliest, last: latest, isUncertain }
}

const DAY = /^\d{4}-\d\d-\d\d$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

const isTime = (text: string): boolean => TIME.test(text)
const isDayOrTime = (text: string): boolean => DAY.test(text) || TIME.test(text)

/** The day after, for formats whose ends are not included. */
export const dayAfter = (day: string): string => format(addDays(parseISO(day), 1), 'yyyy-MM-dd')

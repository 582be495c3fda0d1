import { SOFT_END, SOFT_START, type Span } from './day-range.ts'
import { type FuzzyDate, parseEdtf } from './fuzzy-date.ts'
import type { TimelineCalendar } from './timeline-dates.ts'

const BOTH = SOFT_START | SOFT_END

/**
 * A date as a stretch of days: from its earliest to its latest day, −∞ or ∞ where that is open or unknown. An end is firm
 * only where the day itself is recorded: the ends of “November 2025” and of “about 23 November” are soft.
 */
export function spanOf(edtf: string, calendar: TimelineCalendar): Span {
  const { earliest, latest } = calendar.datesOf(edtf)
  return { first: earliest, last: latest, softness: softnessOf(edtf) }
}

const PLAIN_DAYS = /^\d{4}-\d\d-\d\d(?:\/\d{4}-\d\d-\d\d)?$/

/** Whether a date can be put into words from the first and last day of its span alone. */
export const isPlainDays = (edtf: string): boolean => PLAIN_DAYS.test(edtf) && !/(?:^|\/)0/.test(edtf)

function softnessOf(edtf: string): number {
  if (PLAIN_DAYS.test(edtf)) return 0
  const parsed = parseEdtf(edtf)
  if (!parsed.ok) return BOTH
  switch (parsed.date.precision) {
    case 'interval': {
      const [start = '', end = ''] = edtf.split('/')
      return (isKnownDay(start) ? 0 : SOFT_START) | (isKnownDay(end) ? 0 : SOFT_END)
    }
    case 'set':
      // Braces name all of several dates; brackets mean one of them, without saying which.
      return edtf.startsWith('{') &&
        edtf
          .slice(1, -1)
          .split(/,|\.\./)
          .every(isKnownDay)
        ? 0
        : BOTH
    default:
      return isFirm(parsed.date) ? 0 : BOTH
  }
}

function isKnownDay(edtf: string): boolean {
  const parsed = parseEdtf(edtf.trim())
  return parsed.ok && isFirm(parsed.date)
}

const isFirm = ({ precision, approximate, uncertain }: FuzzyDate): boolean =>
  (precision === 'day' || precision === 'instant') && !approximate && !uncertain

import { type Day, dayNumber } from './calendar.ts'
import { type FuzzyDate, parseEdtf, sortKey } from './fuzzy-date.ts'

/** What the timeline needs to know of a date. Days are numbers too, because they are compared by the hundred thousand. */
export interface TimelineDates {
  readonly key: string
  /** Day numbers; −∞ and ∞ where a bound is open or unknown. */
  readonly earliest: number
  readonly latest: number
  readonly firstDay: string | null
  readonly lastDay: string | null
}

/** Dates by their EDTF, so that the many events of one day share one object. */
export class TimelineCalendar {
  readonly #known = new Map<string, TimelineDates>()

  datesOf(edtf: string): TimelineDates {
    const known = this.#known.get(edtf)
    if (known) return known
    const dates = readDates(edtf)
    this.#known.set(edtf, dates)
    return dates
  }
}

function readDates(edtf: string): TimelineDates {
  const date = plainDays(edtf) ?? parsedDate(edtf)
  const { earliest, latest } = date
  return {
    key: sortKey(date),
    earliest: earliest === null ? Number.NEGATIVE_INFINITY : dayNumber(dayOf(earliest)),
    latest: latest === null ? Number.POSITIVE_INFINITY : dayNumber(dayOf(latest)),
    firstDay: earliest,
    lastDay: latest,
  }
}

const WITHOUT_MARKS = { approximate: false, uncertain: false } as const

/** Nearly all dates of a record are one day or two, and the record has checked them: reading them again takes 70 µs each. */
function plainDays(edtf: string): FuzzyDate | undefined {
  const [, earliest, latest] = /^(\d{4}-\d\d-\d\d)(?:\/(\d{4}-\d\d-\d\d))?$/.exec(edtf) ?? []
  if (earliest === undefined) return undefined
  if (latest === undefined) return { edtf, earliest, latest: earliest, precision: 'day', ...WITHOUT_MARKS }
  return { edtf, earliest, latest, precision: 'interval', ...WITHOUT_MARKS }
}

function parsedDate(edtf: string): FuzzyDate {
  const parsed = parseEdtf(edtf)
  // The record refuses dates that can't be read; should one get in all the same, it is sorted last.
  return parsed.ok
    ? parsed.date
    : { edtf, earliest: null, latest: null, precision: 'pattern', approximate: false, uncertain: false }
}

function dayOf(text: string): Day {
  const monthStart = text.length - '-MM-DD'.length
  return {
    year: Number(text.slice(0, monthStart)),
    month: Number(text.slice(monthStart + 1, monthStart + 3)),
    day: Number(text.slice(monthStart + 4)),
  }
}

/** The number of a day as it stands in the bounds of a fuzzy date. */
export const numberOfDay = (day: string): number => dayNumber(dayOf(day))

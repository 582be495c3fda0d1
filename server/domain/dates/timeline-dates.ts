import { dayNumber, dayOfText } from './calendar.ts'
import { type FuzzyDate, parseEdtf } from './fuzzy-date.ts'
import { type DateHeading, headingOf } from './heading.ts'
import { momentOf, sortKey } from './sort-key.ts'

/** What the timeline needs to know of a date. Days are numbers too, because they are compared by the hundred thousand. */
export interface TimelineDates {
  readonly key: string
  /** Orders dates of the same key by their time of day; '' where none is recorded. */
  readonly moment: string
  readonly heading: DateHeading
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
  const heading = headingOf(date)
  return {
    key: sortKey(date, heading),
    moment: momentOf(edtf),
    heading,
    earliest: earliest === null ? Number.NEGATIVE_INFINITY : dayNumber(dayOfText(earliest)),
    latest: latest === null ? Number.POSITIVE_INFINITY : dayNumber(dayOfText(latest)),
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

/** The number of a day as it stands in the bounds of a fuzzy date. */
export const numberOfDay = (day: string): number => dayNumber(dayOfText(day))

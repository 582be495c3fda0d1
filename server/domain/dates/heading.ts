// The heading under which a date stands in a list: its month where that is known, else its year, its decade or its own words.

import { dayOfText, isoDay, monthName, yearInWords } from './calendar.ts'
import { compareDays, type FuzzyDate, parseEdtf } from './fuzzy-date.ts'
import { dateInWords } from './words.ts'

export interface DateHeading {
  readonly title: string
  readonly isMonth: boolean
  /** The days that it covers; null where that side is open or unknown. */
  readonly first: string | null
  readonly last: string | null
}

export function headingOf(date: FuzzyDate): DateHeading {
  if (THIRD_OF_YEAR.test(date.edtf)) return headingOfWords(date, dateInWords(date))
  const decisive = decisivePart(date)
  const { edtf, earliest, latest, precision } = decisive
  if (earliest !== null && latest !== null) {
    const [first, last] = [dayOfText(earliest), dayOfText(latest)]
    const isOfOneYear = first.year === last.year
    if (isOfOneYear && first.month === last.month) return headingOfMonth(first)
    if (isOfOneYear && precision !== 'season') return headingOfYear(first.year)
  }
  const words = dateInWords(edtf.replace(/[?~%]/g, ''))
  return headingOfWords(
    decisive,
    /^(?:X{4}|[./]+)$/.test(edtf) ? 'Date not known' : words.replace(/^the (?=\d+s$)/, ''),
  )
}

/** “Early”, “mid” and “late” in a year. */
const THIRD_OF_YEAR = /^(-?\d{4})-(?:01~\/\1-04|05~\/\1-08|09~\/\1-12)~$/

/** A period stands where it begins, or ends where its beginning is not known; so do dates of which all are meant. */
function decisivePart(date: FuzzyDate): FuzzyDate {
  const { edtf, precision } = date
  if (precision === 'interval') {
    const [start = '', end = ''] = edtf.split('/')
    return dateOf(start) ?? dateOf(end) ?? date
  }
  if (precision !== 'set') return date
  const members = edtf.slice(1, -1).split(',')
  if (edtf.startsWith('{')) return earliestOf(members.flatMap(member => dateOf(member.split('..')[0]) ?? [])) ?? date
  const isHalfOpen = members.length === 1 && (date.earliest === null || date.latest === null)
  return (isHalfOpen && dateOf(members[0]?.replace('..', ''))) || date
}

function dateOf(edtf = ''): FuzzyDate | undefined {
  const parsed = parseEdtf(edtf.trim())
  return parsed.ok ? parsed.date : undefined
}

const earliestOf = (dates: readonly FuzzyDate[]): FuzzyDate | undefined =>
  dates.filter(({ earliest }) => earliest !== null).sort((a, b) => compareDays(a.earliest ?? '', b.earliest ?? ''))[0]

function headingOfMonth({ year, month }: { readonly year: number; readonly month: number }): DateHeading {
  const first = isoDay({ year, month, day: 1 })
  return { title: `${monthName(month)} ${yearInWords(year)}`, isMonth: true, first, last: first }
}

const headingOfYear = (year: number): DateHeading => ({
  title: `${yearInWords(year)}, month not known`,
  isMonth: false,
  first: isoDay({ year, month: 1, day: 1 }),
  last: isoDay({ year, month: 12, day: 31 }),
})

const headingOfWords = ({ earliest, latest }: FuzzyDate, title: string): DateHeading => ({
  title,
  isMonth: false,
  first: earliest,
  last: latest,
})

// The heading under which a date stands in a list: its month where that is known, else its year, its decade or its own words.

import { type Language, SOURCE_LANGUAGE } from '../language/languages.ts'
import { readersLanguage } from '../language/reader.ts'
import { dayOfText, isoDay } from './calendar.ts'
import { monthName, yearInWords } from './calendar-names.ts'
import { compareDays, type FuzzyDate, parseEdtf } from './fuzzy-date.ts'
import { SPEECHES } from './speech/speeches.ts'
import { dateInWords } from './words.ts'

export interface DateHeading {
  /** In the language of whoever reads. */
  readonly title: string
  /** The same for all readers: dates of one heading have one name. */
  readonly name: string
  readonly isMonth: boolean
  /** The days that it covers; null where that side is open or unknown. */
  readonly first: string | null
  readonly last: string | null
}

export function headingOf(date: FuzzyDate): DateHeading {
  if (THIRD_OF_YEAR.test(date.edtf)) return headingOfWords(date, language => dateInWords(date, language))
  const decisive = decisivePart(date)
  const { edtf, earliest, latest, precision } = decisive
  if (earliest !== null && latest !== null) {
    const [first, last] = [dayOfText(earliest), dayOfText(latest)]
    const isOfOneYear = first.year === last.year
    if (isOfOneYear && first.month === last.month) return headingOfMonth(first)
    if (isOfOneYear && precision !== 'season') return headingOfYear(first.year)
  }
  const named = /^(?:X{4}|[./]+)$/.test(edtf) ? 'XXXX' : edtf.replace(/[?~%]/g, '')
  return headingOfWords(decisive, language => {
    const words = dateInWords(named, language).replace(/^the (?=\d+s$)/, '')
    return named === 'XXXX' ? capital(words) : words
  })
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

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)

/** A title is asked for in the language of whoever reads, long after its date was read for all of them. */
const heading = (titleIn: (language: Language) => string, rest: Omit<DateHeading, 'title' | 'name'>): DateHeading => {
  const name = titleIn(SOURCE_LANGUAGE)
  return {
    name,
    get title() {
      const language = readersLanguage()
      return language === SOURCE_LANGUAGE ? name : capital(titleIn(language))
    },
    ...rest,
  }
}

function headingOfMonth({ year, month }: { readonly year: number; readonly month: number }): DateHeading {
  const first = isoDay({ year, month, day: 1 })
  return heading(language => `${monthName(month, 'alone', language)} ${yearInWords(year, language)}`, {
    isMonth: true,
    first,
    last: first,
  })
}

const headingOfYear = (year: number): DateHeading =>
  heading(
    language => `${yearInWords(year, language)}${SPEECHES[language].comma} ${SPEECHES[language].notKnown.month}`,
    {
      isMonth: false,
      first: isoDay({ year, month: 1, day: 1 }),
      last: isoDay({ year, month: 12, day: 31 }),
    },
  )

const headingOfWords = ({ earliest, latest }: FuzzyDate, titleIn: (language: Language) => string): DateHeading =>
  heading(titleIn, { isMonth: false, first: earliest, last: latest })

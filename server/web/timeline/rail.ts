import { shortMonthName, yearInWords } from '../../domain/dates/calendar-names.ts'
import { words } from '../../domain/language/words.ts'
import type { PagerView } from '../lists/list-view.ts'
import type { SureLink } from '../site/links.ts'
import type { MonthView } from './months.ts'

/** The months of a page of the list as a narrow row of links beside it, and the ways on from there. */
export interface RailLink {
  readonly href: string
  /** Such as “Nov”. */
  readonly text: string
  /** Such as “November 2025”. */
  readonly name: string
  /** Said once, where it begins; null elsewhere. */
  readonly year: string | null
}

/** A single heading is no place to jump to. */
const FEWEST = 2

export function toRail(
  months: readonly Pick<MonthView<unknown>, 'id' | 'title'>[],
  pager: Pick<PagerView, 'earlier' | 'later'> | null,
  latestHref: string | null,
): RailLink[] {
  if (months.length < FEWEST && !pager) return []
  const { earlier, earlierMilestones, later, latest, latestMilestone } = words().timeline
  let year = ''
  const links = months.map(({ id, title }): RailLink => {
    const [, itsYear = '', month] = MONTH_ID.exec(id) ?? []
    const isNewYear = itsYear !== year
    year = itsYear
    return {
      href: `#${id}`,
      text: month === undefined ? title : shortMonthName(Number(month)),
      name: title,
      year: isNewYear && itsYear !== '' ? yearInWords(Number(itsYear)) : null,
    }
  })
  const toPage = ({ href, text: name }: SureLink): RailLink => ({
    href,
    text: name === earlierMilestones ? earlier : later,
    name,
    year: null,
  })
  return [
    ...(pager?.earlier ? [toPage(pager.earlier)] : []),
    ...links,
    ...(pager?.later ? [toPage(pager.later)] : []),
    ...(latestHref ? [{ href: latestHref, text: latest, name: latestMilestone, year: null }] : []),
  ]
}

const MONTH_ID = /^month-(-?\d+)-(\d\d)$/

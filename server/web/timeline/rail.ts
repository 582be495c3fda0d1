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
  pager: PagerView | null,
  latestHref: string | null,
): RailLink[] {
  if (months.length < FEWEST && !pager) return []
  let year = ''
  const links = months.map(({ id, title }): RailLink => {
    const [, name = title, itsYear = ''] = (id.startsWith('month-') && /^(.+) (\S+)$/.exec(title)) || []
    const isNewYear = itsYear !== year
    year = itsYear
    const text = itsYear === '' ? title : name.slice(0, 3)
    return { href: `#${id}`, text, name: title, year: isNewYear && itsYear !== '' ? itsYear : null }
  })
  const toPage = ({ href, text }: SureLink): RailLink => ({
    href,
    text: text.split(' ')[0] ?? text,
    name: text,
    year: null,
  })
  return [
    ...(pager?.earlier ? [toPage(pager.earlier)] : []),
    ...links,
    ...(pager?.later ? [toPage(pager.later)] : []),
    ...(latestHref ? [toPage({ href: latestHref, text: 'Latest milestone' })] : []),
  ]
}

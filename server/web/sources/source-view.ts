import { dateInWords } from '../../domain/dates/words.ts'
import type { Source } from '../../domain/entries/source.ts'
import { words } from '../../domain/language/words.ts'
import { RESTING_TYPES } from '../../domain/sources/thin-ground.ts'
import { type MergeableUpkeep, mergeableUpkeepOf } from '../history/upkeep.ts'
import { cutter } from '../lists/cut-list.ts'
import type { SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import type { LinkSeen, Site } from '../site/site.ts'
import { template } from '../site/template.ts'
import { isPast } from '../site/time-travel.ts'
import { languageName, type SourceView, viewOfSource } from './cited-sources.ts'
import { type RestingList, restingLists } from './resting-lists.ts'
import { SOURCE_LISTS, type SourceQuery, sourceQueryString } from './source-query.ts'

interface SourcePage extends MergeableUpkeep {
  readonly source: SourceView & { readonly languageTag: string }
  readonly aboutHref: string
  /** Of the same publisher. */
  readonly publisherHref: string
  /** Where one list is shown in full: back to the whole page. */
  readonly whole: SureLink | null
  readonly isUsed: boolean
  readonly lists: readonly RestingList[]
  readonly jsonHref: string
  /** Such as “Last seen there on 3 May 2026.”; null where its address was never checked. */
  readonly seen: string | null
}

export const SOURCE_TEMPLATE = template<SourcePage>('sources/source')

export function toSourcePage(
  site: Pick<Site, 'record' | 'mayWrite' | 'linkSeen'>,
  source: Source,
  query: SourceQuery,
): SourcePage {
  const { record } = site
  const { id, publisher, language } = source
  const paths = pathsAt(record.moment)
  const cut = cutter(SOURCE_LISTS, query, asked => paths.sourceList(id, sourceQueryString(asked)))
  return {
    ...mergeableUpkeepOf(site, 'source', id),
    source: { ...viewOfSource(record, source), language: languageName(language), languageTag: language },
    aboutHref: paths.about,
    publisherHref: paths.sources(new URLSearchParams({ publisher }).toString()),
    whole: query.list ? { text: words().sources.page.allAbout, href: paths.source(id) } : null,
    isUsed: RESTING_TYPES.some(type => record.countReferring(id, type) > 0),
    lists: restingLists(record, id, cut),
    jsonHref: paths.sourceJson(id),
    seen: source.url === undefined || isPast(record.moment) ? null : seenInWords(site.linkSeen(id, source.url)),
  }
}

function seenInWords(seen: LinkSeen | undefined): string | null {
  if (!seen) return null
  const { seenAt, isGone } = seen
  const { gone, goneLastSeen, lastSeen } = words().sources.page
  if (seenAt === null) return isGone ? gone : null
  return (isGone ? goneLastSeen : lastSeen)(dateInWords(seenAt.slice(0, 10)))
}

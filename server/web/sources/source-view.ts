import type { Source } from '../../domain/entries/source.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { sourceReport } from '../../domain/sources/source-use.ts'
import type { Link } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { type ReferrerGroup, referrerGroups } from '../site/referrers.ts'
import { template } from '../site/template.ts'
import { languageName, type SourceView, viewOfSource } from './cited-sources.ts'
import { claimLink } from './claim-view.ts'

interface SourcePage {
  readonly source: SourceView & { readonly languageTag: string }
  readonly aboutHref: string
  /** Of the same publisher. */
  readonly publisherHref: string
  /** What has no other source than this. */
  readonly alone: readonly Link[]
  readonly groups: readonly ReferrerGroup[]
  readonly jsonHref: string
}

export const SOURCE_TEMPLATE = template<SourcePage>('sources/source')

export function toSourcePage(record: NegotiationRecord, source: Source): SourcePage {
  const { id, publisher, language } = source
  const paths = pathsAt(record.moment)
  return {
    source: { ...viewOfSource(record, source), language: languageName(language), languageTag: language },
    aboutHref: paths.about,
    publisherHref: paths.sources(new URLSearchParams({ publisher }).toString()),
    alone: sourceReport(record)
      .onSingleSource.filter(({ sources }) => sources[0] === id)
      .map(claim => claimLink(record, claim)),
    groups: referrerGroups(record, id),
    jsonHref: paths.sourceJson(id),
  }
}

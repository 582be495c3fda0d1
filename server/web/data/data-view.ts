import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { provenance } from '../site/json-answer.ts'
import type { SureLink } from '../site/links.ts'
import { paths } from '../site/paths.ts'
import type { Address } from '../site/route.ts'
import type { Site } from '../site/site.ts'
import { template } from '../site/template.ts'

interface DataPage {
  readonly downloads: readonly (SureLink & { readonly description: string; readonly size: string })[]
  readonly addresses: readonly { readonly pattern: string; readonly description: string }[]
  /** Null where nobody may write. */
  readonly importHref: string | null
  readonly license: string
  readonly citation: string
  readonly sequence: number
  readonly hash: string
}

export const DATA_TEMPLATE = template<DataPage>('data/data')

export function toDataPage(site: Site, addresses: readonly Address[]): DataPage {
  const { record } = site
  const { license, citation } = provenance(site, 'record')
  return {
    downloads: downloadsOf(record),
    addresses: describedOf(addresses),
    importHref: site.mayWrite ? paths.importFile : null,
    license: license ?? words().data.noLicence,
    citation,
    sequence: record.head.seq,
    hash: record.head.hash,
  }
}

function downloadsOf(record: NegotiationRecord): DataPage['downloads'] {
  const { data, pages } = words()
  return [
    {
      text: data.record,
      href: paths.recordJson,
      description: data.recordMeans,
      size: [
        data.milestones(record.count('event')),
        data.documents(record.count('document')),
        data.actors(record.count('actor')),
        data.sources(record.count('source')),
      ].join(pages.comma),
    },
    {
      text: data.timeline,
      href: paths.timelineJson(EVERYTHING),
      description: data.timelineMeans,
      size: data.milestones(timelineOf(record).query(EVERYTHING).total),
    },
    {
      text: data.tables,
      href: paths.tables,
      description: data.tablesMean,
      size: 'ZIP',
    },
    {
      text: data.journal,
      href: paths.journal,
      description: data.journalMeans,
      size: data.revisions(record.head.seq),
    },
    {
      text: data.schema,
      href: paths.recordSchema,
      description: data.schemaMeans,
      size: '',
    },
  ]
}

/** In their order, those that are described alike together. */
function describedOf(addresses: readonly Address[]): DataPage['addresses'] {
  const patterns = new Map<string, string[]>()
  for (const { about, pattern, example } of addresses) {
    if (about === null) continue
    patterns.set(about, [...(patterns.get(about) ?? []), pattern.replace(/:(\w+)/g, '{$1}') + example])
  }
  return [...patterns].map(([description, together]) => ({ pattern: together.join(', '), description }))
}

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
    license: license ?? 'No licence stated',
    citation,
    sequence: record.head.seq,
    hash: record.head.hash,
  }
}

function downloadsOf(record: NegotiationRecord): DataPage['downloads'] {
  const count = (text: string, total: number) => `${total.toLocaleString('en')} ${text}`
  return [
    {
      text: 'The whole record',
      href: paths.recordJson,
      description:
        'Negotiations, actors, sources, milestones, documents, positions and states of points in one JSON file. It can be imported again without loss.',
      size: [
        count('milestones', record.count('event')),
        count('documents', record.count('document')),
        count('actors', record.count('actor')),
        count('sources', record.count('source')),
      ].join(', '),
    },
    {
      text: 'The timeline',
      href: paths.timelineJson(EVERYTHING),
      description: 'The milestones in order with the actors and sources they name. Takes the filters of the timeline.',
      size: count('milestones', timelineOf(record).query(EVERYTHING).total),
    },
    {
      text: 'Tables',
      href: paths.tables,
      description:
        'Milestones, texts, points, quotations, positions, actors and sources as CSV with a codebook: a Frictionless Data Package.',
      size: 'ZIP',
    },
    {
      text: 'The journal',
      href: paths.journal,
      description:
        'Every addition, correction, retraction and restoration ever made, one JSON object a line, each holding the hash of the one before.',
      size: count('revisions', record.head.seq),
    },
    {
      text: 'JSON Schema of the record',
      href: paths.recordSchema,
      description: 'JSON Schema 2020-12 of the file above, field by field.',
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

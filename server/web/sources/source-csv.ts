import { DATE_UNKNOWN } from '../../domain/entries/source.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { SourceUse } from '../../domain/sources/source-use.ts'
import type { RestingType } from '../../domain/sources/thin-ground.ts'
import type { CsvCell } from '../../formats/csv.ts'
import { type Columns, tableOf } from '../site/csv-answer.ts'
import { findSources, type SourceListQuery } from './found-sources.ts'

interface Row extends SourceUse {
  readonly alone: number
}

const resting =
  (type: RestingType) =>
  ({ counts }: Row): number =>
    counts[type]

const COLUMNS: Columns<Row> = {
  id: ({ source }) => source.id,
  kind: ({ source }) => source.kind,
  title: ({ source }) => source.title,
  publisher: ({ source }) => source.publisher,
  original_publisher: ({ source }) => source.originalPublisher ?? null,
  published: ({ source }) => (source.published === DATE_UNKNOWN ? null : source.published),
  language: ({ source }) => source.language,
  reliability: ({ source }) => source.reliability,
  url: ({ source }) => source.url ?? null,
  locator: ({ source }) => source.locator ?? null,
  access: ({ source }) => source.access ?? null,
  archive_url: ({ source }) => source.archiveUrl ?? null,
  milestones: resting('event'),
  documents: resting('document'),
  positions: resting('position'),
  point_states: resting('pointState'),
  on_it_alone: ({ alone }) => alone,
}

export function sourceListTable(record: NegotiationRecord, query: SourceListQuery): CsvCell[][] {
  const { uses, aloneOn } = findSources(record, query)
  return tableOf(
    COLUMNS,
    uses.map(use => ({ ...use, alone: aloneOn(use.source.id).size })),
  )
}

import type { Journal } from '../../journal/journal.ts'
import { data, type Listing, page, type Route } from '../site/route.ts'
import { dataPage } from './data-page.ts'
import { journalDownload, recordDownload, recordSchema } from './downloads.ts'
import { RECORD_SCHEMA, WHOLE_RECORD } from './record-operations.ts'
import { tableRoutes } from './table-files.ts'

export const dataRoutes: readonly Route<Listing & { readonly journal: Journal }>[] = [
  page('/data', dataPage),
  data('/data/record.json', recordDownload, { json: WHOLE_RECORD }),
  data('/data/record.schema.json', recordSchema, { json: RECORD_SCHEMA }),
  data('/data/journal.jsonl', journalDownload),
  ...tableRoutes,
]

import { ENTRY_SCHEMAS } from '../../domain/entries/entries.ts'
import type { JsonOperation, Subject } from '../../formats/openapi/operation.ts'
import { revisionsSchema } from '../history/revision-schemas.ts'
import { ENTRY_PAGES, type PagedType } from '../site/entry-paths.ts'
import { exported } from '../site/exported.ts'

export const SUBJECT_OF: Readonly<Record<PagedType, Subject>> = {
  record: 'Negotiations',
  process: 'Negotiations',
  phase: 'Negotiations',
  actor: 'Actors',
  source: 'Sources',
  event: 'Timeline',
  document: 'Documents',
  position: 'Positions',
  pointState: 'Documents',
}

/** What `entryJson` answers. */
export const entryOperation = (type: PagedType): JsonOperation =>
  exported(
    type,
    {
      id: type,
      subject: SUBJECT_OF[type],
      summary: `One ${ENTRY_PAGES[type].noun} as it is stored, with its revisions`,
    },
    { [type]: ENTRY_SCHEMAS[type], revisions: revisionsSchema },
  )

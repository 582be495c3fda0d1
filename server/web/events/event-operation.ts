import { ENTRY_SCHEMAS } from '../../domain/entries/entries.ts'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import { revisionsSchema } from '../history/revision-schemas.ts'
import { exported } from '../site/exported.ts'

export const EVENT: JsonOperation = exported(
  'event',
  { id: 'event', subject: 'Timeline', summary: 'One milestone with its revisions' },
  { event: ENTRY_SCHEMAS.event, revisions: revisionsSchema },
)

import { z } from 'zod'
import { ENTRY_TYPES } from '../../domain/entries/entries.ts'
import { id } from '../../domain/entries/fields.ts'

const shape = {
  seq: z.int().min(1).meta({ description: 'Its number, counted through the whole record' }),
  at: z.iso.datetime(),
  by: z.string().meta({ description: 'Who answers for it' }),
  suggestedBy: z.string().optional(),
  action: z.enum(['create', 'change', 'retract', 'restore']),
  type: z.enum(ENTRY_TYPES),
  id,
  reason: z.string().nullable(),
  material: z.boolean().meta({ description: 'Whether readers must notice it' }),
  batchEnd: z.int().min(1).meta({ description: 'The last of those that were written together' }),
  hash: z.string(),
}

/** What `revisionData` says, without what the entry was. */
export const revisionShape = shape

/** What `revisionsData` says of each revision. */
export const revisionSchema = z
  .object({ ...shape, previous: z.string().meta({ description: 'The hash of the revision before it' }) })
  .meta({ id: 'Revision', description: 'One step in the history of an entry' })

export const revisionsSchema = z.array(revisionSchema).meta({ description: 'The oldest first' })

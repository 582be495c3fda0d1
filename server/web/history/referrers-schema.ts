import { z } from 'zod'
import { ENTRY_TYPES } from '../../domain/entries/entries.ts'
import { ids } from '../site/exported.ts'

/** What `idsByType` says. */
export const referrersSchema = z
  .partialRecord(z.enum(ENTRY_TYPES), ids)
  .meta({ description: 'Entries that refer to it, by kind' })

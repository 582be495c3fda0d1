import { z } from 'zod'
import { DEADLINE_OUTCOMES } from '../../domain/entries/event.ts'
import { edtf, id, note } from '../../domain/entries/fields.ts'
import { termIds } from '../../domain/entries/terms.ts'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import { ONE_NEGOTIATION } from '../lists/negotiation-parameter.ts'
import { countSchema, exported } from '../site/exported.ts'

export const DEADLINES: JsonOperation = exported(
  'deadlines',
  {
    id: 'deadlines',
    subject: 'Timeline',
    summary: 'What was due when, and what became of it',
    asks: [ONE_NEGOTIATION],
  },
  {
    count: countSchema,
    deadlines: z.array(
      z.object({
        event: id.meta({ description: 'The milestone in which it was set' }),
        set: edtf,
        setBy: id,
        due: edtf,
        outcome: z.enum(termIds(DEADLINE_OUTCOMES)),
        daysGiven: z.object({ fewest: z.int(), most: z.int() }).nullable(),
        replacedBy: z.object({ event: id, due: edtf, isLater: z.boolean() }).nullable(),
        silence: z
          .object({ since: edtf, days: z.int(), lastWord: id.nullable() })
          .nullable()
          .meta({ description: 'How long nothing has been heard of it' }),
        note: note.nullable(),
      }),
    ),
  },
)

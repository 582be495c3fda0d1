import { z } from 'zod'
import { FOUND_KINDS } from '../../domain/finding/finder.ts'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import { countSchema, exported, filtersSchema } from '../site/exported.ts'

export const SEARCH: JsonOperation = exported(
  'search',
  {
    id: 'search',
    subject: 'Record',
    summary: 'What is found for words, of every kind, best first',
    asks: [
      { name: 'q', description: 'The words.', schema: z.string().max(200) },
      { name: 'in', description: 'One kind of what is found.', schema: z.enum(FOUND_KINDS) },
    ],
  },
  {
    filters: filtersSchema,
    count: countSchema,
    corrected: z
      .array(z.object({ typed: z.string(), instead: z.string() }))
      .meta({ description: 'Words for which others were looked for, as nothing has them' }),
    groups: z.array(
      z.object({
        kind: z.enum(FOUND_KINDS),
        count: countSchema,
        hits: z.array(
          z.object({ id: z.string(), title: z.string(), detail: z.string(), text: z.string(), href: z.string() }),
        ),
      }),
    ),
  },
)

import { z } from 'zod'
import { documentSchema } from '../../domain/entries/document.ts'
import { ENTRY_SCHEMAS } from '../../domain/entries/entries.ts'
import { id } from '../../domain/entries/fields.ts'
import { STANCES } from '../../domain/entries/position.ts'
import { termIds } from '../../domain/entries/terms.ts'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import { ONE_NEGOTIATION } from '../lists/negotiation-parameter.ts'
import { countSchema, exported, ids } from '../site/exported.ts'
import { CELL_STATES, standShape } from './stance-schemas.ts'

const cell = { ...standShape, counting: ids, history: ids.meta({ description: 'The newest first' }) }
const { shortTitle, when, fidelity } = documentSchema.shape
const counts = [...termIds(STANCES), ...CELL_STATES.filter(state => state !== 'stance')]

export const POSITIONS: JsonOperation = exported(
  'positions',
  {
    id: 'positions',
    subject: 'Positions',
    summary: 'Who stands where on each point of a text, or on each issue',
    asks: [
      {
        name: 'columns',
        description: '“issues” for all issues, instead of the points of a text.',
        schema: z.enum(['issues']),
      },
      { name: 'document', description: 'The text; the current one where none is named.', schema: id },
      ONE_NEGOTIATION,
      { name: 'issue', description: 'One issue.', schema: id },
      { name: 'actor', description: 'Actors.', schema: z.array(id) },
      { name: 'since', description: 'A day: what has moved since its end.', schema: z.string() },
    ],
  },
  {
    document: z.object({ id, shortTitle, when, fidelity }).nullable(),
    columns: z.array(
      z.union([
        z.object({ key: z.string(), kind: z.literal('text'), issue: id.nullable() }),
        z.object({
          key: z.string(),
          kind: z.literal('point'),
          number: z.string(),
          label: z.string().nullable(),
          issues: ids,
        }),
        z.object({ key: z.string(), kind: z.literal('issue'), issue: id }),
      ]),
    ),
    rows: z.array(
      z.object({
        actor: id,
        name: z.string(),
        group: z.enum(['party', 'mediator', 'other']),
        hasPosition: z.boolean(),
        cells: z.array(z.object({ column: z.string(), ...cell })),
      }),
    ),
    note: z.string(),
    summaries: z.array(
      z.object({ column: z.string(), ...Object.fromEntries(counts.map(count => [count, countSchema])) }),
    ),
    since: z.string().optional(),
    changes: z
      .array(
        z.object({
          actor: id,
          column: z.string(),
          kind: z.enum(['first', 'moved', 'restated']),
          before: z.object(cell),
          after: z.object(cell),
        }),
      )
      .optional(),
    positions: z.array(ENTRY_SCHEMAS.position),
  },
)

import { z } from 'zod'
import { documentSchema } from '../../domain/entries/document.ts'
import { ENTRY_SCHEMAS } from '../../domain/entries/entries.ts'
import { edtf, id } from '../../domain/entries/fields.ts'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import { pointSchema } from '../comparison/lineage-schemas.ts'
import { standShape } from '../positions/stance-schemas.ts'
import { countSchema, exported, ids } from '../site/exported.ts'

const term = { id, label: z.string(), definition: z.string() }
const { shortTitle, when, fidelity } = documentSchema.shape

export const ISSUES: JsonOperation = exported(
  'issues',
  { id: 'issues', subject: 'Positions', summary: 'What is negotiated, and how much the record holds of it' },
  {
    issues: z.array(
      z.object({
        ...term,
        events: countSchema,
        positions: countSchema,
        texts: z.array(z.object({ document: id, points: z.array(z.string()) })),
        open: ids.meta({ description: 'The states of its points that are neither agreed nor withdrawn' }),
        lastMoved: edtf.nullable(),
      }),
    ),
  },
)

export const ISSUE: JsonOperation = exported(
  'issue',
  { id: 'issue', subject: 'Positions', summary: 'One issue: its points, positions, states and milestones' },
  {
    issue: z.object(term),
    texts: z.array(z.object({ document: id, shortTitle, when, fidelity, points: z.array(pointSchema) })),
    open: z.array(ENTRY_SCHEMAS.pointState),
    stances: z.array(z.object({ actor: id, name: z.string(), ...standShape, counting: ids, history: ids })),
    withoutPublicPosition: ids,
    positions: z.array(ENTRY_SCHEMAS.position),
    events: ids,
  },
)

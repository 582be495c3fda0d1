import { z } from 'zod'
import { citations } from '../../domain/entries/citation.ts'
import { documentSchema } from '../../domain/entries/document.ts'
import { ENTRY_SCHEMAS } from '../../domain/entries/entries.ts'
import { edtf, id } from '../../domain/entries/fields.ts'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import {
  chronicleSchema,
  gapSchema,
  pointHistoryShape,
  pointSchema,
  valueSeriesSchema,
} from '../comparison/lineage-schemas.ts'
import { revisionsSchema } from '../history/revision-schemas.ts'
import { ONE_NEGOTIATION } from '../lists/negotiation-parameter.ts'
import { countSchema, exported, ids, pointRefSchema } from '../site/exported.ts'

const pointNumbers = z.array(z.string())
const states = z.array(ENTRY_SCHEMAS.pointState).meta({ description: 'The newest first' })

const { process, kind, title, shortTitle, when, status, availability, fidelity, statedPointCount, parties, basedOn } =
  documentSchema.shape

export const DOCUMENTS: JsonOperation = exported(
  'documents',
  {
    id: 'documents',
    subject: 'Documents',
    summary: 'Every text without its points, and what links the texts',
    asks: [ONE_NEGOTIATION],
  },
  {
    documents: z.array(
      z.object({
        ...{ id, process, kind, title, shortTitle, when, status, availability, fidelity, statedPointCount },
        recordedPoints: countSchema,
        coverageGap: gapSchema,
        parties,
        basedOn,
        generation: countSchema.meta({ description: 'How many texts it is from the first of its family' }),
        family: id.meta({ description: 'The first of the texts that are connected with it' }),
        missing: ids.meta({ description: 'Texts on which it is based and that the record does not hold' }),
        isCurrent: z.boolean(),
        isLandmark: z.boolean(),
      }),
    ),
    links: z.array(
      z.object({ from: id, to: id, relation: z.enum(['answers', 'based-on', 'points']), points: countSchema }),
    ),
  },
)

export const DOCUMENT: JsonOperation = exported(
  'document',
  { id: 'document', subject: 'Documents', summary: 'One text with the states and the lineage of its points' },
  {
    document: ENTRY_SCHEMAS.document,
    brief: z.object({
      lines: z.array(z.object({ text: z.string(), points: pointNumbers })),
      isComposed: z.boolean().meta({ description: 'Whether no editor wrote it' }),
    }),
    points: z.array(z.object({ number: z.string(), states, ...pointHistoryShape })),
    agreed: z.array(
      z.object({
        among: ids,
        points: pointNumbers,
        assertedBy: id,
        when: edtf,
        citations,
        unconfirmedBy: ids,
      }),
    ),
    withoutState: pointNumbers,
    laterTexts: ids,
    events: ids,
    revisions: revisionsSchema,
  },
)

export const POINT: JsonOperation = exported(
  'point',
  { id: 'point', subject: 'Documents', summary: 'One point of a text: its states, before and after, who stands where' },
  {
    document: id,
    point: pointSchema,
    states,
    ...pointHistoryShape,
    lineage: z.array(pointRefSchema).meta({ description: 'The same question in all texts' }),
    positions: z.array(ENTRY_SCHEMAS.position),
  },
)

export const LINEAGES: JsonOperation = exported(
  'lineages',
  { id: 'lineages', subject: 'Documents', summary: 'Every question through the texts, and how far it has come' },
  {
    lineages: z.array(
      z.object({
        first: pointRefSchema,
        question: z.string(),
        label: z.string(),
        issues: ids,
        texts: countSchema,
        versions: z.array(pointRefSchema),
        standing: z
          .union([
            z.object({ kind: z.literal('state'), when: edtf, state: ENTRY_SCHEMAS.pointState }),
            z.object({ kind: z.literal('dropped'), when: edtf, by: id }),
          ])
          .nullable(),
      }),
    ),
  },
)

export const LINEAGE: JsonOperation = exported(
  'lineage',
  { id: 'lineage', subject: 'Documents', summary: 'One question through all texts, under any of its points' },
  {
    first: pointRefSchema,
    label: z.string(),
    issues: ids,
    versions: z.array(z.object({ document: id, when: edtf, fidelity, point: pointSchema })),
    values: valueSeriesSchema,
    chronicle: chronicleSchema,
  },
)

import { z } from 'zod'
import { COMPARED_TEXTS } from '../../domain/comparison/comparison.ts'
import { COMPARISON_KINDS } from '../../domain/comparison/kinds.ts'
import { CHANGE_SIGNIFICANCES, documentSchema } from '../../domain/entries/document.ts'
import { id } from '../../domain/entries/fields.ts'
import { termIds } from '../../domain/entries/terms.ts'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import { countSchema, exported, ids, pointRefSchema } from '../site/exported.ts'
import { dropsSchema, gapSchema, linksSchema, pointSchema, valueSchema } from './lineage-schemas.ts'

const kind = z.enum(termIds(COMPARISON_KINDS))
const significance = z.enum(termIds(CHANGE_SIGNIFICANCES))
const point = pointSchema.shape
const text = documentSchema.shape

const cell = z.object({
  document: id,
  state: z.enum(['present', 'dropped', 'absent', 'not-yet', 'unknown']),
  gap: gapSchema,
  points: z.array(
    z.object({
      number: z.string(),
      label: point.label,
      text: point.text,
      issues: point.issues,
      values: point.values,
      unverified: z.boolean(),
      state: z.object({ isOpen: z.boolean(), text: z.string() }).nullable(),
      words: z
        .array(z.object({ text: z.string(), kind: z.enum(['same', 'removed', 'added']) }))
        .optional()
        .meta({ description: 'Word for word, where the wordings are such that this does not mislead' }),
    }),
  ),
  drops: dropsSchema,
})

const placedValue = z.object({ ref: pointRefSchema, value: valueSchema }).nullable()

const step = z.object({
  from: id,
  to: id,
  against: id.nullable().meta({ description: 'The nearest text before that has the point' }),
  kind: kind.nullable(),
  kinds: z.array(kind),
  significance: significance.nullable(),
  changes: z.array(z.object({ from: pointRefSchema, to: pointRefSchema, links: linksSchema, isAside: z.boolean() })),
  ended: z.array(pointRefSchema),
  commonOrigins: z.array(pointRefSchema),
  values: z.array(
    z.object({
      what: z.string(),
      unit: z.string(),
      before: placedValue,
      after: placedValue,
      kind: z.enum(['changed', 'appeared', 'vanished']),
    }),
  ),
})

export const COMPARISON: JsonOperation = exported(
  'comparison',
  {
    id: 'comparison',
    subject: 'Documents',
    summary: 'Two to five texts side by side, point by point',
    asks: [
      {
        name: 'documents',
        description: `Ids of two to ${COMPARED_TEXTS.most} texts, in their order.`,
        schema: ids.min(COMPARED_TEXTS.least).max(COMPARED_TEXTS.most),
        isRequired: true,
        isInOne: true,
      },
      { name: 'kind', description: 'What became of the points.', schema: z.array(kind) },
      {
        name: 'significance',
        description: 'How much it matters.',
        schema: z.array(z.enum([...significance.options, 'ungraded'])),
      },
      { name: 'issue', description: 'Issues.', schema: ids },
      { name: 'differences', description: '“on” for differences alone.', schema: z.enum(['on', 'off']) },
      {
        name: 'marking',
        description: 'Whether words are marked; where they can be unless given.',
        schema: z.enum(['on', 'off']),
      },
      {
        name: 'from',
        description: 'The row from which words are marked: a text and the number of its point.',
        schema: z.string(),
      },
      { name: 'show', description: 'Of the page alone: data is whole, and passes over it.', schema: id },
    ],
  },
  {
    query: z.string(),
    marking: z.object({
      isOn: z.boolean(),
      reasons: z.array(z.string()),
      limit: z.object({ text: z.string(), next: pointRefSchema.nullable() }).nullable(),
    }),
    count: countSchema,
    countWithoutFilters: countSchema,
    documents: z.array(
      z.object({
        id,
        title: text.title,
        shortTitle: text.shortTitle,
        when: text.when,
        availability: text.availability,
        fidelity: text.fidelity,
        statedPointCount: text.statedPointCount,
        recordedPointCount: countSchema,
        notComparable: z.string().nullable(),
        citations: text.citations,
      }),
    ),
    rows: z.array(
      z.object({
        first: pointRefSchema,
        kind: kind.nullable(),
        kinds: z.array(kind),
        significance: significance.nullable(),
        issues: ids,
        isDifferent: z.boolean(),
        cells: z.array(cell),
        steps: z.array(step),
      }),
    ),
  },
)

import { z } from 'zod'
import { COVERAGE_GAPS } from '../../domain/documents/coverage.ts'
import { CHANGE_BASES, CHANGE_SIGNIFICANCES, documentSchema, POINT_CHANGES } from '../../domain/entries/document.ts'
import { ENTRY_SCHEMAS } from '../../domain/entries/entries.ts'
import { edtf, id, note } from '../../domain/entries/fields.ts'
import { termIds } from '../../domain/entries/terms.ts'
import { pointRefSchema } from '../site/exported.ts'

// What texts and their points say of each other, as data.

export const pointSchema = documentSchema.shape.points.unwrap()

export const valueSchema = pointSchema.shape.values.unwrap()

export const gapSchema = z.enum(COVERAGE_GAPS).nullable()

const link = z
  .object({
    from: pointRefSchema,
    to: pointRefSchema,
    change: z.enum(termIds(POINT_CHANGES)),
    significance: z.enum(termIds(CHANGE_SIGNIFICANCES)).nullable(),
    basis: z.enum(termIds(CHANGE_BASES)),
    note: note.nullable(),
    splits: z.boolean(),
    merges: z.boolean(),
  })
  .meta({ id: 'PointLink', description: 'A step from a point to one that comes from it, as the later text records it' })

export const linksSchema = z.array(link)

export const dropsSchema = z.array(
  z
    .object({ point: pointRefSchema, by: id, basis: z.enum(termIds(CHANGE_BASES)), note: note.nullable() })
    .meta({ id: 'PointDrop', description: 'A text says that it leaves a point out' }),
)

/** What `historyData` says. */
export const pointHistoryShape = {
  earlier: z.array(
    z.object({
      document: id,
      points: z.array(pointRefSchema),
      splitWith: z.array(pointRefSchema),
      isMerged: z.boolean(),
      links: linksSchema,
    }),
  ),
  later: z.array(
    z.object({
      document: id,
      fate: z.enum(['continued', 'dropped', 'absent', 'unknown']),
      points: z.array(pointRefSchema),
      isSplit: z.boolean(),
      mergedWith: z.array(pointRefSchema),
      drops: dropsSchema,
      isRestored: z.boolean(),
      gap: gapSchema,
      links: linksSchema,
    }),
  ),
  hasNoSuccessor: z.boolean(),
  novelty: z.enum(['first', 'inserted', 'unknown']).nullable(),
}

export const valueSeriesSchema = z.array(
  z.object({
    what: z.string(),
    unit: z.string(),
    values: z.array(z.object({ ref: pointRefSchema, value: valueSchema, when: edtf })),
  }),
)

export const chronicleSchema = z
  .array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('version'), when: edtf, point: pointRefSchema }),
      z.object({ kind: z.literal('dropped'), when: edtf, by: id, drops: dropsSchema }),
      z.object({ kind: z.literal('event'), when: edtf, event: id }),
      z.object({ kind: z.literal('position'), when: edtf, position: ENTRY_SCHEMAS.position }),
      z.object({ kind: z.literal('state'), when: edtf, state: ENTRY_SCHEMAS.pointState }),
    ]),
  )
  .meta({ description: 'The oldest first' })

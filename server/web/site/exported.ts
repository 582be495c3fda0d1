import { z } from 'zod'
import { id } from '../../domain/entries/fields.ts'
import type { JsonOperation, QueryParameter } from '../../formats/openapi/operation.ts'

// What is said of addresses that answer JSON, in the description of the interface.

/** What `provenance` says. Its `version` is raised when a field changes its name or meaning, which is not planned. */
const provenanceShape = (type: string) => ({
  format: z.literal(`parley-${type}`),
  version: z.literal(1),
  title: z.string().meta({ description: 'The title of the record' }),
  generatedAt: z.iso.datetime().meta({ description: 'When this answer was made' }),
  sequence: z.int().min(0).meta({ description: 'The revision of the record that it shows' }),
  hash: z.string().meta({ description: 'The hash of that revision' }),
  on: z.string().optional().meta({ description: 'The day at whose end the world is shown, where one was asked for' }),
  known: z.string().optional().meta({ description: 'The instant whose record is shown, where one was asked for' }),
  license: z.string().nullable(),
  citation: z.string().meta({ description: 'How to cite it' }),
})

/** Of data that takes the two clocks. */
const CLOCKS: readonly QueryParameter[] = [
  {
    name: 'on',
    description: 'A day: what had happened by its end.',
    schema: z.string().meta({ examples: ['2025-11-25'] }),
  },
  {
    name: 'known',
    description: 'An instant in UTC, or a day: what this site held then.',
    schema: z.string().meta({ examples: ['2025-11-25T12:00:00Z'] }),
  },
]

type Told = Pick<JsonOperation, 'id' | 'subject' | 'summary'> & { readonly asks?: readonly QueryParameter[] }

/** Data that says about itself where and when it comes from: `type` as `provenance` has it. */
export const exported = (type: string, told: Told, body: z.ZodRawShape): JsonOperation =>
  plain({ ...told, asks: [...(told.asks ?? []), ...CLOCKS] }, z.object({ ...provenanceShape(type), ...body }))

/** Data that is nothing else. */
export const plain = (
  { asks = [], ...told }: Told,
  answer: z.ZodType,
  {
    mediaType = 'application/json',
    isForWriters = false,
  }: Partial<Pick<JsonOperation, 'mediaType' | 'isForWriters'>> = {},
): JsonOperation => ({
  ...told,
  asks,
  headers: {},
  body: null,
  status: 200,
  answer,
  others: {},
  mediaType,
  isForWriters,
})

/** The filters of a list as it states them. */
export const filtersSchema = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .meta({ description: 'The filters that were asked for, by their names in the address' })

export const ids = z.array(id)

export const countSchema = z.int().min(0)

export const pointRefSchema = z
  .object({ document: id, number: z.string() })
  .meta({ id: 'PointRef', description: 'A point of a text, by its number' })

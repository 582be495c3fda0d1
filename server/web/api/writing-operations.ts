import { z } from 'zod'
import { ENTRY_SCHEMAS, ENTRY_TYPES } from '../../domain/entries/entries.ts'
import { id } from '../../domain/entries/fields.ts'
import type { JsonOperation, QueryParameter } from '../../formats/openapi/operation.ts'
import { nameOfEntry } from '../../formats/openapi/schemas.ts'
import { aNounOf, type PagedType } from '../site/entry-paths.ts'
import { plain } from '../site/exported.ts'
import { additionSchema, correctionSchema, mergingSchema, restorationSchema } from './sent.ts'

// What is said of the addresses at which programs write.

const DRY_RUN: QueryParameter = {
  name: 'dryRun',
  description: '“true”: all is judged, nothing is stored, and the answer says what would be.',
  schema: z.enum(['true', 'false']),
}

const KEY = {
  'Idempotency-Key': {
    description:
      'A word of your own. The same request, sent again with it within a day, is carried out once and answered the same.',
    isRequired: false,
  },
}

const SEEN = {
  'If-Match': {
    description: 'The ETag with which the entry was read: the revision that you have seen.',
    isRequired: true,
  },
}

const revision = z.int().min(1).meta({ description: 'The revision of this entry; its number is the ETag' })

const entryAnswer = (type: PagedType) => z.object({ type: z.literal(type), revision, entry: ENTRY_SCHEMAS[type] })

const draft = z.object({
  action: z.enum(['create', 'change', 'retract', 'restore']),
  type: z.enum(ENTRY_TYPES),
  id,
  entry: z.looseObject({}),
  reason: z.string().nullable(),
  material: z.boolean(),
})

const dryRun = z
  .object({
    dryRun: z.literal(true),
    becomes: z
      .enum(['revision', 'suggestion'])
      .meta({ description: 'Whether it would be published or wait for an editor' }),
    drafts: z.array(draft),
  })
  .meta({ id: 'DryRun', description: 'What would be stored' })

const WAITING = {
  202: {
    description: 'It waits at the desk for an editor',
    schema: z.object({ suggestion: z.string().meta({ description: 'Its address there' }) }).meta({ id: 'Waiting' }),
  },
}

/** The good answer to a write, or to the same as a dry run. */
const orDryRun = (answer: z.ZodType) => z.union([answer, dryRun])

const told = (verb: string, type: PagedType, summary: string) => ({
  id: verb + nameOfEntry(type),
  subject: 'Writing' as const,
  summary,
})

export const reading = (type: PagedType): JsonOperation =>
  plain(told('read', type, `${capitalised(aNounOf(type))} as it stands, with its revision`), entryAnswer(type))

export const addition = (type: PagedType): JsonOperation => ({
  ...plain({ ...told('add', type, `Add ${aNounOf(type)}`), asks: [DRY_RUN] }, entryAnswer(type), {
    isForWriters: true,
  }),
  headers: KEY,
  body: additionSchema(ENTRY_SCHEMAS[type]),
  status: 201,
  others: {
    200: { description: 'It is there already, or this was a dry run', schema: orDryRun(entryAnswer(type)) },
    ...WAITING,
  },
})

export const correction = (type: PagedType): JsonOperation => ({
  ...plain(
    { ...told('replace', type, `Correct ${aNounOf(type)}, as a whole`), asks: [DRY_RUN] },
    orDryRun(entryAnswer(type)),
    {
      isForWriters: true,
    },
  ),
  headers: { ...SEEN, ...KEY },
  body: correctionSchema(ENTRY_SCHEMAS[type]),
  others: WAITING,
})

const retracted = (type: PagedType) =>
  z.object({ type: z.literal(type), id, revision, retracted: z.object({ at: z.iso.datetime(), reason: z.string() }) })

export const retraction = (type: PagedType): JsonOperation => ({
  ...plain(
    {
      ...told('retract', type, `Retract ${aNounOf(type)}: it leaves the record, its history and the reason stay`),
      asks: [
        { name: 'reason', description: 'Why it is retracted.', schema: z.string().max(1000), isRequired: true },
        DRY_RUN,
      ],
    },
    orDryRun(retracted(type)),
    { isForWriters: true },
  ),
  headers: { ...SEEN, ...KEY },
  others: WAITING,
})

/** What is done to an entry that has been seen, by what is sent to an address below its own. */
const deed = (type: PagedType, verb: string, summary: string, body: z.ZodType): JsonOperation => ({
  ...plain({ ...told(verb, type, summary), asks: [DRY_RUN] }, orDryRun(entryAnswer(type)), { isForWriters: true }),
  headers: { ...SEEN, ...KEY },
  body,
  others: WAITING,
})

export const restoration = (type: PagedType): JsonOperation =>
  deed(
    type,
    'restore',
    `Restore ${aNounOf(type)} as an earlier revision has it, also a retracted one`,
    restorationSchema,
  )

export const merging = (type: PagedType): JsonOperation =>
  deed(type, 'merge', `Merge ${aNounOf(type)} with another one that is the same`, mergingSchema)

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

import { z } from 'zod'
import { ENTRY_TYPES } from '../../domain/entries/entries.ts'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import { SUBJECT_OF } from '../editing/entry-operations.ts'
import { revisionShape } from '../history/revision-schemas.ts'
import { ENTRY_PAGES, type PagedType } from '../site/entry-paths.ts'
import { countSchema, exported, filtersSchema } from '../site/exported.ts'
import { feedOperation } from '../site/feed-operation.ts'

const sequence = z.int().min(1)

const BEFORE = {
  name: 'before',
  description: 'The number of a revision: only what came before it. “next” of an answer has it.',
  schema: sequence,
}

const next = z.string().nullable().meta({
  description: 'The address of what came before; null at the end. It goes on naming the same while more is recorded.',
})

const anything = z.unknown()

/** A difference: see `FieldChange`. */
const change = z
  .discriminatedUnion('kind', [
    z.object({ field: z.string(), kind: z.literal('set'), before: anything.optional(), after: anything.optional() }),
    z.object({
      field: z.string(),
      kind: z.literal('inside'),
      get inside() {
        return changes
      },
    }),
    z.object({
      field: z.string(),
      kind: z.literal('members'),
      members: z.array(
        z.discriminatedUnion('kind', [
          z.object({ key: z.string(), kind: z.literal('removed'), part: anything }),
          z.object({
            key: z.string(),
            kind: z.literal('changed'),
            get inside() {
              return changes
            },
          }),
          z.object({ key: z.string(), kind: z.literal('added'), part: anything, at: z.int().min(0) }),
        ]),
      ),
      order: z.array(z.string()).nullable(),
    }),
  ])
  .meta({
    id: 'Change',
    description:
      'What differs in one field: set anew, something inside it, or members of a list, told apart by their key',
  })

const changes: z.ZodType = z.array(change)

export const historyOperation = (type: PagedType): JsonOperation =>
  exported(
    'history',
    {
      id: `${type}History`,
      subject: SUBJECT_OF[type],
      summary: `Revisions of one ${ENTRY_PAGES[type].noun}, the newest first, with what each changed`,
      asks: [BEFORE],
    },
    { count: countSchema, next, revisions: z.array(z.object({ ...revisionShape, changes })) },
  )

const batch = z.object({
  batch: sequence,
  from: sequence,
  to: sequence,
  at: z.iso.datetime(),
  by: z.string(),
  reason: z.string().nullable(),
  count: countSchema,
  parts: z.array(z.object({ action: revisionShape.action, type: z.enum(ENTRY_TYPES), count: countSchema })),
})

export const CHANGES: JsonOperation = exported(
  'changes',
  {
    id: 'changes',
    subject: 'Changes',
    summary: 'Revisions of the whole record, the newest first, with what each changed',
    asks: [
      BEFORE,
      {
        name: 'batch',
        description: 'One by one those that were written together: the number of the last.',
        schema: sequence,
      },
      { name: 'kind', description: 'Of one kind of entry.', schema: z.enum(ENTRY_TYPES) },
      { name: 'by', description: 'By whoever answers for them, as the record names them.', schema: z.string() },
      { name: 'material', description: 'Whether readers must notice them.', schema: z.enum(['yes', 'no']) },
    ],
  },
  {
    filters: filtersSchema,
    next,
    changes: z.array(z.union([z.object({ ...revisionShape, title: z.string(), changes }), batch])),
  },
)

export const CHANGES_FEED: JsonOperation = feedOperation({
  id: 'changesFeed',
  subject: 'Changes',
  summary: 'The same as a feed (JSON Feed 1.1)',
  asks: [BEFORE],
})

import { z } from 'zod'
import type { EntryProblem } from '../../domain/entries/entries.ts'
import { id } from '../../domain/entries/fields.ts'
import { BadRequestError, type PointedProblem, UnprocessableError } from '../http/http-error.ts'

// What a program sends to be stored.

const shape = {
  reason: z
    .string()
    .max(1000)
    .optional()
    .meta({ description: 'What was changed and why; stays in the history. Required unless “material” is false.' }),
  material: z
    .boolean()
    .optional()
    .meta({ description: 'Whether readers must notice it: true unless only wording or typing was changed' }),
  note: z.string().max(1000).optional().meta({ description: 'A word to the editors, where the entry waits for them' }),
}

const distinct = z
  .boolean()
  .optional()
  .meta({ description: 'true: you have looked at what the record has already, and this is something else' })

/** Around an entry, which is judged by its own schema. */
const around = z.strictObject({ entry: z.record(z.string(), z.unknown()), ...shape, distinct })

export type Sent = z.infer<typeof around>

/** The same with the entry's own schema, for the description. */
export const additionSchema = (entry: z.ZodType) => z.strictObject({ entry, note: shape.note, distinct })

export const correctionSchema = (entry: z.ZodType) => z.strictObject({ entry, ...shape, distinct })

/** What is put back. */
export const restorationSchema = z.strictObject({
  revision: z
    .int()
    .min(1)
    .meta({ description: 'The number of an earlier revision of this entry, as its history lists it' }),
  reason: shape.reason.meta({
    description: 'Why; stays in the history. Without it, which revision was restored is said.',
  }),
  note: shape.note,
})

/** What becomes one with the entry that is named by the address. */
export const mergingSchema = z.strictObject({
  with: id.meta({
    description: 'The id of the other one, which is retracted; whatever refers to it will refer to this one',
  }),
  withRevision: z.int().min(1).meta({ description: 'The revision of the other one that you have seen' }),
  note: shape.note,
})

/** Throws UnprocessableError, or BadRequestError where nothing was sent. */
export const readSent = (body: unknown): Sent =>
  readBody(around, body, {
    example: '{ "entry": … }',
    wrong: 'What was sent is not an entry with what is to be said of it.',
  })

/** The same. */
export function readBody<T>(
  schema: z.ZodType<T>,
  body: unknown,
  { example, wrong }: { readonly example: string; readonly wrong: string },
): T {
  if (body === undefined) throw new BadRequestError(`Send JSON: ${example}.`)
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new UnprocessableError(
    wrong,
    parsed.error.issues.flatMap(({ path, message, ...issue }) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map(key => ({ pointer: pointerTo([...path, key]), detail: 'There is no such member.' }))
        : [{ pointer: pointerTo(path), detail: message }],
    ),
  )
}

const pointerTo = (path: readonly PropertyKey[]): string =>
  `#${path.map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`

/** Problems of the entry, whose paths are dotted. */
export const inEntry = (problems: readonly EntryProblem[]): PointedProblem[] =>
  problems.map(({ path, message }) => ({
    pointer: pointerTo(['entry', ...(path === '' ? [] : path.split('.'))]),
    detail: message,
  }))

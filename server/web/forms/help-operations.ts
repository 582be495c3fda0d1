import { z } from 'zod'
import { LANGUAGES } from '../../domain/language/languages.ts'
import type { JsonOperation } from '../../formats/openapi/operation.ts'
import { plain } from '../site/exported.ts'
import { LOOKUP_TYPES } from './lookup.ts'

const typed = z.string().max(200)

export const READ_DATE: JsonOperation = plain(
  {
    id: 'readDate',
    subject: 'Forms',
    summary: 'What a date that somebody types is read as',
    asks: [
      { name: 'text', description: 'What was typed.', schema: typed },
      {
        name: 'language',
        description: 'In which language it is answered; in English otherwise.',
        schema: z.enum(LANGUAGES),
      },
    ],
  },
  z.union([
    z.looseObject({ ok: z.literal(true), edtf: z.string() }),
    z.looseObject({ ok: z.literal(false), message: z.string() }),
  ]),
  { isForWriters: true },
)

export const SUGGESTIONS: JsonOperation = plain(
  {
    id: 'suggestions',
    subject: 'Forms',
    summary: 'At most twelve entries that may be meant',
    asks: [
      {
        name: 'type',
        description: 'What is looked for.',
        schema: z.enum([...LOOKUP_TYPES, 'point']),
        isRequired: true,
      },
      { name: 'text', description: 'What was typed.', schema: typed },
    ],
  },
  z.object({ suggestions: z.array(z.object({ value: z.string(), detail: z.string() })) }),
  { isForWriters: true },
)

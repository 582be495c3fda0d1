import { z } from 'zod'
import { ACTOR_KINDS } from '../entries/actor.ts'
import { EVENT_KINDS } from '../entries/event.ts'
import { LIMITS, oneOf } from '../entries/fields.ts'
import { SOURCE_KINDS } from '../entries/source.ts'
import { plainText } from '../text/plain-text.ts'
import { SHEET_LIMITS } from './sheet.ts'
import { SHEET_FIELD_NAMES } from './sheet-fields.ts'

// What the columns and words of a sheet mean in the record, as somebody has decided it.

/** Lists of words that a sheet may bring, each of which is known, new, or left out. */
export const WORD_LISTS = {
  kinds: 'Kinds',
  actors: 'Actors',
  issues: 'Issues',
  tables: 'Tables',
  stages: 'Stages',
  negotiations: 'Negotiations',
} as const

export type WordList = keyof typeof WORD_LISTS

/** What becomes of a word that is left out. */
export const LEFT_OUT = '-'

export const DATE_ORDERS = ['day-first', 'month-first'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]

const word = z.string().min(1).max(LIMITS.longTitle)

export const newSourceSchema = z.strictObject({
  title: plainText(LIMITS.title),
  publisher: plainText(LIMITS.title),
  /** An address, or where it is to be found without one. */
  where: plainText(LIMITS.url),
})

export const sheetMappingSchema = z.strictObject({
  /** By the name of the column. What is not named here is not read. */
  columns: z
    .array(z.strictObject({ column: z.string().max(SHEET_LIMITS.row), field: z.enum(SHEET_FIELD_NAMES) }))
    .max(SHEET_LIMITS.columns),
  /** How 03/04/2025 is read; null while nobody has said. */
  dateOrder: z.enum(DATE_ORDERS).nullable(),
  /** The scheme under which the keys of its rows are kept, by which the next import finds them again. */
  dataSet: plainText(LIMITS.label),
  /** The id of the negotiation to which rows belong that name none; empty while nobody has said. */
  negotiation: z.string().max(LIMITS.id),
  /** Of rows that name none. */
  kind: oneOf(EVENT_KINDS),
  /** Of actors and sources that come with it. */
  actorKind: oneOf(ACTOR_KINDS),
  sourceKind: oneOf(SOURCE_KINDS),
  /** The id of the source of rows that cite nothing; empty where there is none. */
  source: z.string().max(LIMITS.id),
  /** The same, where the record does not have it yet. */
  newSource: newSourceSchema.nullable(),
  words: z
    .array(z.strictObject({ list: z.enum(Object.keys(WORD_LISTS) as WordList[]), word, as: z.string().max(LIMITS.id) }))
    .max(5000),
})

export type SheetMapping = z.infer<typeof sheetMappingSchema>

/** The same for sheets with the same columns, in whatever order they stand. */
export const columnSetKey = (columns: readonly string[]): string => JSON.stringify([...columns].sort())

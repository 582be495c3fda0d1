import type { z } from 'zod'
import { actorSchema } from './actor.ts'
import { documentSchema } from './document.ts'
import { eventSchema } from './event.ts'
import { phaseSchema } from './phase.ts'
import { pointStateSchema } from './point-state.ts'
import { positionSchema } from './position.ts'
import { processSchema } from './process.ts'
import { recordHeaderSchema } from './record-header.ts'
import { type Source, sourceSchema, unseenInAddress } from './source.ts'
import { term, vocabulary } from './terms.ts'

// The kinds of entries. What one entry can't know (that a reference leads somewhere, that an event follows an earlier one)
// is checked in integrity.ts.

export const ENTRY_TYPE_TERMS = vocabulary('entryTypes', {
  record: term('Record', 'Title, description and licence of the whole record.'),
  process: term('Negotiation', 'One negotiation, with its parties, mediators, scope rule and coverage.'),
  phase: term('Phase', 'A stretch of a negotiation that has a name.'),
  actor: term('Actor', 'A state, organisation, coalition, body, armed group or person that acts.'),
  source: term('Source', 'A publication from which something in the record is known.'),
  event: term('Milestone', 'Something that happened, is planned or is reported in the negotiation.'),
  document: term('Document', 'One version of a negotiating text, with its points.'),
  position: term('Position', 'Where an actor stands on a text, a point or an issue at a date.'),
  pointState: term('Point state', 'How far one point of a text has come, and among whom.'),
})

/** Every type of entry that a revision can hold. `record` is the one entry that describes the whole. */
export const ENTRY_SCHEMAS = {
  record: recordHeaderSchema,
  process: processSchema,
  phase: phaseSchema,
  actor: actorSchema,
  source: sourceSchema,
  event: eventSchema,
  document: documentSchema,
  position: positionSchema,
  pointState: pointStateSchema,
} as const

export type EntryType = keyof typeof ENTRY_SCHEMAS
export type Entries = { readonly [T in EntryType]: z.infer<(typeof ENTRY_SCHEMAS)[T]> }
export type Entry = Entries[EntryType]

export const ENTRY_TYPES = Object.keys(ENTRY_SCHEMAS) as EntryType[]

/** One thing that is wrong with an entry: where (a path such as `citations.0.source`) and how to mend it. */
export interface EntryProblem {
  readonly path: string
  readonly message: string
  /** The id of an entry that is rejected itself: nothing but that is wrong here. */
  readonly needs?: string
}

type ParsedEntry<T extends EntryType> =
  | { readonly ok: true; readonly entry: Entries[T] }
  | { readonly ok: false; readonly problems: readonly EntryProblem[] }

/** Parses untrusted data into an entry whose keys stand in the schema's order. */
export function parseEntry<T extends EntryType>(type: T, data: unknown): ParsedEntry<T> {
  const hidden = hiddenKeyProblem(data)
  if (hidden) return { ok: false, problems: [hidden] }
  const parsed = ENTRY_SCHEMAS[type].safeParse(data)
  if (parsed.success) return { ok: true, entry: parsed.data as Entries[T] }
  return { ok: false, problems: zodProblems(parsed.error) }
}

/** Parses what somebody brings now, which is judged more strictly than what the record has. */
export function parseNewEntry<T extends EntryType>(type: T, data: unknown): ParsedEntry<T> {
  const parsed = parseEntry(type, data)
  if (!parsed.ok || type !== 'source') return parsed
  const { url = '', archiveUrl = '' } = parsed.entry as Source
  const problems = Object.entries({ url, archiveUrl }).flatMap(([path, address]) => {
    const message = unseenInAddress(address)
    return message === undefined ? [] : [{ path, message }]
  })
  return problems.length === 0 ? parsed : { ok: false, problems }
}

/** zod passes over `__proto__` where any name is allowed, instead of refusing it. */
function hiddenKeyProblem(data: unknown): EntryProblem | undefined {
  const has = (value: unknown) => typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__')
  const translated = (data as { readonly translations?: unknown } | null | undefined)?.translations
  const message = 'Has the unknown field “__proto__”.'
  if (has(translated)) return { path: 'translations', message }
  for (const [language, translation] of Object.entries(translated ?? {})) {
    const path = `translations.${language}`
    if (has(translation)) return { path, message }
    if (has((translation as { readonly fields?: unknown } | null)?.fields)) return { path: `${path}.fields`, message }
  }
  return undefined
}

function zodProblems(error: z.ZodError): EntryProblem[] {
  return error.issues.map(issue => ({
    path: issue.path.join('.'),
    message:
      issue.code === 'unrecognized_keys'
        ? `Has the unknown field ${issue.keys.map(key => `“${key}”`).join(', ')}.`
        : issue.code === 'invalid_key'
          ? (issue.issues[0]?.message ?? issue.message)
          : issue.message,
  }))
}

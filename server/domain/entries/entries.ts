import { z } from 'zod'
import { parseEdtf } from '../dates/fuzzy-date.ts'
import { plainText } from '../text/plain-text.ts'
import {
  ACTOR_KINDS,
  AUTHORITIES,
  AUTHORSHIP_BASES,
  AVAILABILITIES,
  CERTAINTIES,
  CHANGE_BASES,
  CHANGE_SIGNIFICANCES,
  CUSTODY_STATUSES,
  DEADLINE_OUTCOMES,
  DOCUMENT_KINDS,
  DOCUMENT_RELATIONS,
  EVENT_KINDS,
  FIDELITIES,
  ISSUES,
  OCCURRENCES,
  PARTS,
  POINT_CHANGES,
  POINT_STATES,
  RELIABILITIES,
  SOURCE_KINDS,
  STANCES,
  TABLES,
  type Term,
  termIds,
  VALUE_OPERATORS,
} from './vocabulary.ts'

// The shape of every entry of the record, field by field. What one entry can't know (that a reference leads somewhere,
// that an event follows an earlier one) is checked in integrity.ts.

export const LIMITS = {
  id: 80,
  title: 160,
  label: 80,
  summary: 4000,
  quote: 1000,
  note: 1000,
  url: 2000,
  /** Parts of one entry: participants, citations, points … */
  parts: 200,
} as const

const NO_ADDRESS = 'Enter a full address that begins with https:// or http://.'

const id = z
  .string()
  .max(LIMITS.id, `An id has at most ${LIMITS.id} characters.`)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'An id is made of lower-case letters, digits and single hyphens.')
const title = plainText(LIMITS.title)
const label = plainText(LIMITS.label)
const summary = plainText(LIMITS.summary, { multiline: true })
const note = plainText(LIMITS.note, { multiline: true })
const oneOf = <V extends Readonly<Record<string, Term>>>(vocabulary: V) =>
  z.enum(termIds(vocabulary), { error: `Choose one of: ${Object.keys(vocabulary).join(', ')}.` })
/** Not `z.url`: that takes away the space around an address and allows it within. */
const url = z
  .string({ error: NO_ADDRESS })
  .superRefine((text, context) => {
    const problem = addressProblem(text)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })
  .meta({ maxLength: LIMITS.url, format: 'uri' })
const list = <T extends z.ZodType>(of: T) => z.array(of).max(LIMITS.parts, `At most ${LIMITS.parts} are allowed.`)

const edtf = z
  .string({ error: 'Enter a date.' })
  .superRefine((text, context) => {
    const parsed = parseEdtf(text)
    if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.message })
  })
  .meta({ description: 'EDTF (ISO 8601-2), level 1 required, level 2 kept verbatim' })

function addressProblem(text: string): string | undefined {
  if (text.length > LIMITS.url) return `An address has at most ${LIMITS.url} characters.`
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return NO_ADDRESS
  // What stands before an @ looks like the site to a reader, and a password has no place here.
  const { username, password } = new URL(text)
  if (username !== '' || password !== '')
    return 'An address has no user name or password here. Leave out what stands before the “@”.'
  const [refused] = /[\s\p{Cc}\p{Cs}\p{Bidi_Control}<>"]/u.exec(text) ?? []
  if (refused === undefined) return undefined
  const what = /[<>"]/.test(refused) ? `“${refused}”` : 'spaces and no invisible characters'
  return `An address has no ${what}. Copy it from the browser once more.`
}

/** BCP 47, as far as its well-formedness goes. */
const language = z.string().refine(isLanguageTag, 'Enter a language code such as “en”, “uk” or “ru”.')

function isLanguageTag(text: string): boolean {
  try {
    return /^[a-z]{2,3}(-|$)/.test(text) && text.length <= 35 && Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

/** Other languages' versions of an entry's own text fields: language → field → text. */
const translations = z.record(language, z.record(z.string().regex(/^[a-zA-Z]{1,40}$/), summary)).optional()

const noRepeatedSource = (citations: readonly { source: string }[]): boolean =>
  new Set(citations.map(citation => citation.source)).size === citations.length

const citation = z.strictObject({
  source: id,
  credibility: z.int().min(1, 'Credibility is 1 to 6.').max(6, 'Credibility is 1 to 6.'),
  note: note.nullable().optional(),
})
const citations = list(citation)
  .refine(noRepeatedSource, 'Cites the same source twice.')
  .refine(cited => cited.length > 0, 'Cite at least one source.')
const maybeCitations = list(citation).refine(noRepeatedSource, 'Cites the same source twice.')

const issues = list(oneOf(ISSUES)).refine(
  chosen => new Set(chosen).size === chosen.length,
  'Names the same issue twice.',
)
const someIssues = issues.refine(chosen => chosen.length > 0, 'Choose at least one issue.')

const quote = z.strictObject({
  speaker: id,
  text: plainText(LIMITS.quote, { multiline: true }),
  language,
  original: plainText(LIMITS.quote, { multiline: true }).nullable(),
  translator: label.nullable(),
  source: id,
})

const significance = z.union([z.literal(1), z.literal(2), z.literal(3)], {
  error: 'Significance is 3 (landmark), 2 (notable) or 1 (minor).',
})

export const recordHeaderSchema = z.strictObject({
  id: z.literal('record'),
  title,
  description: summary,
  license: label,
})

const processSchema = z.strictObject({
  id,
  title,
  summary,
  began: edtf,
  ended: edtf.optional(),
  parties: list(id),
  mediators: list(id),
  scope: summary,
  coverage: z.strictObject({ from: edtf, to: edtf, note: summary }),
  translations,
})

const actorSchema = z
  .strictObject({
    id,
    name: title,
    kind: oneOf(ACTOR_KINDS),
    side: id.optional(),
    role: title.optional(),
    iso2: z
      .string()
      .regex(/^[A-Z]{2}$/, 'Enter the two-letter country code, such as UA.')
      .optional(),
    wikidata: z
      .string()
      .regex(/^Q[1-9]\d{0,11}$/, 'Enter a Wikidata id, such as Q212.')
      .optional(),
    note: note.optional(),
    translations,
  })
  .refine(actor => actor.kind !== 'person' || actor.side !== undefined, {
    path: ['side'],
    message: 'Say for whom this person speaks.',
  })
  .refine(actor => actor.kind !== 'person' || actor.role !== undefined, {
    path: ['role'],
    message: 'Name the office this person holds.',
  })

const sourceSchema = z.strictObject({
  id,
  kind: oneOf(SOURCE_KINDS),
  title,
  publisher: title,
  originalPublisher: title.optional(),
  url,
  archiveUrl: url.optional(),
  published: edtf,
  retrieved: edtf.optional(),
  language,
  reliability: oneOf(RELIABILITIES),
  translations,
})

const eventSchema = z.strictObject({
  id,
  process: id,
  kind: oneOf(EVENT_KINDS),
  title,
  summary,
  when: edtf,
  order: z.int('Enter a whole number.').min(-1000, 'Order is −1,000 to 1,000.').max(1000, 'Order is −1,000 to 1,000.'),
  occurrence: oneOf(OCCURRENCES),
  certainty: oneOf(CERTAINTIES),
  significance,
  table: oneOf(TABLES),
  place: z
    .strictObject({
      name: title,
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'Enter the two-letter country code, such as CH.')
        .optional(),
      latitude: z.number().min(-90, 'Latitude is −90 to 90.').max(90, 'Latitude is −90 to 90.').optional(),
      longitude: z.number().min(-180, 'Longitude is −180 to 180.').max(180, 'Longitude is −180 to 180.').optional(),
    })
    .refine(place => (place.latitude === undefined) === (place.longitude === undefined), {
      path: ['latitude'],
      message: 'Enter both latitude and longitude, or neither.',
    })
    .optional(),
  participants: list(z.strictObject({ actor: id, part: oneOf(PARTS), as: title.optional() })),
  issues: someIssues,
  documents: list(z.strictObject({ document: id, relation: oneOf(DOCUMENT_RELATIONS) })),
  quotes: list(quote),
  accounts: list(z.strictObject({ actor: id, text: summary, source: id })),
  deadline: z
    .strictObject({ due: edtf, setBy: id, outcome: oneOf(DEADLINE_OUTCOMES), note: note.nullable() })
    .optional(),
  follows: list(id),
  citations,
  translations,
})

const point = z
  .strictObject({
    number: z
      .string()
      .regex(/^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/, 'Enter a point number such as 13 or 4.a.')
      .max(20),
    label,
    text: summary,
    issues: someIssues,
    values: list(
      z.strictObject({
        what: title,
        operator: oneOf(VALUE_OPERATORS),
        number: z.number(),
        unit: label,
        qualifier: title.nullable(),
      }),
    ),
    ancestors: list(
      z
        .strictObject({
          document: id,
          number: z.string().max(20),
          change: oneOf(POINT_CHANGES),
          significance: oneOf(CHANGE_SIGNIFICANCES).optional(),
          basis: oneOf(CHANGE_BASES),
          note: note.nullable(),
        })
        .refine(ancestor => ancestor.change === 'untraceable' || ancestor.significance !== undefined, {
          path: ['significance'],
          message: 'Say how much the change matters.',
        }),
    ),
    unverified: z.boolean(),
    note: note.nullable(),
    citations: maybeCitations,
  })
  .refine(({ unverified, citations: cited }) => unverified || cited.length > 0, {
    path: ['citations'],
    message: 'Cite at least one source, or mark the point as unverified.',
  })

const documentSchema = z.strictObject({
  id,
  process: id,
  kind: oneOf(DOCUMENT_KINDS),
  title,
  shortTitle: label,
  when: edtf,
  status: title,
  authors: list(z.strictObject({ actor: id, basis: oneOf(AUTHORSHIP_BASES), note: note.nullable(), source: id })),
  parties: list(id),
  basedOn: list(id),
  summary,
  availability: oneOf(AVAILABILITIES),
  fidelity: oneOf(FIDELITIES),
  statedPointCount: z.int().min(0).max(10_000).nullable(),
  custody: list(z.strictObject({ actor: id, status: oneOf(CUSTODY_STATUSES), when: edtf, source: id })),
  points: list(point).refine(
    points => new Set(points.map(({ number }) => number)).size === points.length,
    'Two points have the same number.',
  ),
  dropped: list(
    z.strictObject({ document: id, number: z.string().max(20), basis: oneOf(CHANGE_BASES), note: note.nullable() }),
  ),
  citations,
  translations,
})

const positionSchema = z.strictObject({
  id,
  process: id,
  actor: id,
  about: z
    .strictObject({ document: id.optional(), point: z.string().max(20).optional(), issue: oneOf(ISSUES) })
    .refine(about => about.point === undefined || about.document !== undefined, {
      path: ['document'],
      message: 'Name the document whose point this is.',
    }),
  when: edtf,
  stance: oneOf(STANCES),
  text: summary,
  speaker: id.optional(),
  authority: oneOf(AUTHORITIES),
  quote: quote.optional(),
  event: id.optional(),
  citations,
  translations,
})

const pointStateSchema = z
  .strictObject({
    id,
    process: id,
    document: id,
    point: z.string().max(20),
    state: oneOf(POINT_STATES),
    among: list(id),
    when: edtf,
    assertedBy: id,
    text: summary,
    citations,
    translations,
  })
  .refine(({ state, among }) => state !== 'agreed-between' || new Set(among).size >= 2, {
    path: ['among'],
    message: 'Name at least two actors among whom it is agreed.',
  })

/** Every type of entry that a revision can hold. `record` is the one entry that describes the whole. */
export const ENTRY_SCHEMAS = {
  record: recordHeaderSchema,
  process: processSchema,
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

export type RecordHeader = Entries['record']
export type Process = Entries['process']
export type Actor = Entries['actor']
export type Source = Entries['source']
export type TimelineEvent = Entries['event']
export type NegotiatingDocument = Entries['document']
export type Position = Entries['position']
export type PointState = Entries['pointState']
export type Citation = TimelineEvent['citations'][number]
export type Quote = TimelineEvent['quotes'][number]

export const ENTRY_TYPES = Object.keys(ENTRY_SCHEMAS) as EntryType[]

/** One thing that is wrong with an entry: where (a path such as `citations.0.source`) and how to mend it. */
export interface EntryProblem {
  readonly path: string
  readonly message: string
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

/** zod passes over `__proto__` where any name is allowed, instead of refusing it. */
function hiddenKeyProblem(data: unknown): EntryProblem | undefined {
  const has = (value: unknown) => typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__')
  const translated = (data as { readonly translations?: unknown } | null | undefined)?.translations
  const message = 'Has the unknown field “__proto__”.'
  if (has(translated)) return { path: 'translations', message }
  const language = Object.entries(translated ?? {}).find(([, texts]) => has(texts))?.[0]
  return language === undefined ? undefined : { path: `translations.${language}`, message }
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

import { type Entry, type EntryProblem, type EntryType, parseNewEntry } from '../entries/entries.ts'
import { liftFromVersion1 } from '../entries/lifting.ts'
import { recordHeaderSchema } from '../entries/record-header.ts'
import { inOneGo } from '../in-one-go.ts'
import { ForeignIds } from './foreign-ids.ts'
import { filledRow } from './foreign-rows.ts'
import { ForeignWords } from './foreign-words.ts'
import type { ImportChoices } from './import-choices.ts'
import { readingJson } from './json-in-pieces.ts'
import { otherJsonProblem, otherTextProblem } from './other-formats.ts'
import { DOCUMENT_LISTS, LIST_NAMES, RECORD_FORMAT, RECORD_FORMAT_VERSION } from './record-document.ts'

// Reading a record document that somebody else has written. Every entry is judged alone, so that one mistake does not hide
// the others; what entries say of each other is checked when the import is planned.

export const DOCUMENT_LIMITS = {
  /** A little less than the longest text that the JavaScript engine can hold. */
  characters: 500_000_000,
  entries: 1_000_000,
  /** Levels inside one entry; valid ones have at most eight. */
  depth: 32,
} as const

export interface DocumentEntry {
  readonly type: EntryType
  /** Where it stands in the document: `events[12]`, or `header` for title, description and licence. */
  readonly path: string
  readonly entry: Entry
}

export interface RejectedEntry {
  readonly type: EntryType
  readonly path: string
  /** Null when it has none, or none that could be one. */
  readonly id: string | null
  readonly problems: readonly EntryProblem[]
}

export interface ReadRecordDocument {
  readonly ok: true
  /** Whether it was written before the record had words of its own, and its entries were brought to the present shape. */
  readonly isLifted: boolean
  readonly entries: readonly DocumentEntry[]
  readonly rejected: readonly RejectedEntry[]
  /** By the id that was made of it: a key that could not be an id. */
  readonly keys: ReadonlyMap<string, string>
  /** By the id that was made of it: a word that could not be an id. */
  readonly labels: ReadonlyMap<string, string>
}

export type ParsedRecordDocument =
  | ReadRecordDocument
  /** Not a record document at all; `path` is a place in the text (`line 3, column 7`) or a field. */
  | { readonly ok: false; readonly problems: readonly EntryProblem[] }

/** Takes the text of a document, or what it was parsed to. */
export const parseRecordDocument = (document: unknown, choices: ImportChoices = {}): ParsedRecordDocument =>
  inOneGo(readingDocument(document, choices))

/** The same in pieces of a few milliseconds, of which a broken text is the exception. */
export function* readingDocument(
  document: unknown,
  choices: ImportChoices = {},
): Generator<void, ParsedRecordDocument> {
  if (typeof document !== 'string') return yield* readValue(document, choices)
  if (document.length > DOCUMENT_LIMITS.characters)
    return failed('', `The document is too long: at most ${count(DOCUMENT_LIMITS.characters)} characters can be read.`)
  const json = yield* readingJson(document)
  if (json.ok) return yield* readValue(json.value, choices)
  const other = otherTextProblem(document)
  return other ? failed('', other) : failed(`line ${json.line}, column ${json.column}`, json.message)
}

const failed = (path: string, message: string): ParsedRecordDocument => ({ ok: false, problems: [{ path, message }] })
const count = (amount: number): string => amount.toLocaleString('en')

type Fields = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const HEADER_FIELDS = Object.keys(recordHeaderSchema.omit({ id: true }).shape)
const FIRST_VERSION = 1
/** Says on behalf of all rows that cite nothing what they are from. */
const DEFAULT_SOURCE = 'defaultSource'
const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  'format',
  'version',
  ...HEADER_FIELDS,
  DEFAULT_SOURCE,
  ...LIST_NAMES,
])

function* readValue(value: unknown, choices: ImportChoices): Generator<void, ParsedRecordDocument> {
  if (!isObject(value)) return failed('', otherJsonProblem(value))
  const problems = documentProblems(value)
  if (problems.length > 0) return { ok: false, problems }

  const isLifted = isOfOldShape(value)
  const header = Object.fromEntries(
    HEADER_FIELDS.flatMap(key => (Object.hasOwn(value, key) ? [[key, value[key]]] : [])),
  )
  const listOf = (name: (typeof LIST_NAMES)[number]) => (value[name] ?? []) as unknown[]
  const foreignIds = new ForeignIds(LIST_NAMES.flatMap(listOf))
  const foreignWords = new ForeignWords(header)
  const source = choices.defaultSource ?? (value[DEFAULT_SOURCE] as string | undefined)
  const brought = (type: EntryType, content: Fields): Fields => {
    const lifted = isLifted ? liftFromVersion1(type, content) : content
    const filled = filledRow(type, lifted, { ...choices, defaultSource: source })
    return foreignIds.adopted(foreignWords.adopted(type, filled))
  }

  const entries: DocumentEntry[] = []
  const rejected: RejectedEntry[] = []
  const firstUse = new Map<string, string>()
  const take = (type: EntryType, path: string, content: unknown): void => {
    const unsafe = contentProblem(content)
    const entry = unsafe ? content : brought(type, content as Fields)
    const result = unsafe ? { ok: false as const, problems: [unsafe] } : parseNewEntry(type, entry)
    const id = idOf(entry)
    const used = id === null ? undefined : firstUse.get(id)
    if (id !== null && used === undefined) firstUse.set(id, path)
    const repeated = used === undefined ? [] : [{ path: 'id', message: `The id “${id}” is used by ${used} already.` }]
    if (result.ok && used === undefined) entries.push({ type, path, entry: result.entry })
    else rejected.push({ type, path, id, problems: [...repeated, ...(result.ok ? [] : result.problems)] })
  }

  take('record', 'header', { id: 'record', ...header })
  for (const name of LIST_NAMES)
    for (const [index, content] of listOf(name).entries()) {
      take(DOCUMENT_LISTS[name], `${name}[${index}]`, content)
      yield
    }
  return { ok: true, isLifted, entries, rejected, keys: foreignIds.keys, labels: foreignWords.labels }
}

/** Version 1, or the first documents that were called version 2: neither says in what language it is. */
const isOfOldShape = (document: Fields): boolean => document['version'] === FIRST_VERSION || !('language' in document)

function documentProblems(document: Fields): EntryProblem[] {
  if (document['format'] !== RECORD_FORMAT) return [{ path: 'format', message: otherJsonProblem(document) }]
  if (document['version'] !== RECORD_FORMAT_VERSION && document['version'] !== FIRST_VERSION)
    return [
      {
        path: 'version',
        message: `Must be ${FIRST_VERSION} or ${RECORD_FORMAT_VERSION}: this program reads no other version.`,
      },
    ]
  const problems: EntryProblem[] = Object.keys(document)
    .filter(key => !KNOWN_FIELDS.has(key))
    .map(key => ({ path: '', message: `Has the unknown field “${key}”.` }))
  const source = document[DEFAULT_SOURCE]
  if (source !== undefined && typeof source !== 'string')
    problems.push({ path: DEFAULT_SOURCE, message: 'Must be the id of a source.' })
  let total = 0
  for (const name of LIST_NAMES) {
    const list = document[name] ?? (name === 'phases' && isOfOldShape(document) ? [] : undefined)
    if (!Array.isArray(list))
      problems.push({ path: name, message: 'Must be a list; write [] when there is nothing in it.' })
    else total += list.length
  }
  if (total > DOCUMENT_LIMITS.entries)
    problems.push({
      path: '',
      message: `Has ${count(total)} entries; at most ${count(DOCUMENT_LIMITS.entries)} can be read.`,
    })
  return problems
}

const contentProblem = (content: unknown): EntryProblem | undefined =>
  isObject(content) ? unsafeContent(content) : { path: '', message: 'Must be an object: {…}.' }

/** What the schemas would not refuse everywhere: the path of each problem is where it was found. */
function unsafeContent(content: Fields): EntryProblem | undefined {
  const waiting: { value: unknown; path: string; depth: number }[] = [{ value: content, path: '', depth: 1 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path, depth } = next
    if (typeof value === 'string' && !value.isWellFormed())
      return { path, message: 'Contains half of a character (a lone surrogate). Type or paste the text again.' }
    if (typeof value !== 'object' || value === null) continue
    if (depth > DOCUMENT_LIMITS.depth)
      return { path: '', message: `Is nested more than ${DOCUMENT_LIMITS.depth} levels deep.` }
    for (const key of Object.keys(value)) {
      // zod passes over this name where it allows any, instead of refusing it.
      if (key === '__proto__') return { path, message: 'Has the unknown field “__proto__”.' }
      waiting.push({ value: (value as Fields)[key], path: path === '' ? key : `${path}.${key}`, depth: depth + 1 })
    }
  }
  return undefined
}

function idOf(content: unknown): string | null {
  const id = isObject(content) && Object.hasOwn(content, 'id') ? content['id'] : null
  return typeof id === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 80 ? id : null
}

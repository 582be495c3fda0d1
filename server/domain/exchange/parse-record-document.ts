import { type Entry, type EntryProblem, type EntryType, parseNewEntry } from '../entries/entries.ts'
import { liftFromVersion1 } from '../entries/lifting.ts'
import { recordHeaderSchema } from '../entries/record-header.ts'
import { parseJsonText } from './json-text.ts'
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

export type ParsedRecordDocument =
  | {
      readonly ok: true
      /** Whether it was written before the record had words of its own, and its entries were brought to the present shape. */
      readonly isLifted: boolean
      readonly entries: readonly DocumentEntry[]
      readonly rejected: readonly RejectedEntry[]
    }
  /** Not a record document at all; `path` is a place in the text (`line 3, column 7`) or a field. */
  | { readonly ok: false; readonly problems: readonly EntryProblem[] }

/** Takes the text of a document, or what it was parsed to. */
export function parseRecordDocument(document: unknown): ParsedRecordDocument {
  if (typeof document !== 'string') return parseValue(document)
  if (document.length > DOCUMENT_LIMITS.characters)
    return failed('', `The document is too long: at most ${count(DOCUMENT_LIMITS.characters)} characters can be read.`)
  const json = parseJsonText(document)
  if (json.ok) return parseValue(json.value)
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
const KNOWN_FIELDS: ReadonlySet<string> = new Set(['format', 'version', ...HEADER_FIELDS, ...LIST_NAMES])

function parseValue(value: unknown): ParsedRecordDocument {
  if (!isObject(value)) return failed('', otherJsonProblem(value))
  const problems = documentProblems(value)
  if (problems.length > 0) return { ok: false, problems }

  const isLifted = isOfOldShape(value)
  const entries: DocumentEntry[] = []
  const rejected: RejectedEntry[] = []
  const firstUse = new Map<string, string>()
  const take = (type: EntryType, path: string, content: unknown): void => {
    const result = judge(type, isLifted && isObject(content) ? liftFromVersion1(type, content) : content)
    const id = idOf(content)
    const used = id === null ? undefined : firstUse.get(id)
    if (id !== null && used === undefined) firstUse.set(id, path)
    const repeated = used === undefined ? [] : [{ path: 'id', message: `The id “${id}” is used by ${used} already.` }]
    if (result.ok && used === undefined) entries.push({ type, path, entry: result.entry })
    else rejected.push({ type, path, id, problems: [...repeated, ...(result.ok ? [] : result.problems)] })
  }

  const header = Object.fromEntries(
    HEADER_FIELDS.flatMap(key => (Object.hasOwn(value, key) ? [[key, value[key]]] : [])),
  )
  take('record', 'header', { id: 'record', ...header })
  for (const name of LIST_NAMES)
    for (const [index, content] of ((value[name] ?? []) as unknown[]).entries())
      take(DOCUMENT_LISTS[name], `${name}[${index}]`, content)
  return { ok: true, isLifted, entries, rejected }
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

function judge(type: EntryType, content: unknown): ReturnType<typeof parseNewEntry> {
  if (!isObject(content)) return { ok: false, problems: [{ path: '', message: 'Must be an object: {…}.' }] }
  const problem = unsafeContent(content)
  return problem ? { ok: false, problems: [problem] } : parseNewEntry(type, content)
}

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

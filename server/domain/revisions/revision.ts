import { hash as digest } from 'node:crypto'
import { ENTRY_TYPES, type Entries, type EntryType } from '../entries/entries.ts'
import { LIMITS } from '../entries/fields.ts'
import { canonicalCopy } from './canonical-copy.ts'
import { canonicalJson } from './canonical-json.ts'

// One line of the journal. Revisions are chained: each holds the SHA-256 of its predecessor, and its own hash covers
// everything in it except the hash itself, as canonical JSON (RFC 8785). A silent edit anywhere breaks the chain, which
// revision-chain.ts follows.

/** Who answers for a revision where nobody is named: a program that took a document in. */
export const BY_IMPORT = 'import'

const ACTIONS = ['create', 'change', 'retract', 'restore'] as const
export type Action = (typeof ACTIONS)[number]

/** What is asked of the journal; the journal adds sequence, time and chain. */
export interface RevisionDraft<T extends EntryType = EntryType> {
  readonly action: Action
  readonly type: T
  readonly id: string
  /** The whole entry after the revision; for a retraction, the entry as it stood. */
  readonly record: Entries[T]
  readonly by: string
  readonly reason: string | null
  /** Whether readers must notice the change; a corrected typing error is not material. */
  readonly material: boolean
  /** Sequence of the revision of this entry that the draft is based on; 0 when the entry must not exist yet. */
  readonly expected: number
}

export interface Revision<T extends EntryType = EntryType> {
  readonly seq: number
  /** UTC instant, `2025-11-23T10:00:00.000Z`; never earlier than that of the revision before. */
  readonly at: string
  readonly by: string
  readonly action: Action
  readonly type: T
  readonly id: string
  readonly record: Entries[T]
  readonly reason: string | null
  readonly material: boolean
  /** Sequence of the last revision written together with this one: all of a batch is in the journal, or nothing. */
  readonly batchEnd: number
  /** Hash of the revision before; 64 zeros for the first. */
  readonly previous: string
  readonly hash: string
}

export interface JournalHead {
  readonly seq: number
  readonly hash: string
  readonly at: string | null
}

export const EMPTY_HEAD: JournalHead = { seq: 0, hash: '0'.repeat(64), at: null }

/** Where in the chain a draft takes its place. */
type RevisionPlace = Pick<Revision, 'seq' | 'at' | 'batchEnd' | 'previous'>

export interface SealedRevision {
  readonly revision: Revision
  /** What `revisionLine` gives for it, made in the same go: canonicalising the record is what sealing costs. */
  readonly line: string
}

/** A draft as it stood when it was handed in: whatever its owner does to the record afterwards changes nothing. */
export interface PreparedDraft {
  readonly draft: RevisionDraft
  readonly canonicalRecord: string
}

/** A draft that no journal can hold: a mistake of the program that made it, not of the person who asked for it. */
export class RevisionDraftError extends Error {
  override readonly name = 'RevisionDraftError'
}

/** In UTF-16 units; far above what the schemas allow, far below what can be read. */
const LONGEST_TEXT = 2 ** 23

/** Throws `RevisionDraftError` for what could not be read back. */
export function prepareDraft(draft: RevisionDraft): PreparedDraft {
  const { action, type, id, by, reason, material, expected } = draft
  const problem = contentProblem(draft as unknown as Fields)
  if (problem !== null) throw new RevisionDraftError(`A revision of ${type} “${id}” ${problem}.`)
  let record: Revision['record']
  try {
    record = canonicalCopy(draft.record) as Revision['record']
  } catch (cause) {
    throw new RevisionDraftError(`The record of ${type} “${id}” can't be written as JSON.`, { cause })
  }
  const canonicalRecord = JSON.stringify(record)
  if (canonicalRecord.length + by.length + (reason?.length ?? 0) > LONGEST_TEXT)
    throw new RevisionDraftError(`The revision of ${type} “${id}” is too large.`)
  return { draft: { action, type, id, record, by, reason, material, expected }, canonicalRecord }
}

export function sealRevision(prepared: PreparedDraft, place: RevisionPlace): SealedRevision {
  const { draft, canonicalRecord } = prepared
  const { action, type, id, record, by, reason, material } = draft
  const { seq, at, batchEnd, previous } = place
  const [before, after] = linesAround(
    { action, at, batchEnd, by, id, material, previous, reason, seq, type },
    canonicalRecord,
  )
  const hash = sha256(before + after)
  return {
    revision: { action, at, batchEnd, by, hash, id, material, previous, reason, record, seq, type },
    line: `${before}"hash":"${hash}",${after}`,
  }
}

/** The revision as canonical JSON on one line, without the newline. */
export function revisionLine(revision: Revision): string {
  const [before, after] = linesAround(revision, canonicalJson(revision.record))
  return `${before}"hash":"${revision.hash}",${after}`
}

/** Canonical JSON of a revision, in the two parts between which the hash stands: keys are sorted. */
function linesAround(revision: Omit<Revision, 'record' | 'hash'>, canonicalRecord: string): [string, string] {
  const { action, at, batchEnd, by, id, material, previous, reason, seq, type } = revision
  return [
    `{"action":"${action}","at":"${at}","batchEnd":${batchEnd},"by":${JSON.stringify(by)},`,
    `"id":"${id}","material":${material},"previous":"${previous}","reason":${JSON.stringify(reason)},` +
      `"record":${canonicalRecord},"seq":${seq},"type":"${type}"}`,
  ]
}

const sha256 = (text: string): string => digest('sha256', text, 'hex')

type RevisionLine =
  | {
      readonly ok: true
      readonly revision: Revision
      /** False when the content is right but the bytes are not those that we write. */
      readonly canonical: boolean
    }
  | { readonly ok: false; readonly reason: string }

const HASH_KEY = '"hash":"'
const HASH_MEMBER_LENGTH = `${HASH_KEY}${EMPTY_HEAD.hash}",`.length

/**
 * Reads one line and checks its envelope and its hash; where it stands in the chain is for `RevisionChain`. The entry
 * is not held against its schema: the hash proves that it is what was once checked and written.
 */
export function readRevisionLine(line: string): RevisionLine {
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch {
    return { ok: false, reason: line.trim() === '' ? 'the line is empty' : 'the line is not valid JSON' }
  }
  const problem = envelopeProblem(parsed)
  if (problem !== null) return { ok: false, reason: `the revision ${problem}` }
  const revision = parsed as Revision

  // In a canonical line the first `"hash":"` is the revision's own: its unescaped quotes can only be those of a key,
  // and before that key stand nothing but strings and a number. In any other line the two hashes differ.
  const start = line.indexOf(HASH_KEY)
  if (line.startsWith(`${revision.hash}",`, start + HASH_KEY.length)) {
    const body = line.slice(0, start) + line.slice(start + HASH_MEMBER_LENGTH)
    if (sha256(body) === revision.hash) return { ok: true, revision, canonical: true }
  }
  try {
    const [before, after] = linesAround(revision, canonicalJson(revision.record))
    if (sha256(before + after) === revision.hash) return { ok: true, revision, canonical: false }
  } catch {
    // Nested too deeply to be ours.
  }
  return { ok: false, reason: 'the content does not match its hash: something in the line was changed' }
}

type Fields = Readonly<Record<string, unknown>>

const ENVELOPE_SIZE = 12
const HASH = /^[0-9a-f]{64}$/
/** How `at` is written. */
export const INSTANT = /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{3}Z$/
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/
const KNOWN_ACTIONS: ReadonlySet<unknown> = new Set(ACTIONS)
const KNOWN_TYPES: ReadonlySet<unknown> = new Set(ENTRY_TYPES)

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** What is wrong with the part of a revision that its author decides; ends the sentence “The revision …”. */
function contentProblem(fields: Fields): string | null {
  if (!KNOWN_ACTIONS.has(fields['action'])) return 'has no known action'
  if (!KNOWN_TYPES.has(fields['type'])) return 'has no known type'
  if (!isText(fields['id']) || fields['id'].length > LIMITS.id || !ID.test(fields['id'])) return 'has no valid id'
  if (!isText(fields['by'])) return 'does not say by whom it is'
  if (typeof fields['reason'] !== 'string' && fields['reason'] !== null) return 'has a reason that is not text'
  if (typeof fields['material'] !== 'boolean') return 'does not say whether it is material'
  if (!isObject(fields['record'])) return 'holds no record'
  if (fields['record']['id'] !== fields['id']) return 'holds a record with another id'
  return null
}

function envelopeProblem(value: unknown): string | null {
  if (!isObject(value)) return 'is not an object'
  const problem = contentProblem(value)
  if (problem !== null) return problem
  const { seq, batchEnd } = value
  if (!Number.isSafeInteger(seq) || (seq as number) < 1) return 'has no sequence number'
  if (!Number.isSafeInteger(batchEnd) || (batchEnd as number) < (seq as number)) return 'has no end of its batch'
  if (!isText(value['at']) || !INSTANT.test(value['at'])) return 'has no time'
  if (!isText(value['previous']) || !HASH.test(value['previous'])) return 'does not name the hash before it'
  if (!isText(value['hash']) || !HASH.test(value['hash'])) return 'has no hash'
  if (Object.keys(value).length !== ENVELOPE_SIZE) return 'has unknown fields'
  return null
}

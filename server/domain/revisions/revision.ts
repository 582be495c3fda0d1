import { hash as digest } from 'node:crypto'
import type { Entries, EntryType } from '../entries/entries.ts'
import { LIMITS } from '../entries/fields.ts'
import { canonicalCopy } from './canonical-copy.ts'
import { canonicalJson } from './canonical-json.ts'
import type { JournalKind, TypeIn } from './journal-kind.ts'
import { kindThatBeginsWith } from './journal-kind.ts'

// One line of the journal. Revisions are chained: each holds the SHA-256 of its predecessor, and its own hash covers
// everything in it except the hash itself, as canonical JSON (RFC 8785). A silent edit anywhere breaks the chain, which
// revision-chain.ts follows.

/** Who answers for a revision where nobody is named: a program that took a document in. */
export const BY_IMPORT = 'import'

const ACTIONS = ['create', 'change', 'retract', 'restore'] as const
export type Action = (typeof ACTIONS)[number]

/** What is asked of a journal of these entries; the journal adds sequence, time and chain. */
export interface DraftIn<M, T extends TypeIn<M> = TypeIn<M>> {
  readonly action: Action
  readonly type: T
  readonly id: string
  /** The whole entry after the revision; for a retraction, the entry as it stood. */
  readonly record: M[T]
  readonly by: string
  /** The public name of whoever suggested what somebody else has published. */
  readonly suggestedBy?: string
  readonly reason: string | null
  /** Whether readers must notice the change; a corrected typing error is not material. */
  readonly material: boolean
  /** Sequence of the revision of this entry that the draft is based on; 0 when the entry must not exist yet. */
  readonly expected: number
}

/** A revision of any journal. */
export interface AnyRevision {
  readonly seq: number
  /** UTC instant, `2025-11-23T10:00:00.000Z`; never earlier than that of the revision before. */
  readonly at: string
  readonly by: string
  readonly action: Action
  readonly type: string
  readonly id: string
  readonly record: unknown
  readonly reason: string | null
  /** Stands only where somebody suggested what another has published. */
  readonly suggestedBy?: string
  readonly material: boolean
  /** Sequence of the last revision written together with this one: all of a batch is in the journal, or nothing. */
  readonly batchEnd: number
  /** Hash of the revision before; of the first, what its kind of journal begins with. */
  readonly previous: string
  readonly hash: string
}

/** A revision in a journal of these entries. */
export interface RevisionIn<M, T extends TypeIn<M> = TypeIn<M>> extends AnyRevision {
  readonly type: T
  readonly record: M[T]
}

export type RevisionDraft<T extends EntryType = EntryType> = DraftIn<Entries, T>
export type Revision<T extends EntryType = EntryType> = RevisionIn<Entries, T>

/** Where in the chain a draft takes its place. */
type RevisionPlace = Pick<Revision, 'seq' | 'at' | 'batchEnd' | 'previous'>

export interface SealedRevision<M = Entries> {
  readonly revision: RevisionIn<M>
  /** What `revisionLine` gives for it, made in the same go: canonicalising the record is what sealing costs. */
  readonly line: string
}

/** A draft as it stood when it was handed in: whatever its owner does to the record afterwards changes nothing. */
export interface PreparedDraft<M = Entries> {
  readonly draft: DraftIn<M>
  readonly canonicalRecord: string
}

/** A draft that no journal can hold: a mistake of the program that made it, not of the person who asked for it. */
export class RevisionDraftError extends Error {
  override readonly name = 'RevisionDraftError'
}

/** In UTF-16 units; far above what the schemas allow, far below what can be read. */
const LONGEST_TEXT = 2 ** 23

/** Throws `RevisionDraftError` for what could not be read back. */
export function prepareDraft<M>(draft: DraftIn<M>, kind: JournalKind<M>): PreparedDraft<M> {
  const { action, type, id, by, suggestedBy, reason, material, expected } = draft
  const problem = contentProblem(draft as unknown as Fields, kind.types)
  if (problem !== null) throw new RevisionDraftError(`A revision of ${type} “${id}” ${problem}.`)
  let record: M[TypeIn<M>]
  try {
    record = canonicalCopy(draft.record) as M[TypeIn<M>]
  } catch (cause) {
    throw new RevisionDraftError(`The record of ${type} “${id}” can't be written as JSON.`, { cause })
  }
  const canonicalRecord = JSON.stringify(record)
  if (canonicalRecord.length + by.length + (reason?.length ?? 0) > LONGEST_TEXT)
    throw new RevisionDraftError(`The revision of ${type} “${id}” is too large.`)
  const suggested = suggestedBy === undefined ? undefined : { suggestedBy }
  return { draft: { action, type, id, record, by, ...suggested, reason, material, expected }, canonicalRecord }
}

export function sealRevision<M>(prepared: PreparedDraft<M>, place: RevisionPlace): SealedRevision<M> {
  const { draft, canonicalRecord } = prepared
  const { action, type, id, record, by, suggestedBy, reason, material } = draft
  const { seq, at, batchEnd, previous } = place
  const suggested = suggestedBy === undefined ? undefined : { suggestedBy }
  const [before, after] = linesAround(
    { action, at, batchEnd, by, id, material, previous, reason, seq, ...suggested, type },
    canonicalRecord,
  )
  const hash = sha256(before + after)
  return {
    revision: { action, at, batchEnd, by, hash, id, material, previous, reason, record, seq, ...suggested, type },
    line: `${before}"hash":"${hash}",${after}`,
  }
}

/** The revision as canonical JSON on one line, without the newline. */
export function revisionLine(revision: AnyRevision): string {
  const [before, after] = linesAround(revision, canonicalJson(revision.record))
  return `${before}"hash":"${revision.hash}",${after}`
}

/** Canonical JSON of a revision, in the two parts between which the hash stands: keys are sorted. */
function linesAround(revision: Omit<AnyRevision, 'record' | 'hash'>, canonicalRecord: string): [string, string] {
  const { action, at, batchEnd, by, id, material, previous, reason, seq, suggestedBy, type } = revision
  const suggested = suggestedBy === undefined ? '' : `"suggestedBy":${JSON.stringify(suggestedBy)},`
  return [
    `{"action":"${action}","at":"${at}","batchEnd":${batchEnd},"by":${JSON.stringify(by)},`,
    `"id":"${id}","material":${material},"previous":"${previous}","reason":${JSON.stringify(reason)},` +
      `"record":${canonicalRecord},"seq":${seq},${suggested}"type":"${type}"}`,
  ]
}

const sha256 = (text: string): string => digest('sha256', text, 'hex')

type RevisionLine<M> =
  | {
      readonly ok: true
      readonly revision: RevisionIn<M>
      /** False when the content is right but the bytes are not those that we write. */
      readonly canonical: boolean
    }
  | { readonly ok: false; readonly reason: string }

const HASH_KEY = '"hash":"'
const HASH_MEMBER_LENGTH = `${HASH_KEY}${'0'.repeat(64)}",`.length

/**
 * Reads one line and checks its envelope and its hash; where it stands in the chain is for `RevisionChain`. The entry
 * is not held against its schema: the hash proves that it is what was once checked and written.
 */
export function readRevisionLine<M>(line: string, kind: JournalKind<M>): RevisionLine<M> {
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch {
    return { ok: false, reason: line.trim() === '' ? 'the line is empty' : 'the line is not valid JSON' }
  }
  const problem = envelopeProblem(parsed, kind)
  if (problem !== null) return { ok: false, reason: `the revision ${problem}` }
  const revision = parsed as RevisionIn<M>

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

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** What is wrong with the part of a revision that its author decides; ends the sentence “The revision …”. */
function contentProblem(fields: Fields, types: ReadonlySet<unknown>): string | null {
  if (!KNOWN_ACTIONS.has(fields['action'])) return 'has no known action'
  if (!types.has(fields['type'])) return 'has no known type'
  if (!isText(fields['id']) || fields['id'].length > LIMITS.id || !ID.test(fields['id'])) return 'has no valid id'
  if (!isText(fields['by'])) return 'does not say by whom it is'
  if ('suggestedBy' in fields && fields['suggestedBy'] !== undefined && !isText(fields['suggestedBy']))
    return 'does not say who suggested it'
  if (typeof fields['reason'] !== 'string' && fields['reason'] !== null) return 'has a reason that is not text'
  if (typeof fields['material'] !== 'boolean') return 'does not say whether it is material'
  if (!isObject(fields['record'])) return 'holds no record'
  if (fields['record']['id'] !== fields['id']) return 'holds a record with another id'
  return null
}

function envelopeProblem(value: unknown, { of, empty, types }: JournalKind<never>): string | null {
  if (!isObject(value)) return 'is not an object'
  const begun = value['seq'] === 1 ? kindThatBeginsWith(value['previous']) : null
  if (begun !== null && value['previous'] !== empty.hash)
    return `begins the journal of a ${begun}, and this is to be that of a ${of}`
  const problem = contentProblem(value, types)
  if (problem !== null) return problem
  const { seq, batchEnd } = value
  if (!Number.isSafeInteger(seq) || (seq as number) < 1) return 'has no sequence number'
  if (!Number.isSafeInteger(batchEnd) || (batchEnd as number) < (seq as number)) return 'has no end of its batch'
  if (!isText(value['at']) || !INSTANT.test(value['at'])) return 'has no time'
  if (!isText(value['previous']) || !HASH.test(value['previous'])) return 'does not name the hash before it'
  if (!isText(value['hash']) || !HASH.test(value['hash'])) return 'has no hash'
  if (Object.keys(value).length !== ENVELOPE_SIZE + ('suggestedBy' in value ? 1 : 0)) return 'has unknown fields'
  return null
}

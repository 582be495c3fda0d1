import type { Entry, EntryProblem, EntryType } from '../entries/entries.ts'
import { overVersion1 } from '../entries/lifting.ts'
import { inOneGo } from '../in-one-go.ts'
import { circleProblemsInPieces, neighbourProblems, proposalProblemsInPieces } from '../record/integrity.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { type ProposedEntry, ProposedRecord } from '../record/proposed-record.ts'
import { canonicalJson } from '../revisions/canonical-json.ts'
import type { RevisionDraft } from '../revisions/revision.ts'
import { alikeSources, type MergedSource, withMergedSources } from './alike-sources.ts'
import type { ImportChoices } from './import-choices.ts'
import { withKnownIds } from './known-entries.ts'
import type { DocumentEntry, ReadRecordDocument, RejectedEntry } from './parse-record-document.ts'
import { type AddedTerm, withUsedWords } from './used-words.ts'

interface PlannedEntry {
  readonly type: EntryType
  readonly id: string
  readonly path: string
}

interface ChangedEntry extends PlannedEntry {
  /** Names of the fields that get another value, come or go. */
  readonly fields: readonly string[]
}

/** What an import would do. `drafts` holds what is added and changed, and nothing that is or depends on what is rejected. */
export interface ImportPlan {
  readonly added: readonly PlannedEntry[]
  readonly changed: readonly ChangedEntry[]
  readonly unchanged: readonly PlannedEntry[]
  readonly rejected: readonly RejectedEntry[]
  /** Words that the document uses and nobody has defined. */
  readonly terms: readonly AddedTerm[]
  /** Sources with the address of another: taken for that, or, if nobody chose that, what might be. */
  readonly merged: readonly MergedSource[]
  readonly mergeable: readonly MergedSource[]
  /** One batch, what is referred to before what refers to it. */
  readonly drafts: readonly RevisionDraft[]
}

type ImportTarget = Pick<
  NegotiationRecord,
  'find' | 'typeOf' | 'retraction' | 'referrers' | 'sourceByUrl' | 'list' | 'history'
>

/** Who answers for an import, and what they have decided. */
export interface ImportOrder extends ImportChoices {
  readonly by: string
  readonly reason?: string | null
}

const DRAFT_ORDER: readonly EntryType[] = [
  'record',
  'process',
  'phase',
  'actor',
  'source',
  'document',
  'event',
  'position',
  'pointState',
]

export const planImport = (document: ReadRecordDocument, record: ImportTarget, order: ImportOrder): ImportPlan =>
  inOneGo(planningImport(document, record, order))

/** The same in pieces. The record must not change meanwhile. */
export function* planningImport(
  document: ReadRecordDocument,
  record: ImportTarget,
  { by, reason = null, mergesSources = false }: ImportOrder,
): Generator<void, ImportPlan> {
  const named = yield* withKnownIds(document, record)
  const alike = alikeSources(named.entries, record)
  const said = mergesSources ? yield* withMergedSources(named.entries, alike) : named.entries
  const lifted = document.isLifted ? said.map(item => withCurrent(item, record)) : said
  const { entries, terms } = yield* withUsedWords(lifted, record, { said, labels: document.labels })

  const unchanged: PlannedEntry[] = []
  const rejected = [...named.rejected]
  const waiting = new Map<string, DocumentEntry>()
  for (const item of entries) {
    yield
    const current = record.find(item.type, item.entry.id)
    const retracted = retractionProblem(item, record)
    if (retracted) rejected.push({ type: item.type, path: item.path, id: item.entry.id, problems: [retracted] })
    else if (current && canonicalJson(current) === canonicalJson(item.entry)) unchanged.push(planned(item))
    else waiting.set(item.entry.id, item)
  }

  const proposed = new ProposedRecord(record)
  for (const { type, entry } of waiting.values()) {
    proposed.put({ action: 'create', type, record: entry, reason: null })
    yield
  }
  for (const { id } of rejected) if (id !== null && !waiting.has(id)) proposed.withdraw(id)
  const refused = yield* withdrawImpossible(proposed)
  for (const [id, { type, path }] of waiting) {
    const problems = refused.get(id)
    if (problems) rejected.push({ type, path, id, problems })
  }

  const [changed, added] = [[] as ChangedEntry[], [] as PlannedEntry[]]
  const drafts = new Map(DRAFT_ORDER.map(type => [type, [] as RevisionDraft[]]))
  for (const item of waiting.values()) {
    const { type, entry } = item
    if (!proposed.proposes(entry.id)) continue
    const current = record.find(type, entry.id)
    if (current) changed.push({ ...planned(item), fields: changedFields(current, entry) })
    else added.push(planned(item))
    const last = record.history(entry.id).at(-1)
    const action = last ? 'change' : 'create'
    drafts
      .get(type)
      ?.push({ action, type, id: entry.id, record: entry, by, reason, material: true, expected: last?.seq ?? 0 })
    yield
  }
  return {
    added,
    changed,
    unchanged,
    rejected,
    terms,
    merged: mergesSources ? alike : [],
    mergeable: mergesSources ? [] : alike,
    drafts: [...drafts.values()].flat(),
  }
}

/** Withdraws what can't be put in, then what depends on that, until all that is left fits together. */
function* withdrawImpossible(proposed: ProposedRecord): Generator<void, Map<string, EntryProblem[]>> {
  const items = new Map<string, ProposedEntry>(proposed.entries.map(item => [item.entry.id, item]))
  const refused = new Map<string, EntryProblem[]>()
  let found = yield* proposalProblemsInPieces(proposed)
  while (found.size > 0) {
    for (const [id, problems] of found) {
      refused.set(id, problems)
      proposed.withdraw(id)
    }
    const touched = new Set([...found.keys()].flatMap(id => proposed.neighbours(items.get(id) as ProposedEntry)))
    found = new Map()
    for (const { type, entry } of touched) {
      const problems = neighbourProblems(type, entry, proposed)
      if (problems.length > 0) found.set(entry.id, problems)
    }
    // What is withdrawn shows its earlier version again, and that may close a circle with what is left.
    if (found.size === 0) found = yield* circleProblemsInPieces(proposed)
  }
  return refused
}

/** What the older version could not say is taken from the entry as it is here. */
function withCurrent(item: DocumentEntry, record: ImportTarget): DocumentEntry {
  const current = record.find(item.type, item.entry.id)
  return current ? { ...item, entry: overVersion1(item.type, item.entry, current) } : item
}

function retractionProblem({ entry }: DocumentEntry, record: ImportTarget): EntryProblem | undefined {
  const retraction = record.history(entry.id).at(-1)
  if (retraction?.action !== 'retract') return undefined
  const why = retraction.reason === null ? 'no reason was given' : retraction.reason
  return {
    path: '',
    message: `Was retracted here on ${retraction.at.slice(0, 10)} by ${retraction.by}: ${why}. Restore it first.`,
  }
}

const planned = ({ type, path, entry }: DocumentEntry): PlannedEntry => ({ type, id: entry.id, path })

type Fields = Readonly<Record<string, unknown>>

function changedFields(before: Entry, after: Entry): string[] {
  const [old, now] = [before, after] as unknown as [Fields, Fields]
  return [...new Set([...Object.keys(now), ...Object.keys(old)])].filter(
    key => canonicalJson(old[key]) !== canonicalJson(now[key]),
  )
}

import type { Entry, EntryProblem, EntryType } from '../entries/entries.ts'
import { overVersion1 } from '../entries/lifting.ts'
import { circleProblems, neighbourProblems, proposalProblems } from '../record/integrity.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { type ProposedEntry, ProposedRecord } from '../record/proposed-record.ts'
import { canonicalJson } from '../revisions/canonical-json.ts'
import type { RevisionDraft } from '../revisions/revision.ts'
import type { DocumentEntry, ParsedRecordDocument, RejectedEntry } from './parse-record-document.ts'

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
  /** One batch, what is referred to before what refers to it. */
  readonly drafts: readonly RevisionDraft[]
}

type ReadDocument = Extract<ParsedRecordDocument, { ok: true }>
type ImportTarget = Pick<
  NegotiationRecord,
  'find' | 'typeOf' | 'retraction' | 'referrers' | 'sourceByUrl' | 'list' | 'history'
>

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

export function planImport(
  document: ReadDocument,
  record: ImportTarget,
  { by, reason = null }: { readonly by: string; readonly reason?: string | null },
): ImportPlan {
  const unchanged: PlannedEntry[] = []
  const rejected = [...document.rejected]
  const waiting = new Map<string, DocumentEntry>()
  for (const read of document.entries) {
    const current = record.find(read.type, read.entry.id)
    const item = current && document.isLifted ? { ...read, entry: overVersion1(read.type, read.entry, current) } : read
    const retracted = retractionProblem(item, record)
    if (retracted) rejected.push({ type: item.type, path: item.path, id: item.entry.id, problems: [retracted] })
    else if (current && canonicalJson(current) === canonicalJson(item.entry)) unchanged.push(planned(item))
    else waiting.set(item.entry.id, item)
  }

  const proposed = new ProposedRecord(record, waiting.values())
  for (const { id } of rejected) if (id !== null && !waiting.has(id)) proposed.withdraw(id)
  const refused = withdrawImpossible(proposed)
  for (const [id, { type, path }] of waiting) {
    const problems = refused.get(id)
    if (problems) rejected.push({ type, path, id, problems })
  }

  const accepted = [...waiting.values()].filter(({ entry }) => proposed.proposes(entry.id))
  const [changed, added] = [[] as ChangedEntry[], [] as PlannedEntry[]]
  for (const item of accepted) {
    const current = record.find(item.type, item.entry.id)
    if (current) changed.push({ ...planned(item), fields: changedFields(current, item.entry) })
    else added.push(planned(item))
  }
  const drafts = DRAFT_ORDER.flatMap(type => accepted.filter(item => item.type === type)).map(
    ({ type, entry }): RevisionDraft => {
      const last = record.history(entry.id).at(-1)
      const action = last ? 'change' : 'create'
      return { action, type, id: entry.id, record: entry, by, reason, material: true, expected: last?.seq ?? 0 }
    },
  )
  return { added, changed, unchanged, rejected, drafts }
}

/** Withdraws what can't be put in, then what depends on that, until all that is left fits together. */
function withdrawImpossible(proposed: ProposedRecord): Map<string, EntryProblem[]> {
  const items = new Map<string, ProposedEntry>(proposed.entries.map(item => [item.entry.id, item]))
  const refused = new Map<string, EntryProblem[]>()
  let found = proposalProblems(proposed)
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
    if (found.size === 0) found = circleProblems(proposed)
  }
  return refused
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

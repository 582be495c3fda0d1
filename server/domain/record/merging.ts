import { type Entries, type Entry, type EntryType, parseEntry } from '../entries/entries.ts'
import { LIMITS } from '../entries/fields.ts'
import { referencesOf } from '../entries/references.ts'
import { DATE_UNKNOWN } from '../entries/source.ts'
import { canonicalJson } from '../revisions/canonical-json.ts'
import type { Revision, RevisionDraft } from '../revisions/revision.ts'
import { fold } from '../text/folding.ts'
import { draftProblems } from './integrity.ts'
import type { NegotiationRecord } from './negotiation-record.ts'
import { redirected } from './redirecting.ts'

// Two entries that turn out to be the same become one: one is kept, the other retracted, and whatever referred to it refers
// to the kept one. All of it is one batch of the journal, and so is the way back.

export type MergedType = 'actor' | 'source'

type Step = Pick<RevisionDraft, 'action' | 'type' | 'record' | 'reason' | 'material'>

export interface MergeProblem {
  readonly type: EntryType
  readonly id: string
  readonly message: string
}

export interface MergePlan<T extends MergedType = MergedType> {
  /** As the kept entry will be, with what the other adds. */
  readonly merged: Entries[T]
  /** What refers to the other one, by type. */
  readonly referring: readonly { readonly type: EntryType; readonly count: number }[]
  /** How many mentions would stand twice, and are dropped. */
  readonly doubles: number
  /** What is recorded, in this order. */
  readonly steps: readonly Step[]
  /** Why it can't be done; nothing is in the way where it is empty. */
  readonly problems: readonly MergeProblem[]
}

const REFERRING = ['process', 'actor', 'event', 'document', 'position', 'pointState'] as const

export const titleOfMerged = (entry: Entries[MergedType]): string => ('name' in entry ? entry.name : entry.title)

export function planMerge<T extends MergedType>(
  record: NegotiationRecord,
  type: T,
  kept: Entries[T],
  other: Entries[T],
): MergePlan<T> {
  const [keptTitle, otherTitle] = [titleOfMerged(kept), titleOfMerged(other)]
  const merged = mergedEntry(type, kept, other)
  const changes = REFERRING.flatMap(of =>
    record.referrers(other.id, of).map(entry => ({ type: of, ...redirected(of, entry as Entry, other.id, kept.id) })),
  )
  const reason = `“${otherTitle}” was merged into “${keptTitle}”`
  const steps: Step[] = [
    { action: 'change', type, record: merged, reason, material: true },
    ...changes
      .filter(({ entry }) => entry.id !== kept.id && entry.id !== other.id)
      .map(change => ({ action: 'change', type: change.type, record: change.entry, reason, material: false }) as const),
    { action: 'retract', type, record: other, reason: `Merged into “${keptTitle}” (${kept.id})`, material: true },
  ]
  return {
    merged,
    referring: REFERRING.map(of => ({ type: of, count: changes.filter(change => change.type === of).length })).filter(
      ({ count }) => count > 0,
    ),
    doubles: changes.reduce((sum, { doubles }) => sum + doubles, 0),
    steps,
    problems: problemsOf(record, type, kept, other, steps),
  }
}

function problemsOf<T extends MergedType>(
  record: NegotiationRecord,
  type: T,
  kept: Entries[T],
  other: Entries[T],
  steps: readonly Step[],
): MergeProblem[] {
  const speaking = [[kept, other] as const, [other, kept] as const].filter(([one, two]) =>
    referencesOf(type, one).some(({ id }) => id === two.id),
  )
  if (speaking.length > 0)
    return speaking.map(([one, two]) => ({
      type,
      id: one.id,
      message: `“${titleOfMerged(one)}” speaks for “${titleOfMerged(two)}”: they can’t be the same. Change that first.`,
    }))
  const misshapen = steps.flatMap(({ action, type: of, record: entry }) => {
    const parsed = action === 'retract' ? undefined : parseEntry(of, entry)
    const [first] = parsed === undefined || parsed.ok ? [] : parsed.problems
    return first ? [{ type: of, id: entry.id, message: first.message }] : []
  })
  if (misshapen.length > 0) return misshapen
  const typeOf = new Map(steps.map(step => [step.record.id, step.type]))
  return [...draftProblems(steps, record)].flatMap(([id, problems]) =>
    problems.slice(0, 1).map(({ message }) => ({ type: typeOf.get(id) ?? type, id, message })),
  )
}

function mergedEntry<T extends MergedType>(type: T, kept: Entries[T], other: Entries[T]): Entries[T] {
  const merged = type === 'actor' ? mergedActor(kept as Entries['actor'], other as Entries['actor']) : undefined
  return (merged ?? mergedSource(kept as Entries['source'], other as Entries['source'])) as Entries[T]
}

/** The kept entry says what both say; the other fills in what it leaves open, and adds its names and offices. */
function mergedActor(kept: Entries['actor'], other: Entries['actor']): Entries['actor'] {
  const translated = Object.values(other.translations ?? {}).flatMap(({ fields }) => fields['name'] ?? [])
  const names = firstOfEach([...kept.aliases, other.name, ...other.aliases, ...translated], name => fold(name))
  return {
    ...kept,
    ...filledIn(kept, other, ['side', 'iso2', 'wikidata', 'note', 'firstRecorded']),
    ...carriedIds(kept, other),
    aliases: names.filter(name => fold(name) !== fold(kept.name)),
    offices: firstOfEach([...kept.offices, ...other.offices], canonicalJson),
  }
}

function mergedSource(kept: Entries['source'], other: Entries['source']): Entries['source'] {
  return {
    ...kept,
    ...filledIn(kept, other, ['originalPublisher', 'url', 'archiveUrl', 'retrieved', 'firstRecorded']),
    ...carriedIds(kept, other),
    published: kept.published === DATE_UNKNOWN ? other.published : kept.published,
  }
}

const filledIn = <E extends object, K extends keyof E>(kept: E, other: E, fields: readonly K[]): Partial<E> =>
  Object.fromEntries(
    fields.flatMap(field => (kept[field] === undefined && other[field] !== undefined ? [[field, other[field]]] : [])),
  ) as Partial<E>

function carriedIds(kept: Entries[MergedType], other: Entries[MergedType]): Pick<Entries[MergedType], 'externalIds'> {
  const all = firstOfEach([...(kept.externalIds ?? []), ...(other.externalIds ?? [])], canonicalJson)
  return all.length === 0 ? {} : { externalIds: all.slice(0, LIMITS.parts) }
}

function firstOfEach<V>(values: readonly V[], keyOf: (value: V) => string): V[] {
  const first = new Map<string, V>()
  for (const value of values) if (!first.has(keyOf(value))) first.set(keyOf(value), value)
  return [...first.values()]
}

const MERGED_INTO = /^Merged into “.*” \(([a-z0-9-]+)\)$/s

/** The entry of which another has become a part; undefined for what was retracted otherwise, or is there. */
export function mergedInto(record: NegotiationRecord, type: EntryType, id: string): string | undefined {
  const retraction = record.retraction(id)
  return retraction?.type === type ? MERGED_INTO.exec(retraction.reason ?? '')?.[1] : undefined
}

/** The retractions of those that were merged into an entry and are merged with it still, the first first. */
export function mergedFrom(record: NegotiationRecord, id: string): Revision[] {
  return record.history(id).flatMap(({ batchEnd }) => {
    const last = record.revision(batchEnd)
    if (!last || last.id === id || record.retraction(last.id)?.seq !== last.seq) return []
    return MERGED_INTO.exec(last.reason ?? '')?.[1] === id ? [last] : []
  })
}

type UnmergePlan =
  | { readonly ok: true; readonly into: string; readonly steps: readonly Step[] }
  | { readonly ok: false; readonly problem: MergeProblem }

/** The way back, as long as everything stands as the merge has left it. Undefined for what was not merged. */
export function planUnmerge(record: NegotiationRecord, type: MergedType, id: string): UnmergePlan | undefined {
  const into = mergedInto(record, type, id)
  const retraction = record.retraction(id)
  if (into === undefined || !retraction) return undefined
  const reason = `The merge of “${titleOfMerged(retraction.record as Entries[MergedType])}” was undone`
  const steps: Step[] = [{ action: 'restore', type, record: retraction.record, reason, material: true }]
  for (const change of batchOf(record, retraction)) {
    const history = record.history(change.id)
    const before = history[history.findIndex(({ seq }) => seq === change.seq) - 1]
    const now = record.find(change.type, change.id)
    if (!before || !now || canonicalJson(now) !== canonicalJson(change.record)) {
      const message = now ? 'It was changed after the merge.' : 'It was retracted after the merge.'
      return { ok: false, problem: { type: change.type, id: change.id, message } }
    }
    steps.push({ action: 'change', type: change.type, record: before.record, reason, material: change.material })
  }
  const [found] = draftProblems(steps, record)
  if (found) {
    const [problemId, [first]] = found
    const of = steps.find(step => step.record.id === problemId)?.type ?? type
    return { ok: false, problem: { type: of, id: problemId, message: first?.message ?? '' } }
  }
  return { ok: true, into, steps }
}

/** What was recorded together with a revision that ends its batch. */
function batchOf(record: NegotiationRecord, { seq: end }: Revision): Revision[] {
  const changes: Revision[] = []
  for (let seq = end - 1; record.revision(seq)?.batchEnd === end; seq--) changes.push(record.revision(seq) as Revision)
  return changes.reverse()
}

import type { Entry } from '../entries/entries.ts'
import { firstFree } from '../entries/free-ids.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { redirected } from '../record/redirecting.ts'
import { canonicalJson } from '../revisions/canonical-json.ts'
import { mainDraft } from './desk.ts'
import type { ProposedDraft, Suggestion } from './entries.ts'

// What becomes of a suggestion in the record.

/** The drafts with ids that are free in the record: an id is nobody's until it is published. */
export function withFreeIds(
  drafts: readonly ProposedDraft[],
  record: Pick<NegotiationRecord, 'typeOf'>,
): readonly ProposedDraft[] {
  const given = new Set<string>()
  const renamed = new Map<string, string>()
  for (const { action, id } of drafts) {
    if (action !== 'create') continue
    const free = firstFree(id, one => record.typeOf(one) !== undefined || given.has(one))
    given.add(free)
    if (free !== id) renamed.set(id, free)
  }
  if (renamed.size === 0) return drafts
  return drafts.map(draft => {
    const id = (draft.action === 'create' && renamed.get(draft.id)) || draft.id
    const entry = [...renamed].reduce<Entry>(
      (one, [from, to]) => redirected(draft.type, one, from, to).entry,
      draft.record,
    )
    return { ...draft, id, record: { ...entry, id } as typeof draft.record }
  })
}

/**
 * Sequence under which the record holds what is suggested, or undefined. It may have come there without anybody noting it
 * at the desk: a process ended between the two, or somebody else has done the same.
 */
export function publishedAs(suggestion: Suggestion, record: Pick<NegotiationRecord, 'history'>): number | undefined {
  const { action, type, id, record: entry, expected } = mainDraft(suggestion)
  const content = canonicalJson(entry)
  return record
    .history(id)
    .find(
      one => one.seq > expected && one.action === action && one.type === type && canonicalJson(one.record) === content,
    )?.seq
}

/** Ids of the entries that have changed since the suggestion looked at them. */
export const changedSince = ({ drafts }: Suggestion, record: Pick<NegotiationRecord, 'history'>): string[] =>
  drafts
    .filter(({ action }) => action !== 'create')
    .filter(({ id, expected }) => (record.history(id).at(-1)?.seq ?? 0) !== expected)
    .map(({ id }) => id)

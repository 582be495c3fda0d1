import type { EntryType } from '../../domain/entries/entries.ts'
import { type MergedType, titleOfMerged } from '../../domain/record/merging.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { fitted } from '../../domain/text/shortened.ts'
import type { Suggestion } from '../forms/lookup.ts'
import { counted, format } from '../site/count-words.ts'
import { ENTRY_PAGES, entryPath, mergePath, type PagedType } from '../site/entry-paths.ts'
import type { Link, SureLink } from '../site/links.ts'
import { template } from '../site/template.ts'
import { type AskedMerge, titleIn } from './asked-merge.ts'
import { formNames } from './datalists.ts'
import type { EntryKind } from './entry-kind.ts'

interface MergePage {
  readonly noun: string
  readonly heading: string
  readonly href: string
  readonly action: string
  readonly typed: string
  /** What is wrong with the name that was typed. */
  readonly problem: string | null
  /** Why nothing was done. */
  readonly notice: string | null
  readonly list: { readonly id: string; readonly options: readonly Suggestion[] }
  readonly plan: {
    readonly kept: string
    readonly other: SureLink
    readonly id: string
    readonly versions: string
    /** The same with the two exchanged. */
    readonly swapHref: string
    /** Such as “12 milestones”. */
    readonly referring: readonly string[]
    readonly doubles: string | null
    /** Where the two differ, and what is kept. */
    readonly rows: readonly {
      readonly field: string
      readonly kept: string
      readonly other: string
      readonly merged: string
    }[]
    readonly refused: readonly (Link & { readonly message: string })[]
  } | null
}

export const MERGE_TEMPLATE = template<MergePage>('editing/merge', { styles: 'texts' })

const REFERRING: { readonly [T in EntryType]?: readonly [one: string, more: string] } = {
  process: ['negotiation', 'negotiations'],
  actor: ['actor who speaks for it', 'actors who speak for it'],
  event: ['milestone', 'milestones'],
  document: ['text', 'texts'],
  position: ['position', 'positions'],
  pointState: ['state of a point', 'states of points'],
}

export function toMergePage(
  kind: EntryKind,
  record: NegotiationRecord,
  asked: AskedMerge,
  { typed, notice }: Pick<MergePage, 'typed' | 'notice'>,
): MergePage {
  const type = kind.type as MergedType
  const { noun } = ENTRY_PAGES[type]
  const title = titleOfMerged(asked.kept)
  return {
    noun,
    heading: `Merge “${fitted(title, 80)}” with another ${noun}`,
    href: entryPath(type, asked.kept.id),
    action: mergePath(type, asked.kept.id),
    typed,
    problem: asked.plan ? null : asked.problem,
    notice,
    list: { id: `${type}s`, options: type === 'actor' ? formNames(record, type) : [] },
    plan: asked.plan ? planView(kind, record, type, asked) : null,
  }
}

function planView(
  kind: EntryKind,
  record: NegotiationRecord,
  type: MergedType,
  { kept, other, plan, versions }: Extract<AskedMerge, { readonly other: unknown }>,
): NonNullable<MergePage['plan']> {
  const textsOf = (entry: typeof kept) => new Map(kind.texts(entry, record).map(({ field, text }) => [field, text]))
  const [ofKept, ofOther, ofMerged] = [textsOf(kept), textsOf(other), textsOf(plan.merged)]
  return {
    kept: titleOfMerged(kept),
    other: { text: titleOfMerged(other), href: entryPath(type, other.id) },
    id: other.id,
    versions,
    swapHref: `${mergePath(type, other.id)}?${new URLSearchParams({ with: kept.id })}`,
    referring: plan.referring.map(({ type: of, count }) => counted(count, ...(REFERRING[of] ?? ['entry', 'entries']))),
    doubles: plan.doubles === 0 ? null : format(plan.doubles),
    rows: [...ofMerged]
      .map(([field, merged]) => ({ field, kept: ofKept.get(field) ?? '', other: ofOther.get(field) ?? '', merged }))
      .filter(row => row.kept !== row.other),
    refused: plan.problems.map(problem => ({
      text: titleIn(record, problem.type, problem.id),
      href: problem.type in ENTRY_PAGES ? entryPath(problem.type as PagedType, problem.id) : null,
      message: problem.message,
    })),
  }
}

import type { HistoryQuery } from '../../domain/changes/history-query.ts'
import { historyQueryString } from '../../domain/changes/history-query.ts'
import { WordMarker } from '../../domain/comparison/marked-words.ts'
import { words } from '../../domain/language/words.ts'
import type { Revision } from '../../domain/revisions/revision.ts'
import type { ChangedField } from '../forms/changed-field.ts'
import type { PagerView } from '../lists/list-view.ts'
import { format } from '../site/count-words.ts'
import { ENTRY_PAGES, entryHref, entryPath, historyHref, historyPath, type PagedType } from '../site/entry-paths.ts'
import { titleOf } from '../site/entry-title.ts'
import { withMoment } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { template } from '../site/template.ts'
import { clockFields, isPast } from '../site/time-travel.ts'
import { changedBy, type RevisionRow, revisionRow } from './revision-row.ts'
import { type ComparedRow, sideBySide } from './side-by-side.ts'

interface HistoryRow extends RevisionRow {
  readonly changes: readonly ChangedField[]
  /** Whether it says nothing otherwise than the one before, as far as readers see. */
  readonly isUnchanged: boolean
  /** The entry as it was then; null while it was retracted. */
  readonly asOfHref: string | null
  /** Beside the newest one; null for that. */
  readonly compareHref: string | null
  readonly isRestorable: boolean
}

interface HistoryPage {
  readonly noun: string
  readonly title: string
  readonly entryHref: string
  readonly isRetracted: boolean
  readonly countText: string
  readonly rows: readonly HistoryRow[]
  readonly pager: PagerView | null
  /** By which two revisions are chosen; null where there is one. */
  readonly choice: {
    readonly action: string
    readonly kept: readonly { readonly name: string; readonly value: string }[]
    readonly revisions: readonly { readonly value: string; readonly label: string }[]
    readonly from: string
    readonly to: string
  } | null
  readonly compared: {
    readonly title: string
    readonly revisions: readonly RevisionRow[]
    readonly rows: readonly {
      readonly label: string
      readonly cells: readonly { readonly of: string; readonly parts: ComparedRow['before'] }[]
    }[]
    readonly wholeHref: string
  } | null
  /** By which a version is restored; null where nobody may. */
  readonly restore: { readonly action: string; readonly version: string } | null
  /** What stands in the way of a version that was to be restored. */
  readonly refused: { readonly sequence: string; readonly problems: readonly string[] } | null
  readonly jsonHref: string
}

export const HISTORY_TEMPLATE = template<HistoryPage>('changes/history', { styles: 'texts' })

const PAGE_SIZE = 20

/** Revisions that are offered to be compared; an address compares any two. */
const MOST_OFFERED = 500

export interface AskedHistory {
  readonly type: PagedType
  readonly id: string
  /** Not empty. */
  readonly history: readonly Revision[]
  readonly query: HistoryQuery
}

export function toHistoryPage(
  { record, mayWrite }: Pick<Site, 'record' | 'mayWrite'>,
  { type, id, history, query }: AskedHistory,
  refused: HistoryPage['refused'] = null,
): HistoryPage {
  const { moment } = record
  const newest = history.at(-1) as Revision
  const isRetracted = newest.action === 'retract'
  const telling = { record, marker: new WordMarker() }
  const mayRestore = mayWrite && !isPast(moment) && !isRetracted
  const end = query.before === null ? history.length : history.filter(({ seq }) => seq < (query.before ?? 0)).length
  const start = Math.max(0, end - PAGE_SIZE)
  const hrefOf = (asked: Partial<HistoryQuery>) =>
    historyHref(record, type, id, historyQueryString({ before: null, compared: null, ...asked }))
  const row = (revision: Revision, place: number): HistoryRow => {
    const before = history[start + place - 1]
    const changes = changedBy(revision, before, telling)
    const isNewest = revision === newest
    return {
      ...revisionRow(revision),
      changes,
      isUnchanged: before !== undefined && revision.action !== 'retract' && changes.length === 0,
      asOfHref:
        revision.action === 'retract' ? null : withMoment(entryPath(type, id), { ...moment, known: revision.at }),
      compareHref: isNewest ? null : hrefOf({ compared: [revision.seq, newest.seq] }),
      isRestorable: mayRestore && !isNewest && revision.action !== 'retract',
    }
  }
  return {
    noun: ENTRY_PAGES[type].noun,
    title: titleOf(newest.record),
    entryHref: entryHref(record, type, id),
    isRetracted,
    countText: words().changes.history.revisions(history.length),
    rows: query.compared ? [] : history.slice(start, end).map(row).reverse(),
    pager: query.compared ? null : pagerOf(history, start, end, before => hrefOf({ before })),
    choice: history.length < 2 ? null : choiceOf(history, query, historyPath(type, id), record),
    compared: query.compared && { ...comparedIn(history, query.compared, telling), wholeHref: hrefOf({}) },
    restore: mayRestore ? { action: historyPath(type, id), version: String(newest.seq) } : null,
    refused,
    jsonHref: withMoment(`${historyPath(type, id)}.json`, moment),
  }
}

/** By sequence: what is written meanwhile moves no page. */
function pagerOf(
  history: readonly Revision[],
  start: number,
  end: number,
  hrefBefore: (before: number | null) => string,
): PagerView | null {
  if (start === 0 && end === history.length) return null
  const newerEnd = end + PAGE_SIZE
  const { history: say } = words().changes
  return {
    earlier: end < history.length ? { text: say.newer, href: hrefBefore(history[newerEnd]?.seq ?? null) } : null,
    later: start > 0 ? { text: say.older, href: hrefBefore(history[start]?.seq ?? null) } : null,
    position: say.range(format(history.length - end + 1), format(history.length - start), format(history.length)),
  }
}

function choiceOf(
  history: readonly Revision[],
  { compared }: HistoryQuery,
  action: string,
  { moment }: Site['record'],
): HistoryPage['choice'] {
  const [from, to] = compared ?? history.slice(-2).map(({ seq }) => seq)
  const isOffered = ({ seq }: Revision, place: number) =>
    place >= history.length - MOST_OFFERED || seq === from || seq === to
  return {
    action,
    kept: clockFields(moment),
    revisions: history
      .filter(isOffered)
      .toReversed()
      .map(({ seq, at }) => ({ value: String(seq), label: `${format(seq)}: ${at.slice(0, 10)} ${at.slice(11, 16)}` })),
    from: String(from),
    to: String(to),
  }
}

const columnOf = ({ seq }: Revision): string => words().changes.revision(seq)

function comparedIn(
  history: readonly Revision[],
  [from, to]: readonly [number, number],
  telling: Parameters<typeof changedBy>[2],
) {
  const [before, after] = [from, to].map(seq => history.find(one => one.seq === seq) as Revision) as [
    Revision,
    Revision,
  ]
  return {
    title: words().changes.history.two(from, to),
    revisions: [before, after].map(revisionRow),
    rows: sideBySide(changedBy(after, before, telling)).map(({ label, ...row }) => ({
      label,
      cells: [
        { of: columnOf(before), parts: row.before },
        { of: columnOf(after), parts: row.after },
      ],
    })),
  }
}

import { type BatchRow, type LogPage, peopleOf } from '../../domain/changes/change-log.ts'
import { ALL_CHANGES, type ChangesQuery } from '../../domain/changes/changes-query.ts'
import { WordMarker } from '../../domain/comparison/marked-words.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { ENTRY_TYPE_TERMS, ENTRY_TYPES } from '../../domain/entries/entries.ts'
import { groupBy } from '../../domain/group-by.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { Revision } from '../../domain/revisions/revision.ts'
import type { ChangedField } from '../forms/changed-field.ts'
import { actionInWords } from '../history/revision-view.ts'
import { format } from '../site/count-words.ts'
import { ENTRY_PAGES, entryHref, historyHref } from '../site/entry-paths.ts'
import { titleOf } from '../site/entry-title.ts'
import { type Link, listed, type SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { template } from '../site/template.ts'
import { clockFields } from '../site/time-travel.ts'
import { changedBy, type RevisionRow, revisionRow } from './revision-row.ts'

interface LogRowView extends RevisionRow {
  readonly time: string
  readonly noun: string
  readonly entry: Link
  readonly historyHref: string
  readonly changes: readonly ChangedField[]
  /** Such as “Title, Sources”. */
  readonly changed: string
}

interface BatchRowView extends RevisionRow {
  readonly time: string
  /** Such as “1,127 revisions at once”. */
  readonly countText: string
  /** Such as “650 sources and 200 milestones added”. */
  readonly parts: string
  readonly unfoldHref: string
}

type Row = { readonly one: LogRowView; readonly batch: null } | { readonly one: null; readonly batch: BatchRowView }

interface Option {
  readonly value: string
  readonly label: string
  readonly isChosen: boolean
}

interface ChangesPage {
  readonly days: readonly { readonly id: string; readonly day: string; readonly rows: readonly Row[] }[]
  readonly isEmpty: boolean
  readonly filters: {
    readonly action: string
    readonly kept: readonly { readonly name: string; readonly value: string }[]
    readonly selects: readonly { readonly name: string; readonly label: string; readonly options: readonly Option[] }[]
    readonly isFiltered: boolean
    readonly allHref: string
  }
  /** Set while what was written at once is listed one by one. */
  readonly unfolded: { readonly back: SureLink } | null
  readonly newestHref: string | null
  readonly olderHref: string | null
  /** By which anybody can check later that nothing was changed or taken out; null but on the newest page. */
  readonly head: { readonly sequence: string; readonly hash: string; readonly command: string } | null
  readonly feeds: readonly SureLink[]
  readonly jsonHref: string
}

export const CHANGES_TEMPLATE = template<ChangesPage>('changes/changes', { styles: 'texts' })

export function toChangesPage(
  { record, publicUrl }: Pick<Site, 'record' | 'publicUrl'>,
  query: ChangesQuery,
  { rows, before }: LogPage,
): ChangesPage {
  const paths = pathsAt(record.moment)
  const telling = { record, marker: new WordMarker() }
  const days = groupBy(rows, ({ revision }) => revision.at.slice(0, 10))
  const { head } = record
  return {
    days: [...days].map(([day, ofDay]) => ({
      id: `day-${day}`,
      day: dateInWords(day),
      rows: ofDay.map((row): Row => {
        if (row.kind === 'batch') return { one: null, batch: batchView(row, record, query) }
        const changes = changedBy(row.revision, row.before, telling)
        return { one: rowView(row.revision, row.before, changes, record), batch: null }
      }),
    })),
    isEmpty: rows.length === 0,
    filters: filtersOf(record, query),
    unfolded:
      query.batch === null
        ? null
        : { back: { text: words().changes.all, href: paths.changes({ ...query, batch: null, before: null }) } },
    newestHref: query.before === null ? null : paths.changes({ ...query, before: null }),
    olderHref: before === null ? null : paths.changes({ ...query, before }),
    head:
      query.before !== null || query.batch !== null || head.seq === 0
        ? null
        : {
            sequence: format(head.seq),
            hash: head.hash,
            command: `npm run parley -- verify --head ${head.seq}:${head.hash}`,
          },
    feeds: publicUrl === null ? [] : feeds().map(({ title, path }) => ({ text: title, href: path })),
    jsonHref: paths.changesJson(query),
  }
}

export const feeds = () => {
  const { atom, json, corrections } = words().changes.feeds
  return [
    { title: atom, path: '/changes.atom', type: 'application/atom+xml' },
    { title: json, path: '/changes.feed.json', type: 'application/feed+json' },
    { title: corrections, path: '/corrections.atom', type: 'application/atom+xml' },
  ]
}

const timeOf = ({ at }: Revision): string => `${at.slice(11, 16)} UTC`

function rowView(
  revision: Revision,
  before: Revision | undefined,
  changes: readonly ChangedField[],
  record: NegotiationRecord,
): LogRowView {
  const { type, id, seq } = revision
  const isThere = record.find(type, id) !== undefined || record.retraction(id) !== undefined
  return {
    ...revisionRow(revision),
    time: timeOf(revision),
    noun: ENTRY_PAGES[type].noun,
    entry: { text: titleOf(revision.record), href: isThere ? entryHref(record, type, id) : null },
    historyHref: historyHref(record, type, id, before ? `from=${before.seq}&to=${seq}` : ''),
    changes,
    changed: changes.map(({ label }) => label).join(words().pages.comma),
  }
}

function batchView(row: BatchRow, record: NegotiationRecord, query: ChangesQuery): BatchRowView {
  return {
    ...revisionRow(row.revision),
    time: timeOf(row.revision),
    countText: words().changes.atOnce(format(row.count)),
    parts: partsInWords(row),
    unfoldHref: pathsAt(record.moment).changes({ ...query, batch: row.revision.batchEnd, before: null }),
  }
}

/** Such as “650 sources and 200 milestones added, 3 actors changed”. */
export function partsInWords({ parts }: BatchRow): string {
  const byAction = groupBy(parts, ({ action }) => action)
  return [...byAction]
    .map(([action, ofAction]) => {
      const { changes } = words()
      const counts = ofAction.map(({ type, count }) => changes.counted[type](count))
      return changes.parts(listed(counts), actionInWords(action))
    })
    .join(words().pages.semicolon)
}

function filtersOf(record: NegotiationRecord, query: ChangesQuery): ChangesPage['filters'] {
  const option = (value: string, label: string, chosen: string): Option => ({
    value,
    label,
    isChosen: value === chosen,
  })
  const { filters: say } = words().changes
  const weight = query.material === null ? '' : query.material ? 'yes' : 'no'
  const people = [...new Set([...peopleOf(record), ...(query.by === null ? [] : [query.by])])]
  const kept = query.batch === null ? [] : [{ name: 'batch', value: String(query.batch) }]
  return {
    action: '/changes',
    kept: [...clockFields(record.moment), ...kept],
    selects: [
      {
        name: 'kind',
        label: say.kind,
        options: [
          option('', say.everyKind, query.kind ?? ''),
          ...ENTRY_TYPES.map(type => option(type, ENTRY_TYPE_TERMS[type].label, query.kind ?? '')),
        ],
      },
      {
        name: 'by',
        label: say.by,
        options: [option('', say.everybody, query.by ?? ''), ...people.map(name => option(name, name, query.by ?? ''))],
      },
      {
        name: 'material',
        label: say.weight,
        options: [
          option('', say.any, weight),
          option('yes', say.mustNotice, weight),
          option('no', say.wordingOnly, weight),
        ],
      },
    ],
    isFiltered: query.kind !== null || query.by !== null || query.material !== null,
    allHref: pathsAt(record.moment).changes({ ...ALL_CHANGES, batch: query.batch }),
  }
}

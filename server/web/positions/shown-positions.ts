import { dateInWords } from '../../domain/dates/words.ts'
import { currentText } from '../../domain/documents/current-text.ts'
import type { NegotiatingDocument } from '../../domain/entries/document.ts'
import { words } from '../../domain/language/words.ts'
import type { PositionsQuery } from '../../domain/positions/positions-query.ts'
import { NO_PUBLIC_POSITION } from '../../domain/positions/stance-cell.ts'
import { type StanceChange, stanceChanges } from '../../domain/positions/stance-changes.ts'
import {
  type StanceColumn,
  type StanceMatrix,
  type StanceRow,
  stanceMatrix,
} from '../../domain/positions/stance-matrix.ts'
import { sidesOf } from '../../domain/record/actor-sides.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
import { NotFoundError } from '../http/http-error.ts'
import { notRecorded } from '../site/entry-paths.ts'
import type { Link } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'

/** What is asked for, found in the record; page, JSON and CSV are made from the same. */
export interface ShownPositions {
  readonly document: NegotiatingDocument | null
  readonly matrix: StanceMatrix
  readonly changes: readonly StanceChange[]
}

/** Null when there is no such text at this time, or none at all. */
export function shownPositions(
  record: NegotiationRecord,
  query: PositionsQuery,
  earlier: NegotiationRecord | null,
): ShownPositions | null {
  const { issue } = query
  if (issue !== null && !ownWordsOf(record).issues[issue]) throw new NotFoundError(notRecorded('issue', issue))
  const document = query.columns === 'issues' ? null : documentOf(record, query)
  if (document === undefined) return null
  const { process } = query
  const columns = document === null ? 'issues' : { document }
  const matrix = filtered(record, stanceMatrix(record, { columns, process }), query)
  const changes = earlier
    ? stanceChanges(filtered(record, stanceMatrix(earlier, { columns, process }), query), matrix)
    : []
  return { document, matrix, changes }
}

const documentOf = (
  record: NegotiationRecord,
  { document, process }: PositionsQuery,
): NegotiatingDocument | undefined =>
  document === null ? currentText(record, process ?? undefined) : record.find('document', document)

function filtered(record: NegotiationRecord, matrix: StanceMatrix, { issue, actor }: PositionsQuery): StanceMatrix {
  const kept = matrix.columns.flatMap((column, index) => (issue === null || isOn(column, issue) ? [index] : []))
  const pick = <T>(items: readonly T[]): T[] => kept.flatMap(index => items[index] ?? [])
  const rows = actor.length === 0 ? matrix.rows : chosenRows(record, matrix, actor)
  return {
    columns: pick(matrix.columns),
    rows: rows.map(row => ({ ...row, cells: pick(row.cells) })),
    summaries: pick(matrix.summaries),
  }
}

const isOn = (column: StanceColumn, issue: string): boolean =>
  column.kind === 'point' ? (column.point?.issues.includes(issue) ?? false) : column.issue === issue

/** An official has no row: what he says counts for his side, whose row this is. Who has said nothing has an empty one. */
function chosenRows(
  record: NegotiationRecord,
  { columns, rows }: StanceMatrix,
  chosen: readonly string[],
): StanceRow[] {
  const byActor = new Map(rows.map(row => [row.actor, row]))
  const wanted = chosen.map(actor => [actor, ...sidesOf(record, actor)].find(id => byActor.has(id)) ?? actor)
  return [...new Set(wanted)].map(
    actor =>
      byActor.get(actor) ?? {
        actor,
        name: record.find('actor', actor)?.name ?? actor,
        group: 'other',
        hasPosition: false,
        cells: columns.map(() => NO_PUBLIC_POSITION),
      },
  )
}

export interface MissingText {
  readonly text: string
  /** The same text as it is now. */
  readonly now: Link | null
}

/** A text may be in the record and not have been there at the time that is read. */
export function whyMissing(now: NegotiationRecord, { moment }: NegotiationRecord, query: PositionsQuery): MissingText {
  const { document: id } = query
  const { missing } = words().positions
  if (id === null) return { text: missing.noText, now: null }
  const document = now.find('document', id)
  if (!document) throw new NotFoundError(notRecorded('text', id))
  const date = dateInWords(document.when)
  return {
    text: moment.on
      ? missing.onDay(dateInWords(moment.on), document.shortTitle, date)
      : missing.atThisTime(document.shortTitle, date),
    now: {
      text: missing.now(document.shortTitle),
      href: pathsAt({}).positions({ ...query, since: null }),
    },
  }
}

import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { type PointStates, pointStates } from '../../domain/documents/point-states.ts'
import type { NegotiatingDocument } from '../../domain/entries/document.ts'
import type { PointState } from '../../domain/entries/point-state.ts'
import { groupBy } from '../../domain/group-by.ts'
import { NO_PUBLIC_POSITION } from '../../domain/positions/stance-cell.ts'
import { stanceMatrix } from '../../domain/positions/stance-matrix.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'

// The questions that are negotiated: what each text says on one, who stands where, what happened, what is open.

/** A text with those of its points that are about an issue, and all states of its points. */
export interface TextOnIssue {
  readonly document: NegotiatingDocument
  readonly points: NegotiatingDocument['points']
  readonly states: PointStates
}

/** The texts that have points, the oldest first, each with its points by issue. */
function textsByIssue(record: NegotiationRecord): Map<string, TextOnIssue[]> {
  const documents = record.list('document').filter(({ points }) => points.length > 0)
  const texts = inTimeOrder(documents, record.calendar).map(document => ({
    document,
    states: pointStates(record, document),
    byIssue: groupBy(
      document.points.flatMap(point => [...new Set(point.issues)].map(issue => ({ issue, point }))),
      ({ issue }) => issue,
    ),
  }))
  return new Map(
    Object.keys(ownWordsOf(record).issues).map(issue => [
      issue,
      texts.flatMap(({ document, states, byIssue }) => {
        const points = (byIssue.get(issue) ?? []).map(({ point }) => point)
        return points.length > 0 ? [{ document, points, states }] : []
      }),
    ]),
  )
}

const openStates = (texts: readonly TextOnIssue[]): PointState[] =>
  texts.flatMap(({ points, states }) =>
    states.open.filter(({ point }) => points.some(({ number }) => number === point)),
  )

interface IssueSummary {
  readonly id: string
  readonly events: number
  /** Without those on whole texts, which are about that text and no issue. */
  readonly positions: number
  readonly texts: readonly TextOnIssue[]
  readonly open: readonly PointState[]
  /** When something last happened on it, was said on it or became of a point of it: EDTF; null if nothing has. */
  readonly lastMoved: string | null
}

/** The issues that the record uses: first those of which something is open, and of these first what moved last. */
export function issueSummaries(record: NegotiationRecord): IssueSummary[] {
  const events = new Map(
    timelineOf(record)
      .query(EVERYTHING)
      .facets.issue.map(({ value, count }) => [value, count]),
  )
  const { columns, rows } = stanceMatrix(record, { columns: 'issues' })
  const texts = textsByIssue(record)
  const positionsIn = (column: number) => rows.reduce((sum, { cells }) => sum + (cells[column]?.history.length ?? 0), 0)
  const moves = newestMoves(record, texts)
  return Object.keys(ownWordsOf(record).issues)
    .map(id => ({
      id,
      events: events.get(id) ?? 0,
      positions: positionsIn(columns.findIndex(({ key }) => key === `issue:${id}`)),
      texts: texts.get(id) ?? [],
      open: openStates(texts.get(id) ?? []),
      lastMoved: moves.get(id)?.when ?? null,
    }))
    .filter(issue => issue.events + issue.positions + issue.texts.length > 0)
    .sort(
      (a, b) =>
        Number(b.open.length > 0) - Number(a.open.length > 0) ||
        compareKeys(moves.get(b.id)?.key ?? '', moves.get(a.id)?.key ?? ''),
    )
}

const compareKeys = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

interface Move {
  readonly when: string
  readonly key: string
}

function newestMoves(record: NegotiationRecord, texts: ReadonlyMap<string, readonly TextOnIssue[]>): Map<string, Move> {
  const newest = new Map<string, Move>()
  const note = (issue: string, when: string): void => {
    const { key } = record.calendar.datesOf(when)
    if (key > (newest.get(issue)?.key ?? '')) newest.set(issue, { when, key })
  }
  for (const { issues, when, occurrence, kind } of record.list('event'))
    if (kind !== 'context' && (occurrence === 'occurred' || occurrence === 'under-way'))
      for (const issue of issues) note(issue, when)
  for (const { about, when } of record.list('position')) if (about.issue !== undefined) note(about.issue, when)
  for (const [issue, onIssue] of texts)
    for (const { document, points, states } of onIssue) {
      note(issue, document.when)
      const numbers = new Set(points.map(({ number }) => number))
      for (const { number, newest: state } of states.points) if (state && numbers.has(number)) note(issue, state.when)
    }
  return newest
}

export function issueContent(record: NegotiationRecord, id: string) {
  const matrix = stanceMatrix(record, { columns: 'issues' })
  const column = matrix.columns.findIndex(({ key }) => key === `issue:${id}`)
  const cells = matrix.rows.map(row => ({ row, cell: row.cells[column] ?? NO_PUBLIC_POSITION }))
  const texts = textsByIssue(record).get(id) ?? []
  return {
    texts,
    open: openStates(texts),
    stances: cells.filter(({ cell }) => cell.state !== 'none'),
    silent: cells.filter(({ row, cell }) => row.group !== 'other' && cell.state === 'none').map(({ row }) => row),
    events: timelineOf(record).allMatching({ ...EVERYTHING, issue: [id], order: 'newest' }),
  }
}

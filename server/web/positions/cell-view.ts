import { dateInWords } from '../../domain/dates/words.ts'
import { assertionInWords } from '../../domain/documents/agreement-claim.ts'
import type { NegotiatingDocument } from '../../domain/entries/document.ts'
import type { PointState } from '../../domain/entries/point-state.ts'
import { AUTHORITIES, type Position } from '../../domain/entries/position.ts'
import { words } from '../../domain/language/words.ts'
import type { StanceCell } from '../../domain/positions/stance-cell.ts'
import type { StanceChange } from '../../domain/positions/stance-changes.ts'
import type { StanceColumn, StanceRow } from '../../domain/positions/stance-matrix.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { actorLink, type Link } from '../site/links.ts'
import { issueTerm } from '../site/own-terms.ts'
import { pathsAt } from '../site/paths.ts'
import { type TermView, termView } from '../site/small-views.ts'
import {
  inShort,
  isOpposed,
  opposedIn,
  type PositionView,
  placeInShort,
  positionView,
  termOfCell,
} from './stance-view.ts'

// One cell of the stance matrix, and the story of all that was said in it.

export interface CellView {
  /** Where its story leads back to. */
  readonly id: string
  readonly actor: string
  readonly sign: TermView
  /** Authority and date of what counts, and among the issues of what text and point it is; none without a position. */
  readonly details: readonly string[]
  /** The statements that oppose each other, in short. */
  readonly opposed: readonly { readonly text: string; readonly place: string | null }[]
  readonly storyHref: string | null
  /** What somebody else says of an actor that has not spoken itself. */
  readonly claim: string | null
  /** What it showed on the day compared with; null when nothing has changed since. */
  readonly before: TermView | null
  readonly label: string
}

/** Everything that one actor has said on one thing. */
export interface StoryView {
  readonly id: string
  readonly backHref: string
  readonly actor: Link
  readonly on: Link
  readonly sign: TermView
  readonly isOpposed: boolean
  readonly before: string | null
  readonly standing: readonly PositionView[]
  /** How many more are left to the data. */
  readonly standingOmitted: number
  readonly earlier: readonly PositionView[]
  readonly earlierOmitted: number
}

/** What one actor says otherwise than on the day compared with. */
export interface ChangeView {
  readonly href: string
  readonly actor: string
  readonly on: string
  readonly from: TermView
  readonly to: TermView
  readonly isRestated: boolean
  readonly date: string
}

export function columnLink(
  record: NegotiationRecord,
  document: NegotiatingDocument | null,
  column: StanceColumn,
): Link {
  const paths = pathsAt(record.moment)
  const { positions } = words()
  if (column.kind === 'issue') return { text: issueTerm(record, column.issue).label, href: paths.issue(column.issue) }
  if (column.kind === 'text') {
    const text =
      column.issue === null
        ? positions.wholeText
        : positions.wholeTextOn(issueTerm(record, column.issue).label.toLowerCase())
    return { text, href: document ? paths.document(document.id) : null }
  }
  const { number, point } = column
  return point && document
    ? { text: point.label, href: paths.point(document.id, number) }
    : { text: positions.notInTheText, href: null }
}

/** Point numbers may hold a full stop, which no id of a page has; nothing in the record holds an underscore. */
export const anchorOf = ({ key }: StanceColumn): string => key.replace(':', '-').replaceAll('.', '_')

const storyId = (actor: string, column: StanceColumn): string => `cell-${actor}--${anchorOf(column)}`

const placeId = (actor: string, column: StanceColumn): string => `at-${actor}--${anchorOf(column)}`

/** Who says what on what, and what it was on the day compared with. */
export interface Place {
  readonly row: StanceRow
  readonly column: StanceColumn
  readonly on: Link
  readonly cell: StanceCell
  readonly change: StanceChange | undefined
  /** The newest state of the point, where the column is one. */
  readonly state: PointState | undefined
}

const before = ({ change }: Place): TermView | null =>
  change && change.kind !== 'restated' ? termOfCell(change.before) : null

export function toCell(record: NegotiationRecord, at: Place): CellView {
  const { column, on, cell } = at
  const { actor, name } = at.row
  const [first] = cell.counting
  const sign = termOfCell(cell)
  const { positions } = words()
  const place = (position: Position) => (column.kind === 'issue' ? placeInShort(record, position) : null)
  return {
    id: placeId(actor, column),
    actor: name,
    sign,
    details: first
      ? [termView(AUTHORITIES, first.authority).label.toLowerCase(), dateInWords(first.when), place(first) ?? []].flat()
      : [],
    opposed: opposedIn(cell).map(position => ({ text: inShort(position), place: place(position) })),
    claim: first ? null : claimOf(record, at),
    storyHref: first ? `#${storyId(actor, column)}` : null,
    before: before(at),
    label:
      column.kind === 'point'
        ? positions.onPoint(name, column.number, on.text, sign.label)
        : positions.onThis(name, on.text, sign.label),
  }
}

/** An agreement that is asserted of an actor is told as what it is: the word of another. */
function claimOf(record: NegotiationRecord, { row, state }: Place): string | null {
  if (state?.state !== 'agreed-between' || !state.among.includes(row.actor)) return null
  return words().positions.agrees(assertionInWords(record, state))
}

export function toStory(record: NegotiationRecord, at: Place, most: number): StoryView {
  const { column, on, cell } = at
  const { actor } = at.row
  const standing = new Set(cell.counting)
  const earlier = cell.history.filter(position => !standing.has(position))
  const view = (position: Position) => positionView(record, position)
  return {
    id: storyId(actor, column),
    backHref: `#${placeId(actor, column)}`,
    actor: actorLink(record, actor),
    on: column.kind === 'point' ? { ...on, text: `${column.number} ${on.text}` } : on,
    sign: termOfCell(cell),
    isOpposed: isOpposed(cell),
    before: before(at)?.label ?? null,
    standing: cell.counting.slice(0, most).map(view),
    standingOmitted: Math.max(0, cell.counting.length - most),
    earlier: earlier.slice(0, most).map(view),
    earlierOmitted: Math.max(0, earlier.length - most),
  }
}

export function toChange(
  record: NegotiationRecord,
  document: NegotiatingDocument | null,
  { actor, column, kind, before, after }: StanceChange,
): ChangeView {
  const on = columnLink(record, document, column).text
  return {
    href: `#${storyId(actor, column)}`,
    actor: record.find('actor', actor)?.name ?? actor,
    on: column.kind === 'point' ? `${column.number} ${on}` : on,
    from: termOfCell(before),
    to: termOfCell(after),
    isRestated: kind === 'restated',
    date: dateInWords(after.counting[0]?.when ?? ''),
  }
}

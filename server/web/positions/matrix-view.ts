import { assertionInWords, silenceInWords } from '../../domain/documents/agreement-claim.ts'
import type { AgreedGroup, PointStates } from '../../domain/documents/point-states.ts'
import type { NegotiatingDocument } from '../../domain/entries/document.ts'
import { words } from '../../domain/language/words.ts'
import { NO_PUBLIC_POSITION } from '../../domain/positions/stance-cell.ts'
import type { StanceChange } from '../../domain/positions/stance-changes.ts'
import type { StanceColumn, StanceMatrix, StanceRow } from '../../domain/positions/stance-matrix.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { actorNames, type Link, listed } from '../site/links.ts'
import { anchorOf, type CellView, columnLink, type Place, type StoryView, toCell, toStory } from './cell-view.ts'

// The rows of the matrix: what is negotiated goes down the page, and who speaks on it across.

export interface MatrixRow {
  readonly id: string
  readonly number: string | null
  readonly text: Link
  readonly note: string | null
  readonly cells: readonly CellView[]
  /** Who has no public position on it, for the narrow page. */
  readonly silent: string | null
  readonly stories: readonly StoryView[]
}

/** What nobody has a public position on, in one line until somebody asks for it. */
export interface QuietRows {
  readonly title: string
  /** What others say of it: a claim is not folded away with the row that it is about. */
  readonly claims: readonly string[]
  readonly rows: readonly MatrixRow[]
}

interface Shown {
  readonly document: NegotiatingDocument | null
  readonly matrix: StanceMatrix
  readonly visible: readonly StanceRow[]
  /** By actor and column. */
  readonly changed: ReadonlyMap<string, StanceChange>
  readonly states: PointStates | null
  /** How many statements of a cell are shown. */
  readonly most: number
}

export const toRows = (
  record: NegotiationRecord,
  { document, matrix, visible, changed, states, most }: Shown,
): MatrixRow[] =>
  matrix.columns.map((column, index) => {
    const on = columnLink(record, document, column)
    const places = visible.map(row => ({
      ...{ row, column, on },
      cell: row.cells[index] ?? NO_PUBLIC_POSITION,
      change: changed.get(`${row.actor} ${column.key}`),
      state:
        column.kind === 'point' ? states?.points.find(({ number }) => number === column.number)?.newest : undefined,
    }))
    const [quiet, heard] = [places.filter(isQuiet), places.filter(place => !isQuiet(place))]
    return {
      id: `row-${anchorOf(column)}`,
      number: column.kind === 'point' ? column.number : null,
      text: on,
      note: noteOf(column),
      cells: places.map(place => toCell(record, place)),
      silent: quiet.length > 0 ? words().positions.silentOn(listed(quiet.map(({ row }) => row.name))) : null,
      stories: heard.map(place => toStory(record, place, most)),
    }
  })

const isQuiet = ({ cell }: Place): boolean => cell.state === 'none'

const noteOf = (column: StanceColumn): string | null =>
  column.kind === 'point' && column.point?.unverified ? words().positions.notVerified : null

export function toQuietRows(
  record: NegotiationRecord,
  all: readonly MatrixRow[],
  { agreed, isText, isChosen }: { agreed: readonly AgreedGroup[]; isText: boolean; isChosen: boolean },
): QuietRows | null {
  const rows = all.filter(({ stories }) => stories.length === 0)
  if (rows.length === 0) return null
  const { positions } = words()
  const numbers = new Set(rows.flatMap(({ number }) => number ?? []))
  return {
    title: (isChosen ? positions.without : positions.nobodyOn)(
      isText ? partsInWords(numbers.size, rows.length) : positions.issues(rows.length),
    ),
    claims: agreed.flatMap(group => {
      const points = group.points.filter(number => numbers.has(number))
      return points.length > 0 ? [claimInWords(record, { ...group, points })] : []
    }),
    rows,
  }
}

/** Besides its points there is the text as a whole, on which nobody has spoken either. */
function partsInWords(points: number, rows: number): string {
  const { pages, positions } = words()
  const whole = rows > points ? [positions.wholeText] : []
  return [...whole, ...(points > 0 ? [positions.points(points)] : [])].join(pages.and)
}

/** What is said to be agreed stands beside the columns of those who have not said so. */
export function claimInWords(
  record: NegotiationRecord,
  { among, points, unconfirmedBy, ...claim }: AgreedGroup,
): string {
  const { pages, positions } = words()
  const what = positions.agreedOnly(positions.points(points.length), actorNames(record, among))
  const said = [`${what}${pages.comma}${assertionInWords(record, claim)}`, silenceInWords(record, unconfirmedBy)]
  return `${said.filter(Boolean).join(pages.semicolon)}.`
}

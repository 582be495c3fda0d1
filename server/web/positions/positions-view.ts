import { dateInWords } from '../../domain/dates/words.ts'
import { assertionInWords, silenceInWords } from '../../domain/documents/agreement-claim.ts'
import { type AgreedGroup, pointStates } from '../../domain/documents/point-states.ts'
import { FIDELITIES } from '../../domain/entries/document.ts'
import type { PositionsQuery } from '../../domain/positions/positions-query.ts'
import { NO_PUBLIC_POSITION } from '../../domain/positions/stance-cell.ts'
import type { StanceColumn, StanceMatrix, StanceRow } from '../../domain/positions/stance-matrix.ts'
import { sidesOf } from '../../domain/record/actor-sides.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { counted } from '../site/count-words.ts'
import { actorLink, actorNames, type Link, listed, type SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import {
  anchorOf,
  type CellView,
  type ChangeView,
  columnLink,
  type Place,
  type StoryView,
  toCell,
  toChange,
  toStory,
} from './cell-view.ts'
import { type FilterForm, toFilterForm } from './filter-form.ts'
import type { MissingText, ShownPositions } from './shown-positions.ts'
import { PAGE_SIGNS, type PageSign } from './stance-signs.ts'
import { stanceLegend } from './stance-view.ts'

// The stance matrix as people read it. A text has many points and a negotiation few actors, so points go down the page and
// actors across it: the words of a point need the width, and a page grows downwards.

interface PositionsPage {
  readonly title: string
  readonly tabs: readonly (SureLink & { readonly isCurrent: boolean })[]
  readonly form: FilterForm
  /** Why there is no matrix, and where there is one; null when there is. */
  readonly missing: MissingText | null
  readonly about: { readonly text: Link; readonly date: string; readonly note: string } | null
  readonly summary: string
  /** Parties and mediators that have said nothing of what is shown, in words. */
  readonly silent: string | null
  readonly notes: readonly string[]
  readonly columnWord: string
  readonly actors: readonly Link[]
  /** Whether there are more actors than fit beside each other. */
  readonly isBroad: boolean
  readonly rows: readonly {
    readonly id: string
    readonly number: string | null
    readonly text: Link
    readonly note: string | null
    readonly cells: readonly CellView[]
    /** Who has no public position on it, for the narrow page. */
    readonly silent: string | null
    readonly stories: readonly StoryView[]
  }[]
  readonly signs: readonly PageSign[]
  readonly legend: readonly TermView[]
  readonly changes: {
    readonly since: string
    readonly items: readonly ChangeView[]
  } | null
  readonly jsonHref: string
  readonly csvHref: string
  readonly addHref: string | null
}

export const POSITIONS_TEMPLATE = template<PositionsPage>('positions/positions', { styles: 'texts' })

/** What more is said in one cell, now or earlier, is left to the data, unless one actor alone is shown. */
const STATEMENTS_SHOWN = 5

/** As many actors as have room beside the points of a text. */
const ACTORS_BESIDE = 8

export function toPositionsPage(
  record: NegotiationRecord,
  query: PositionsQuery,
  shown: ShownPositions | null,
  missing: MissingText | null,
): Omit<PositionsPage, 'addHref'> {
  const paths = pathsAt(record.moment)
  const { document = null, matrix = NOTHING, changes = [] } = shown ?? {}
  const changed = new Map(changes.map(change => [`${change.actor} ${change.column.key}`, change]))
  const chosen = query.actor.length > 0
  const visible = inGroups(matrix.rows.filter(row => chosen || row.hasPosition || row.group === 'party'))
  const most = query.actor.length === 1 ? Number.POSITIVE_INFINITY : STATEMENTS_SHOWN
  const cellCount = matrix.rows.flatMap(({ cells }) => cells).filter(({ state }) => state !== 'none').length
  const states = document ? pointStates(record, document) : null
  const silent = matrix.rows.filter(row => !visible.includes(row)).map(({ name }) => name)
  return {
    title: document ? `Positions on the ${document.shortTitle}` : shown ? 'Positions by issue' : 'Positions',
    tabs: [
      { text: 'On a text', href: paths.positions({ ...query, columns: 'text' }), isCurrent: query.columns === 'text' },
      {
        text: 'By issue',
        href: paths.positions({ ...query, columns: 'issues', document: null }),
        isCurrent: query.columns === 'issues',
      },
    ],
    form: toFilterForm(record, query, document),
    missing,
    about: document && {
      text: { text: document.title, href: paths.document(document.id) },
      date: dateInWords(document.when),
      note: `Points given here as: ${termView(FIDELITIES, document.fidelity).label.toLowerCase()}`,
    },
    summary: summaryText(matrix, visible.length, cellCount, document !== null),
    silent: silent.length > 0 ? listed(silent) : null,
    notes: [...notesOn(record, query, matrix), ...(states?.agreed ?? []).map(group => claimInWords(record, group))],
    columnWord: document ? 'Point' : 'Issue',
    actors: visible.map(({ actor }) => actorLink(record, actor)),
    isBroad: visible.length > ACTORS_BESIDE,
    rows: matrix.columns.map((column, index) => {
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
        silent: quietText(
          quiet.map(({ row }) => row.name),
          places.length,
        ),
        stories: heard.map(place => toStory(record, place, most)),
      }
    }),
    signs: PAGE_SIGNS,
    legend: stanceLegend().filter(({ id }) => id !== 'varies' || document === null),
    changes:
      query.since === null || shown === null
        ? null
        : { since: dateInWords(query.since), items: changes.map(change => toChange(record, document, change)) },
    jsonHref: paths.positionsJson(query),
    csvHref: paths.positionsCsv(query),
  }
}

const NOTHING: StanceMatrix = { columns: [], rows: [], summaries: [] }

/** Parties, mediators, others, at every date in the same order, so that two dates can be laid side by side. */
function inGroups(rows: readonly StanceRow[]): StanceRow[] {
  const groups: readonly StanceRow['group'][] = ['party', 'mediator', 'other']
  return rows.toSorted(
    (a, b) => groups.indexOf(a.group) - groups.indexOf(b.group) || a.name.localeCompare(b.name, 'en'),
  )
}

const isQuiet = ({ cell }: Place): boolean => cell.state === 'none'

const quietText = (quiet: readonly string[], actors: number): string | null => {
  if (quiet.length === 0) return null
  return quiet.length === actors ? 'No public position of anybody' : `No public position: ${listed(quiet)}`
}

function summaryText({ columns }: StanceMatrix, actors: number, cells: number, isText: boolean): string {
  const points = columns.filter(({ kind }) => kind !== 'text').length
  const things = isText ? counted(points, 'point', 'points') : counted(points, 'issue', 'issues')
  return `${things}, ${counted(actors, 'actor', 'actors')}, ${counted(cells, 'public position', 'public positions')}`
}

/** Who is shown in place of a person that was asked for. */
function notesOn(record: NegotiationRecord, { actor }: PositionsQuery, { rows }: StanceMatrix): string[] {
  return actor.flatMap(id => {
    if (rows.some(row => row.actor === id)) return []
    const side = sidesOf(record, id).find(other => rows.some(row => row.actor === other))
    const name = (one: string) => record.find('actor', one)?.name ?? one
    return side ? [`${name(id)} speaks for ${name(side)}: the positions of that side are shown.`] : []
  })
}

/** What is said to be agreed stands beside the columns of those who have not said so. */
function claimInWords(record: NegotiationRecord, { among, points, unconfirmedBy, ...claim }: AgreedGroup): string {
  const what = `${counted(points.length, 'point', 'points')} agreed between ${actorNames(record, among)} only`
  return `${[`${what}, ${assertionInWords(record, claim)}`, silenceInWords(record, unconfirmedBy)].filter(Boolean).join('; ')}.`
}

const noteOf = (column: StanceColumn): string | null =>
  column.kind === 'point' && column.point?.unverified ? 'not verified' : null

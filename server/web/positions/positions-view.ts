import { sidesOf } from '../../domain/actors/actor-sides.ts'
import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { FIDELITIES, type NegotiatingDocument } from '../../domain/entries/document.ts'
import { ISSUES } from '../../domain/entries/issues.ts'
import { AUTHORITIES, type Position } from '../../domain/entries/position.ts'
import { termIds } from '../../domain/entries/terms.ts'
import type { PositionsQuery } from '../../domain/positions/positions-query.ts'
import { NO_PUBLIC_POSITION, type StanceCell } from '../../domain/positions/stance-cell.ts'
import { type StanceChange, stanceChanges } from '../../domain/positions/stance-changes.ts'
import {
  type Issue,
  type StanceColumn,
  type StanceMatrix,
  type StanceRow,
  stanceMatrix,
} from '../../domain/positions/stance-matrix.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { currentText } from '../../domain/timeline/state-of-play.ts'
import { pathsAt } from '../site/paths.ts'
import { actorLink, type Link, type SureLink, type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { PAGE_SIGNS, type PageSign } from './stance-signs.ts'
import {
  inShort,
  opposedIn,
  type PositionView,
  placeInShort,
  positionView,
  stanceLegend,
  termOfCell,
} from './stance-view.ts'

// The stance matrix as people read it. A text has many points and a negotiation few actors, so points go down the page and
// actors across it: the words of a point need the width, and a page grows downwards.

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
  const document = query.columns === 'issues' ? null : documentOf(record, query)
  if (document === undefined) return null
  const columns = document === null ? 'issues' : { document }
  const matrix = filtered(record, stanceMatrix(record, { columns }), query)
  const changes = earlier ? stanceChanges(filtered(record, stanceMatrix(earlier, { columns }), query), matrix) : []
  return { document, matrix, changes }
}

const documentOf = (record: NegotiationRecord, { document }: PositionsQuery): NegotiatingDocument | undefined =>
  document === null ? currentText(record)?.document : record.find('document', document)

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

const isOn = (column: StanceColumn, issue: Issue): boolean =>
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

interface CellView {
  /** Where its story leads back to. */
  readonly id: string
  readonly actor: string
  readonly sign: TermView
  /** Authority and date of what counts, and among the issues of what text and point it is; none without a position. */
  readonly details: readonly string[]
  /** The statements that oppose each other, in short. */
  readonly opposed: readonly { readonly text: string; readonly place: string | null }[]
  readonly storyHref: string | null
  /** What it showed on the day compared with; null when nothing has changed since. */
  readonly before: TermView | null
  readonly label: string
}

/** Everything that one actor has said on one thing. */
interface StoryView {
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

export interface MissingText {
  readonly text: string
  /** The same text as it is now. */
  readonly now: Link | null
}

interface PositionsPage {
  readonly title: string
  readonly tabs: readonly (SureLink & { readonly isCurrent: boolean })[]
  readonly form: {
    readonly action: string
    readonly byIssues: boolean
    readonly documents: readonly Choice[]
    readonly issues: readonly Choice[]
    readonly actors: readonly Choice[]
    readonly on: string
    readonly known: string
    readonly since: string
    readonly isFiltered: boolean
    readonly clearHref: string
  }
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
    readonly items: readonly {
      readonly href: string
      readonly actor: string
      readonly on: string
      readonly from: TermView
      readonly to: TermView
      readonly isRestated: boolean
      readonly date: string
    }[]
  } | null
  readonly jsonHref: string
  readonly csvHref: string
  readonly addHref: string | null
}

export const POSITIONS_TEMPLATE = template<PositionsPage>('positions/positions', { styles: 'texts' })

export interface Choice {
  readonly value: string
  readonly label: string
  readonly isChosen: boolean
}

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
    form: toForm(record, query, document),
    missing,
    about: document && {
      text: { text: document.title, href: paths.document(document.id) },
      date: dateInWords(document.when),
      note: `Points given here as: ${termView(FIDELITIES, document.fidelity).label.toLowerCase()}`,
    },
    summary: summaryText(matrix, visible.length, cellCount, document !== null),
    silent: silent.length > 0 ? listed(silent) : null,
    notes: notesOn(record, query, matrix),
    columnWord: document ? 'Point' : 'Issue',
    actors: visible.map(({ actor }) => actorLink(record, actor)),
    isBroad: visible.length > ACTORS_BESIDE,
    rows: matrix.columns.map((column, index) => {
      const on = columnLink(record, document, column)
      const cells = visible.map(row => ({ row, cell: row.cells[index] ?? NO_PUBLIC_POSITION }))
      const changeOf = (row: StanceRow) => changed.get(`${row.actor} ${column.key}`)
      const quiet = cells.filter(({ cell }) => cell.state === 'none').map(({ row }) => row.name)
      return {
        id: `row-${anchorOf(column)}`,
        number: column.kind === 'point' ? column.number : null,
        text: on,
        note: noteOf(column),
        cells: cells.map(({ row, cell }) => toCell(record, row, column, on, cell, changeOf(row))),
        silent: quietText(quiet, cells.length),
        stories: cells
          .filter(({ cell }) => cell.state !== 'none')
          .map(({ row, cell }) => toStory(record, row, column, on, cell, changeOf(row), most)),
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

const quietText = (quiet: readonly string[], actors: number): string | null => {
  if (quiet.length === 0) return null
  return quiet.length === actors ? 'No public position of anybody' : `No public position: ${listed(quiet)}`
}

const listed = (names: readonly string[]): string => new Intl.ListFormat('en').format(names)

function summaryText({ columns }: StanceMatrix, actors: number, cells: number, isText: boolean): string {
  const points = columns.filter(({ kind }) => kind !== 'text').length
  const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`
  const things = isText ? count(points, 'point', 'points') : count(points, 'issue', 'issues')
  return `${things}, ${count(actors, 'actor', 'actors')}, ${count(cells, 'public position', 'public positions')}`
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

function toForm(
  record: NegotiationRecord,
  query: PositionsQuery,
  document: NegotiatingDocument | null,
): PositionsPage['form'] {
  const { on, known } = record.moment
  const actors = new Set([...record.list('position').map(({ actor }) => actor), ...query.actor])
  const [actor] = query.actor
  return {
    action: '/positions',
    byIssues: query.columns === 'issues',
    documents: textsWithStances(record).map(({ id, shortTitle, when }) => ({
      value: id,
      label: `${shortTitle}, ${dateInWords(when)}`,
      isChosen: id === document?.id,
    })),
    issues: termIds(ISSUES).map(id => ({ value: id, label: ISSUES[id].label, isChosen: id === query.issue })),
    actors: [...actors]
      .map(id => ({ value: id, label: record.find('actor', id)?.name ?? id, isChosen: id === actor }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en')),
    on: on ? dateInWords(on) : '',
    known: known ?? '',
    since: query.since ? dateInWords(query.since) : '',
    isFiltered: query.issue !== null || query.actor.length > 0,
    clearHref: pathsAt(record.moment).positions({ ...query, issue: null, actor: [] }),
  }
}

/** Texts of which there is anything to show, the oldest first. */
function textsWithStances(record: NegotiationRecord): NegotiatingDocument[] {
  const spokenOf = new Set(record.list('position').map(({ about }) => about.document))
  const texts = record.list('document').filter(({ id, points }) => points.length > 0 || spokenOf.has(id))
  return inTimeOrder(texts, record.calendar)
}

const WHOLE_TEXT = 'The whole text'

function columnLink(record: NegotiationRecord, document: NegotiatingDocument | null, column: StanceColumn): Link {
  const paths = pathsAt(record.moment)
  if (column.kind === 'issue') return { text: ISSUES[column.issue].label, href: paths.issue(column.issue) }
  if (column.kind === 'text') {
    const text = column.issue === null ? WHOLE_TEXT : `${WHOLE_TEXT}, on ${ISSUES[column.issue].label.toLowerCase()}`
    return { text, href: document ? paths.document(document.id) : null }
  }
  const { number, point } = column
  return point && document
    ? { text: point.label, href: paths.point(document.id, number) }
    : { text: 'not in the text as it is now', href: null }
}

const noteOf = (column: StanceColumn): string | null =>
  column.kind === 'point' && column.point?.unverified ? 'not verified' : null

/** Point numbers may hold a full stop, which no id of a page has; nothing in the record holds an underscore. */
const anchorOf = ({ key }: StanceColumn): string => key.replace(':', '-').replaceAll('.', '_')

const storyId = (actor: string, column: StanceColumn): string => `cell-${actor}--${anchorOf(column)}`

const placeId = (actor: string, column: StanceColumn): string => `at-${actor}--${anchorOf(column)}`

function toCell(
  record: NegotiationRecord,
  { actor, name }: StanceRow,
  column: StanceColumn,
  on: Link,
  cell: StanceCell,
  change: StanceChange | undefined,
): CellView {
  const [first] = cell.counting
  const sign = termOfCell(cell)
  const place = (position: Position) => (column.kind === 'issue' ? placeInShort(record, position) : null)
  return {
    id: placeId(actor, column),
    actor: name,
    sign,
    details: first
      ? [termView(AUTHORITIES, first.authority).label.toLowerCase(), dateInWords(first.when), place(first) ?? []].flat()
      : [],
    opposed: opposedIn(cell).map(position => ({ text: inShort(position), place: place(position) })),
    storyHref: first ? `#${storyId(actor, column)}` : null,
    before: change && change.kind !== 'restated' ? termOfCell(change.before) : null,
    label: `${name} on ${column.kind === 'point' ? `point ${column.number}, ` : ''}${on.text}: ${sign.label}`,
  }
}

function toStory(
  record: NegotiationRecord,
  { actor }: StanceRow,
  column: StanceColumn,
  on: Link,
  cell: StanceCell,
  change: StanceChange | undefined,
  most: number,
): StoryView {
  const standing = new Set(cell.counting)
  const earlier = cell.history.filter(position => !standing.has(position))
  const view = (position: (typeof earlier)[number]) => positionView(record, position)
  return {
    id: storyId(actor, column),
    backHref: `#${placeId(actor, column)}`,
    actor: actorLink(record, actor),
    on: column.kind === 'point' ? { ...on, text: `${column.number} ${on.text}` } : on,
    sign: termOfCell(cell),
    isOpposed: cell.state === 'contradictory' || cell.state === 'varies',
    before: change && change.kind !== 'restated' ? termOfCell(change.before).label : null,
    standing: cell.counting.slice(0, most).map(view),
    standingOmitted: Math.max(0, cell.counting.length - most),
    earlier: earlier.slice(0, most).map(view),
    earlierOmitted: Math.max(0, earlier.length - most),
  }
}

function toChange(
  record: NegotiationRecord,
  document: NegotiatingDocument | null,
  { actor, column, kind, before, after }: StanceChange,
): NonNullable<PositionsPage['changes']>['items'][number] {
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

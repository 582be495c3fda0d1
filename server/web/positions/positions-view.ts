import { dateInWords } from '../../domain/dates/words.ts'
import { pointStates } from '../../domain/documents/point-states.ts'
import { FIDELITIES } from '../../domain/entries/document.ts'
import { readersLanguage } from '../../domain/language/reader.ts'
import { words } from '../../domain/language/words.ts'
import type { PositionsQuery } from '../../domain/positions/positions-query.ts'
import type { StanceMatrix, StanceRow } from '../../domain/positions/stance-matrix.ts'
import { sidesOf } from '../../domain/record/actor-sides.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { type NegotiationTab, negotiationTabs } from '../lists/negotiations.ts'
import { actorLink, type Link, listed, negotiationLink, type SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { type ChangeView, toChange } from './cell-view.ts'
import { type FilterForm, toFilterForm } from './filter-form.ts'
import { claimInWords, type MatrixRow, type QuietRows, toQuietRows, toRows } from './matrix-view.ts'
import type { MissingText, ShownPositions } from './shown-positions.ts'
import { PAGE_SIGNS, type PageSign } from './stance-signs.ts'
import { stanceLegend } from './stance-view.ts'

// The stance matrix as people read it. A text has many points and a negotiation few actors, so points go down the page and
// actors across it: the words of a point need the width, and a page grows downwards.

export interface PositionsPage {
  readonly title: string
  readonly tabs: readonly (SureLink & { readonly isCurrent: boolean })[]
  readonly negotiations: readonly NegotiationTab[]
  readonly form: FilterForm
  /** Why there is no matrix, and where there is one; null when there is. */
  readonly missing: MissingText | null
  readonly about: {
    readonly text: Link
    readonly date: string
    readonly note: string
    readonly negotiation: SureLink | null
  } | null
  readonly summary: string
  /** Parties and mediators that have said nothing of what is shown, in words. */
  readonly silent: string | null
  readonly notes: readonly string[]
  readonly columnWord: string
  readonly actors: readonly Link[]
  /** Whether there are more actors than fit beside each other. */
  readonly isBroad: boolean
  /** What somebody has a public position on. */
  readonly rows: readonly MatrixRow[]
  /** What nobody has one on, folded; null when there is none. */
  readonly quiet: QuietRows | null
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
  const { positions: say } = words()
  const { document = null, matrix = NOTHING, changes = [] } = shown ?? {}
  const changed = new Map(changes.map(change => [`${change.actor} ${change.column.key}`, change]))
  const chosen = query.actor.length > 0
  const visible = inGroups(matrix.rows.filter(row => chosen || row.hasPosition || row.group === 'party'))
  const most = query.actor.length === 1 ? Number.POSITIVE_INFINITY : STATEMENTS_SHOWN
  const cellCount = matrix.rows.flatMap(({ cells }) => cells).filter(({ state }) => state !== 'none').length
  const states = document ? pointStates(record, document) : null
  const rows = toRows(record, { document, matrix, visible, changed, states, most })
  const silent = matrix.rows.filter(row => !visible.includes(row)).map(({ name }) => name)
  return {
    title: document ? say.on(document.shortTitle) : shown ? say.byIssue : say.title,
    tabs: [
      { text: say.onText, href: paths.positions({ ...query, columns: 'text' }), isCurrent: query.columns === 'text' },
      {
        text: say.onIssues,
        href: paths.positions({ ...query, columns: 'issues', document: null }),
        isCurrent: query.columns === 'issues',
      },
    ],
    negotiations: negotiationTabs(record, query.process, process =>
      paths.positions({ ...query, process, document: null }),
    ),
    form: toFilterForm(record, query, document),
    missing,
    about: document && {
      text: { text: document.title, href: paths.document(document.id) },
      date: dateInWords(document.when),
      negotiation: negotiationLink(record, document),
      note: say.wording(termView(FIDELITIES, document.fidelity).label.toLowerCase()),
    },
    summary: summaryText(matrix, visible.length, cellCount, document !== null),
    silent: silent.length > 0 ? listed(silent) : null,
    notes: [...notesOn(record, query, matrix), ...(states?.agreed ?? []).map(group => claimInWords(record, group))],
    columnWord: document ? say.point : say.issue,
    actors: visible.map(({ actor }) => actorLink(record, actor)),
    isBroad: visible.length > ACTORS_BESIDE,
    rows: rows.filter(({ stories }) => stories.length > 0),
    quiet: toQuietRows(record, rows, { agreed: states?.agreed ?? [], isText: document !== null, isChosen: chosen }),
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
    (a, b) => groups.indexOf(a.group) - groups.indexOf(b.group) || a.name.localeCompare(b.name, readersLanguage()),
  )
}

function summaryText({ columns }: StanceMatrix, actors: number, cells: number, isText: boolean): string {
  const points = columns.filter(({ kind }) => kind !== 'text').length
  const { pages, positions: say } = words()
  const things = isText ? say.points(points) : say.issues(points)
  return [things, say.actors(actors), say.publicPositions(cells)].join(pages.comma)
}

/** Who is shown in place of a person that was asked for. */
function notesOn(record: NegotiationRecord, { actor }: PositionsQuery, { rows }: StanceMatrix): string[] {
  return actor.flatMap(id => {
    if (rows.some(row => row.actor === id)) return []
    const side = sidesOf(record, id).find(other => rows.some(row => row.actor === other))
    const name = (one: string) => record.find('actor', one)?.name ?? one
    return side ? [words().positions.speaksFor(name(id), name(side))] : []
  })
}

import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { type PointStates, pointStates } from '../../domain/documents/point-states.ts'
import { FIDELITIES, type NegotiatingDocument } from '../../domain/entries/document.ts'
import { CERTAINTIES, EVENT_KINDS } from '../../domain/entries/event.ts'
import { ISSUES } from '../../domain/entries/issues.ts'
import { POINT_STATES, type PointState } from '../../domain/entries/point-state.ts'
import { termIds } from '../../domain/entries/terms.ts'
import { groupBy } from '../../domain/group-by.ts'
import { ALL_POSITIONS } from '../../domain/positions/positions-query.ts'
import { NO_PUBLIC_POSITION } from '../../domain/positions/stance-cell.ts'
import { type Issue, stanceMatrix } from '../../domain/positions/stance-matrix.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { PAGE_SIGNS, type PageSign } from '../positions/stance-signs.ts'
import { type PositionView, positionView, termOfCell } from '../positions/stance-view.ts'
import { format } from '../site/count-words.ts'
import { pathsAt } from '../site/paths.ts'
import {
  actorLink,
  type DateView,
  dateView,
  type Link,
  paragraphsOf,
  type SureLink,
  type TermView,
  termView,
} from '../site/small-views.ts'
import { template } from '../site/template.ts'

// The questions that are negotiated: what each text says on one, who stands where, what happened, what is open.

interface IssuesPage {
  readonly issues: readonly {
    readonly link: Link
    readonly definition: string
    readonly events: string
    readonly eventsHref: string
    readonly positions: string
    readonly positionsHref: string
    /** Such as “28-point plan”, 3. */
    readonly texts: readonly { readonly text: Link; readonly count: string }[]
    readonly open: string
  }[]
  readonly jsonHref: string
}

export const ISSUES_TEMPLATE = template<IssuesPage>('issues/issues')

interface IssuePage {
  readonly signs: readonly PageSign[]
  readonly issue: TermView
  readonly counts: string
  readonly open: readonly StateView[]
  readonly texts: readonly {
    readonly document: Link
    readonly date: DateView
    readonly note: string
    readonly points: readonly {
      readonly number: string
      readonly link: Link
      readonly paragraphs: readonly string[]
      readonly isUnverified: boolean
      readonly state: string | null
      readonly lineageHref: string
    }[]
  }[]
  readonly stances: readonly {
    readonly actor: Link
    readonly sign: TermView
    readonly isOpposed: boolean
    /** The newest word of the highest authority; where statements oppose each other, all that stand. */
    readonly positions: readonly PositionView[]
    readonly more: number
    readonly href: string
  }[]
  /** Of positions that are shown elsewhere. */
  readonly stancesNote: (Link & { readonly before: string }) | null
  /** Parties and mediators of whom nothing on it is recorded, in words. */
  readonly silent: string | null
  readonly events: readonly (Link & {
    readonly date: string
    readonly kind: string
    readonly certainty: TermView
  })[]
  readonly eventCount: string
  readonly eventsHref: string
  readonly matrixHref: string
  readonly issuesHref: string
  readonly previous: SureLink | null
  readonly next: SureLink | null
  readonly jsonHref: string
}

export const ISSUE_TEMPLATE = template<IssuePage>('issues/issue', { styles: 'texts' })

interface StateView {
  readonly document: Link
  readonly point: Link
  readonly number: string
  readonly term: TermView
  readonly date: DateView
  readonly assertedBy: Link
  readonly text: string
  readonly sources: readonly Link[]
}

const EVENTS_SHOWN = 20

/** A text with those of its points that are about an issue, and all states of its points. */
export interface TextOnIssue {
  readonly document: NegotiatingDocument
  readonly points: NegotiatingDocument['points']
  readonly states: PointStates
}

/** The texts that have points, the oldest first, each with its points by issue. */
function textsByIssue(record: NegotiationRecord): Map<Issue, TextOnIssue[]> {
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
    termIds(ISSUES).map(issue => [
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
  readonly id: Issue
  readonly events: number
  /** Without those on whole texts, which are about that text and no issue. */
  readonly positions: number
  readonly texts: readonly TextOnIssue[]
  readonly open: readonly PointState[]
}

export function issueSummaries(record: NegotiationRecord): IssueSummary[] {
  const events = new Map(
    timelineOf(record)
      .query(EVERYTHING)
      .facets.issue.map(({ value, count }) => [value, count]),
  )
  const { columns, rows } = stanceMatrix(record, { columns: 'issues' })
  const texts = textsByIssue(record)
  const positionsIn = (column: number) => rows.reduce((sum, { cells }) => sum + (cells[column]?.history.length ?? 0), 0)
  return termIds(ISSUES).map(id => ({
    id,
    events: events.get(id) ?? 0,
    positions: positionsIn(columns.findIndex(({ key }) => key === `issue:${id}`)),
    texts: texts.get(id) ?? [],
    open: openStates(texts.get(id) ?? []),
  }))
}

export function toIssuesPage(record: NegotiationRecord): IssuesPage {
  const paths = pathsAt(record.moment)
  return {
    issues: issueSummaries(record).map(({ id, events, positions, texts, open }) => ({
      link: { text: ISSUES[id].label, href: paths.issue(id) },
      definition: ISSUES[id].definition,
      events: format(events),
      eventsHref: paths.timeline({ ...EVERYTHING, issue: [id] }),
      positions: format(positions),
      positionsHref: paths.positions({ ...ALL_POSITIONS, columns: 'issues', issue: id }),
      texts: texts.map(({ document, points }) => ({
        text: { text: document.shortTitle, href: paths.document(document.id) },
        count: format(points.length),
      })),
      open: format(open.length),
    })),
    jsonHref: paths.issuesJson,
  }
}

export function issueContent(record: NegotiationRecord, id: Issue) {
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

const onWholeTexts = (href: string) => ({
  before: 'Yes or no to a whole text is shown with that text:',
  text: 'positions',
  href,
})

export function toIssuePage(record: NegotiationRecord, id: Issue): IssuePage {
  const paths = pathsAt(record.moment)
  const { texts, open, stances, silent, events } = issueContent(record, id)
  const all = termIds(ISSUES)
  const neighbour = (step: number): SureLink | null => {
    const other = all[all.indexOf(id) + step]
    return other ? { text: ISSUES[other].label, href: paths.issue(other) } : null
  }
  const pointCount = texts.reduce((sum, { points }) => sum + points.length, 0)
  const count = (number: number, one: string, many: string) => `${format(number)} ${number === 1 ? one : many}`
  return {
    signs: PAGE_SIGNS,
    issue: termView(ISSUES, id),
    counts: [
      `${count(pointCount, 'point', 'points')} in ${count(texts.length, 'text', 'texts')}`,
      `${count(stances.length, 'actor', 'actors')} with a public position`,
      count(events.length, 'milestone', 'milestones'),
    ].join(' · '),
    open: open.toReversed().map(state => toStateView(record, state)),
    texts: texts.map(text => toTextView(record, text)),
    stances: stances.map(({ row, cell }) => {
      const isOpposed = cell.state === 'contradictory' || cell.state === 'varies'
      const shown = isOpposed ? cell.counting : cell.counting.slice(0, 1)
      return {
        actor: actorLink(record, row.actor),
        sign: termOfCell(cell),
        isOpposed,
        positions: shown.map(position => positionView(record, position)),
        more: cell.history.length - shown.length,
        href: paths.positions({ ...ALL_POSITIONS, columns: 'issues', issue: id, actor: [row.actor] }),
      }
    }),
    stancesNote: id === 'process' ? onWholeTexts(paths.positions(ALL_POSITIONS)) : null,
    silent: silent.length > 0 ? new Intl.ListFormat('en').format(silent.map(({ name }) => name)) : null,
    events: events.slice(0, EVENTS_SHOWN).map(event => ({
      text: event.title,
      href: paths.event(event.id),
      date: dateInWords(event.when),
      kind: termView(EVENT_KINDS, event.kind).label,
      certainty: termView(CERTAINTIES, event.certainty),
    })),
    eventCount: format(events.length),
    eventsHref: paths.timeline({ ...EVERYTHING, issue: [id] }),
    matrixHref: paths.positions({ ...ALL_POSITIONS, columns: 'issues', issue: id }),
    issuesHref: paths.issues,
    previous: neighbour(-1),
    next: neighbour(1),
    jsonHref: paths.issueJson(id),
  }
}

function toStateView(record: NegotiationRecord, state: PointState): StateView {
  const paths = pathsAt(record.moment)
  const document = record.find('document', state.document)
  const point = document?.points.find(({ number }) => number === state.point)
  return {
    document: { text: document?.shortTitle ?? state.document, href: document ? paths.document(document.id) : null },
    point: { text: point?.label ?? '', href: paths.point(state.document, state.point) },
    number: state.point,
    term: termView(POINT_STATES, state.state),
    date: dateView(state.when),
    assertedBy: actorLink(record, state.assertedBy),
    text: state.text,
    sources: state.citations.flatMap(({ source: id }) => {
      const source = record.find('source', id)
      return source ? [{ text: source.publisher, href: paths.source(id) }] : []
    }),
  }
}

function toTextView(record: NegotiationRecord, { document, points, states }: TextOnIssue): IssuePage['texts'][number] {
  const paths = pathsAt(record.moment)
  const newest = new Map(states.points.map(({ number, newest }) => [number, newest]))
  return {
    document: { text: document.title, href: paths.document(document.id) },
    date: dateView(document.when),
    note: `${document.status} · points as ${termView(FIDELITIES, document.fidelity).label.toLowerCase()}`,
    points: points.map(({ number, label, text, unverified }) => {
      const state = newest.get(number)
      return {
        number,
        link: { text: label, href: paths.point(document.id, number) },
        paragraphs: paragraphsOf(text),
        isUnverified: unverified,
        state: state ? stateInWords(record, state) : null,
        lineageHref: paths.lineage(document.id, number),
      }
    }),
  }
}

function stateInWords(record: NegotiationRecord, { state, among, when }: PointState): string {
  const names = new Intl.ListFormat('en').format(among.map(actor => actorLink(record, actor).text))
  const label = termView(POINT_STATES, state).label
  const word = state === 'agreed-between' ? `${label} ${names} only` : label
  return `${word}, ${dateInWords(when)}`
}

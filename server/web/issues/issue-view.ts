import { assertionInWords, bestGrade, silenceInWords, unconfirmedBy } from '../../domain/documents/agreement-claim.ts'
import { statusInWords } from '../../domain/documents/text-status.ts'
import { FIDELITIES } from '../../domain/entries/document.ts'
import { CERTAINTIES } from '../../domain/entries/event.ts'
import { POINT_STATES, type PointState } from '../../domain/entries/point-state.ts'
import { words } from '../../domain/language/words.ts'
import { ALL_POSITIONS } from '../../domain/positions/positions-query.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { sentenceCase } from '../../domain/text/sentence-case.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { PAGE_SIGNS, type PageSign } from '../positions/stance-signs.ts'
import { isOpposed, type PositionView, positionView, termOfCell } from '../positions/stance-view.ts'
import { format, milestones } from '../site/count-words.ts'
import { actorLink, actorNames, documentLink, type Link, linkToEvent, listed, type SureLink } from '../site/links.ts'
import { issueTerm, kindTerm } from '../site/own-terms.ts'
import { pathsAt } from '../site/paths.ts'
import { type DateView, dateView, paragraphsOf, type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { sourceLink } from '../sources/cited-sources.ts'
import { issueContent, issueSummaries, type TextOnIssue } from './issue-content.ts'

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
  readonly grade: string | null
  readonly text: string
  readonly sources: readonly Link[]
}

const EVENTS_SHOWN = 20

export function toIssuePage(record: NegotiationRecord, id: string): IssuePage {
  const paths = pathsAt(record.moment)
  const { texts, open, stances, silent, events } = issueContent(record, id)
  const all = issueSummaries(record).map(issue => issue.id)
  const neighbour = (step: number): SureLink | null => {
    const place = all.indexOf(id)
    const other = place < 0 ? undefined : all[place + step]
    return other ? { text: issueTerm(record, other).label, href: paths.issue(other) } : null
  }
  const { issues: say } = words()
  const pointCount = texts.reduce((sum, { points }) => sum + points.length, 0)
  return {
    signs: PAGE_SIGNS,
    issue: issueTerm(record, id),
    counts: [
      say.pointsInTexts(say.points(pointCount), say.texts(texts.length)),
      say.withPosition(stances.length),
      milestones(events.length),
    ].join(' · '),
    open: open.toReversed().map(state => toStateView(record, state)),
    texts: texts.map(text => toTextView(record, text)),
    stances: stances.map(({ row, cell }) => {
      const opposed = isOpposed(cell)
      const shown = opposed ? cell.counting : cell.counting.slice(0, 1)
      return {
        actor: actorLink(record, row.actor),
        sign: termOfCell(cell),
        isOpposed: opposed,
        positions: shown.map(position => positionView(record, position)),
        more: cell.history.length - shown.length,
        href: paths.positions({ ...ALL_POSITIONS, columns: 'issues', issue: id, actor: [row.actor] }),
      }
    }),
    silent: silent.length > 0 ? listed(silent.map(({ name }) => name)) : null,
    events: events.slice(0, EVENTS_SHOWN).map(event => ({
      ...linkToEvent(event, record),
      kind: kindTerm(record, event).label,
      certainty: termView(CERTAINTIES, event.certainty),
    })),
    eventCount: format(events.length),
    eventsHref: paths.timeline({ ...EVERYTHING, issue: [id] }),
    matrixHref: paths.positions({ ...ALL_POSITIONS, columns: 'issues', issue: id }),
    previous: neighbour(-1),
    next: neighbour(1),
    jsonHref: paths.issueJson(id),
  }
}

function toStateView(record: NegotiationRecord, state: PointState): StateView {
  const point = record.find('document', state.document)?.points.find(({ number }) => number === state.point)
  return {
    document: documentLink(record, state.document),
    point: { text: point?.label ?? '', href: pathsAt(record.moment).point(state.document, state.point) },
    number: state.point,
    term: termView(POINT_STATES, state.state),
    date: dateView(state.when),
    assertedBy: actorLink(record, state.assertedBy),
    grade: bestGrade(record, state.citations),
    text: state.text,
    sources: state.citations.flatMap(({ source }) => sourceLink(record, source) ?? []),
  }
}

function toTextView(record: NegotiationRecord, { document, points, states }: TextOnIssue): IssuePage['texts'][number] {
  const paths = pathsAt(record.moment)
  const newest = new Map(states.points.map(({ number, newest }) => [number, newest]))
  return {
    document: { text: document.title, href: paths.document(document.id) },
    date: dateView(document.when),
    note: words().issues.pointsAs(
      statusInWords(record, document),
      termView(FIDELITIES, document.fidelity).label.toLowerCase(),
    ),
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

function stateInWords(record: NegotiationRecord, claim: PointState): string {
  const { state, among } = claim
  const label = termView(POINT_STATES, state).label
  const { documents, pages } = words()
  const word =
    state === 'agreed-between' ? sentenceCase(documents.standing.agreedOnly(actorNames(record, among))) : label
  const silence = state === 'agreed-between' ? silenceInWords(record, unconfirmedBy(record, claim)) : null
  return [`${word}${pages.comma}${assertionInWords(record, claim)}`, silence].filter(Boolean).join(pages.semicolon)
}

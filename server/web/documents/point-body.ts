import { bestGrade, silenceInWords, unconfirmedBy } from '../../domain/documents/agreement-claim.ts'
import type { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import type { Point } from '../../domain/documents/lineage-links.ts'
import { pointHistory } from '../../domain/documents/point-history.ts'
import type { StateOfPoint } from '../../domain/documents/point-states.ts'
import { formatValue } from '../../domain/documents/point-values.ts'
import type { NegotiatingDocument } from '../../domain/entries/document.ts'
import { POINT_STATES, type PointState } from '../../domain/entries/point-state.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { sentenceCase } from '../../domain/text/sentence-case.ts'
import { entryHref } from '../site/entry-paths.ts'
import { actorLink, actorNames, type Link } from '../site/links.ts'
import { issueTerm } from '../site/own-terms.ts'
import { pathsAt, pointAnchor } from '../site/paths.ts'
import { type DateView, dateView, paragraphsOf, type TermView, termView } from '../site/small-views.ts'
import type { NumberedSource, SourceList } from '../sources/cited-sources.ts'
import { type FateLine, fateLine, noveltyInWords, originLine } from './fates.ts'

// How one point of a text is shown: on the page of its document and on its own.

/** What a point says. */
export interface PointBody {
  readonly paragraphs: readonly string[]
  /** Such as “Armed forces: ≤ 600,000 personnel”. */
  readonly values: readonly string[]
  readonly isUnverified: boolean
  readonly note: string | null
}

export interface PointView extends PointBody {
  readonly number: string
  readonly anchor: string
  readonly href: string
  readonly label: string
  readonly issues: readonly (TermView & { readonly href: string })[]
  readonly sources: readonly NumberedSource[]
  readonly state: PointStateView | null
  /** What it was in earlier texts, and why nothing is told where there is nothing. */
  readonly before: readonly FateLine[]
  readonly novelty: string | null
  /** What became of it in each later text; empty when there is none. */
  readonly after: readonly FateLine[]
  /** Null where it is the only point of its lineage. */
  readonly lineage: { readonly href: string; readonly versions: number } | null
}

export interface PointStateView {
  /** Its own page, with its history. */
  readonly href: string
  readonly term: TermView
  /** Such as “Agreed between North and South only”. */
  readonly words: string
  /** Such as “Nothing of the kind is recorded for South.” */
  readonly others: string | null
  readonly date: DateView
  readonly assertedBy: Link
  /** Of the best source, such as “C3”. */
  readonly grade: string | null
  /** Of whom there is no word that it is agreed. */
  readonly silence: string | null
  readonly text: string
  readonly sources: readonly NumberedSource[]
}

interface PointContext {
  readonly record: NegotiationRecord
  readonly graph: LineageGraph
  readonly sources: SourceList
}

export function toPointView(
  document: NegotiatingDocument,
  point: Point,
  state: StateOfPoint | undefined,
  { record, graph, sources }: PointContext,
): PointView {
  const ref = { document: document.id, number: point.number }
  const history = pointHistory(ref, graph)
  const size = graph.component(ref).filter(member => graph.point(member)).length
  const paths = pathsAt(record.moment)
  return {
    number: point.number,
    anchor: pointAnchor(point.number),
    href: paths.point(document.id, point.number),
    label: point.label,
    paragraphs: paragraphsOf(point.text),
    issues: point.issues.map(issue => ({
      ...issueTerm(record, issue),
      href: paths.issue(issue),
    })),
    values: valuesInWords(point),
    isUnverified: point.unverified,
    note: point.note,
    sources: sources.marks(point.citations),
    state: state?.newest ? toPointStateView(state.newest, document, record, sources) : null,
    before: history ? history.earlier.map(earlier => originLine(earlier, record, graph)) : [],
    novelty: history ? noveltyInWords(history) : null,
    after: history ? history.later.map(later => fateLine(later, record, graph)) : [],
    lineage: size > 1 ? { href: paths.lineage(ref.document, ref.number), versions: size } : null,
  }
}

export const valuesInWords = ({ values }: Point): string[] =>
  values.map(value => `${value.what}: ${formatValue(value)}`)

export function toPointStateView(
  state: PointState,
  document: NegotiatingDocument | undefined,
  record: NegotiationRecord,
  sources: SourceList,
): PointStateView {
  const { standing } = words().documents
  const agreed = state.state === 'agreed-between'
  const term = termView(POINT_STATES, state.state)
  return {
    href: entryHref(record, 'pointState', state.id),
    term,
    words: agreed
      ? sentenceCase(standing.agreedOnly(actorNames(record, state.among.toSorted())))
      : state.among.length > 0
        ? standing.among(term.label, actorNames(record, state.among))
        : term.label,
    others: agreed && document ? withoutOthers(document, state.among, record) : null,
    date: dateView(state.when),
    assertedBy: actorLink(record, state.assertedBy),
    grade: bestGrade(record, state.citations),
    silence: agreed ? silenceInWords(record, unconfirmedBy(record, state)) : null,
    text: state.text,
    sources: sources.marks(state.citations),
  }
}

/** Agreement of some is never agreement of all: names the parties to the text of which none is recorded. */
export function withoutOthers(
  { parties }: NegotiatingDocument,
  among: readonly string[],
  record: NegotiationRecord,
): string | null {
  const others = parties.filter(party => !among.includes(party))
  return others.length > 0 ? words().documents.standing.noAgreement(actorNames(record, others, 'disjunction')) : null
}

import { COVERAGE_GAPS } from '../../domain/documents/coverage.ts'
import type { LineageGraph, LineagePath } from '../../domain/documents/lineage-graph.ts'
import {
  type DropStatement,
  type LineageLink,
  type Point,
  type PointRef,
  pointKey,
} from '../../domain/documents/lineage-links.ts'
import {
  type EarlierText,
  type LaterText,
  type PointHistory,
  pointHistory,
} from '../../domain/documents/point-history.ts'
import type { StateOfPoint } from '../../domain/documents/point-states.ts'
import { formatValue } from '../../domain/documents/point-values.ts'
import {
  CHANGE_BASES,
  CHANGE_SIGNIFICANCES,
  type NegotiatingDocument,
  POINT_CHANGES,
} from '../../domain/entries/document.ts'
import { ISSUES } from '../../domain/entries/issues.ts'
import { POINT_STATES, type PointState } from '../../domain/entries/point-state.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { entryPath } from '../site/entry-paths.ts'
import { pathsAt, pointAnchor, withMoment } from '../site/paths.ts'
import {
  actorLink,
  type DateView,
  dateView,
  documentLink,
  type Link,
  paragraphsOf,
  type TermView,
  termView,
} from '../site/small-views.ts'
import type { NumberedSource, SourceList } from '../sources/source-list.ts'

// How one point of a text is shown: on the page of its document and on its own.

/** What a point says. */
export interface PointBody {
  readonly paragraphs: readonly string[]
  /** Such as “Ukrainian armed forces: ≤ 600,000 personnel”. */
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
  /** Such as “Agreed between the United States and Ukraine only”. */
  readonly words: string
  /** Such as “Nothing of the kind is recorded for Russia.” */
  readonly others: string | null
  readonly date: DateView
  readonly assertedBy: Link
  readonly text: string
  readonly sources: readonly NumberedSource[]
}

/** One earlier or later text, and what the point was or became there: word, then points, then text. */
export interface FateLine {
  readonly fate: 'origin' | 'continued' | 'dropped' | 'absent' | 'unknown'
  readonly word: string
  readonly points: readonly Link[]
  readonly document: Link
  /** How it changed, with what weight, and from what that is known. */
  readonly detail: string
  readonly notes: readonly string[]
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
      ...termView(ISSUES, issue),
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
  const agreed = state.state === 'agreed-between'
  const term = termView(POINT_STATES, state.state)
  return {
    href: withMoment(entryPath('pointState', state.id), record.moment),
    term,
    words: agreed
      ? `Agreed between ${actorNames(record, state.among.toSorted())} only`
      : state.among.length > 0
        ? `${term.label} among ${actorNames(record, state.among)}`
        : term.label,
    others: agreed && document ? withoutOthers(document, state.among, record) : null,
    date: dateView(state.when),
    assertedBy: actorLink(record, state.assertedBy),
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
  return others.length > 0 ? `No such agreement is recorded for ${actorNames(record, others, 'disjunction')}.` : null
}

export const actorNames = (
  record: NegotiationRecord,
  ids: readonly string[],
  type: Intl.ListFormatType = 'conjunction',
): string => new Intl.ListFormat('en', { type }).format(ids.map(id => actorLink(record, id).text))

/** “point 13”, leading to its page; without a link when the record does not hold it. */
export const pointLink = (record: NegotiationRecord, graph: LineageGraph, ref: PointRef): Link => ({
  text: `point ${ref.number}`,
  href: graph.point(ref) ? pathsAt(record.moment).point(ref.document, ref.number) : null,
})

/** A point with its label and its text, for a list outside of its document. */
export const placedPointLink = (record: NegotiationRecord, graph: LineageGraph, ref: PointRef): Link => ({
  ...pointLink(record, graph, ref),
  text: `${documentLink(record, ref.document).text}, point ${ref.number}: ${graph.point(ref)?.label ?? 'not in the record'}`,
})

function originLine(earlier: EarlierText, record: NegotiationRecord, graph: LineageGraph): FateLine {
  const id = earlier.points[0]?.document ?? ''
  const word = earlier.isMerged ? 'Merged from' : earlier.splitWith.length > 0 ? 'Split off from' : 'Comes from'
  return {
    fate: 'origin',
    word,
    points: earlier.points.map(ref => pointLink(record, graph, ref)),
    document: documentLink(record, id),
    detail: pathsInWords(earlier.paths, record),
    notes: [
      ...notesOf(earlier.paths),
      ...(earlier.splitWith.length > 0
        ? [
            `${sentenceCase(numbersInWords(earlier.splitWith))} of this text ${plural(earlier.splitWith, 'comes', 'come')} from there too.`,
          ]
        : []),
    ],
  }
}

function fateLine(later: LaterText, record: NegotiationRecord, graph: LineageGraph): FateLine {
  const { document, fate, points, paths, drops, mergedWith, gap } = later
  const line = {
    fate,
    points: points.map(ref => pointLink(record, graph, ref)),
    document: documentLink(record, document.id),
  }
  switch (fate) {
    case 'continued': {
      const partly = drops.length > 0 ? ['A part of it is recorded as left out.', ...dropNotes(drops)] : []
      const merged =
        mergedWith.length > 0
          ? [
              `${sentenceCase(numbersInWords(mergedWith))} of the earlier text ${plural(mergedWith, 'goes', 'go')} on there too.`,
            ]
          : []
      return {
        ...line,
        word: continuedWord(later),
        detail: pathsInWords(paths, record),
        notes: [...notesOf(paths), ...merged, ...partly],
      }
    }
    case 'dropped':
      return { ...line, word: 'Dropped in', detail: dropsInWords(drops), notes: dropNotes(drops) }
    case 'absent':
      return { ...line, word: 'No successor recorded in', detail: '', notes: [] }
    case 'unknown':
      return { ...line, word: 'Not comparable with', detail: gap ? COVERAGE_GAPS[gap].definition : '', notes: [] }
  }
}

function continuedWord({ isRestored, isSplit, mergedWith }: LaterText): string {
  const how = isSplit ? 'split into' : mergedWith.length > 0 ? 'merged into' : null
  if (isRestored) return how ? `Restored, ${how}` : 'Restored as'
  return how ? sentenceCase(how) : 'Continued as'
}

function noveltyInWords({ novelty }: PointHistory): string | null {
  switch (novelty) {
    case 'inserted':
      return 'New here: nothing in the texts it builds on is recorded as its origin.'
    case 'unknown':
      return 'Origin not known: a text it builds on is not known well enough to tell.'
    case 'first':
      return 'Its text builds on no other text that is recorded in points.'
    default:
      return null
  }
}

/** How it changed on the way, with the significance and the basis of what is said. */
function pathsInWords(paths: readonly LineagePath[], record: NegotiationRecord): string {
  const steps = new Map<string, LineageLink>()
  for (const { links } of paths)
    for (const link of links) steps.set(`${pointKey(link.from)} ${pointKey(link.to)}`, link)
  const isDirect = paths.every(({ links }) => new Set(links.map(({ to }) => pointKey(to))).size === 1)
  const words = isDirect
    ? [...steps.values()].map(linkInWords)
    : [...steps.values()].map(link => `${documentLink(record, link.to.document).text}: ${linkInWords(link)}`)
  return [...new Set(words)].join('; ')
}

export const linkInWords = ({ change, significance, basis }: LineageLink): string =>
  [
    termView(POINT_CHANGES, change).label.toLowerCase(),
    ...(significance ? [termView(CHANGE_SIGNIFICANCES, significance).label.toLowerCase()] : []),
    termView(CHANGE_BASES, basis).label.toLowerCase(),
  ].join(', ')

export const dropsInWords = (drops: readonly DropStatement[]): string =>
  [...new Set(drops.map(({ basis }) => termView(CHANGE_BASES, basis).label.toLowerCase()))].join('; ')

const notesOf = (paths: readonly LineagePath[]): string[] => [
  ...new Set(paths.flatMap(({ links }) => links.flatMap(({ note }) => note ?? []))),
]

const dropNotes = (drops: readonly DropStatement[]): string[] => [...new Set(drops.flatMap(({ note }) => note ?? []))]

const numbersInWords = (refs: readonly PointRef[]): string =>
  `${plural(refs, 'point', 'points')} ${new Intl.ListFormat('en').format(refs.map(({ number }) => number))}`
const plural = (items: readonly unknown[], one: string, several: string): string => (items.length === 1 ? one : several)

const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

import { COVERAGE_GAPS } from '../../domain/documents/coverage.ts'
import type { LineageGraph, LineagePath } from '../../domain/documents/lineage-graph.ts'
import { type DropStatement, type LineageLink, type PointRef, pointKey } from '../../domain/documents/lineage-links.ts'
import type { EarlierText, LaterText, PointHistory } from '../../domain/documents/point-history.ts'
import { POINT_CHANGES } from '../../domain/entries/document.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { documentLink, type Link, listed } from '../site/links.ts'
import { termView } from '../site/small-views.ts'
import { pointLink } from './point-link.ts'

// Where a point comes from and what became of it, text by text.

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

export function originLine(earlier: EarlierText, record: NegotiationRecord, graph: LineageGraph): FateLine {
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

export function fateLine(later: LaterText, record: NegotiationRecord, graph: LineageGraph): FateLine {
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

export function noveltyInWords({ novelty }: PointHistory): string | null {
  switch (novelty) {
    case 'inserted':
      return 'New here: nothing in the texts it builds on is recorded as its origin.'
    case 'unknown':
      return 'Origin not known: a text it builds on is not known well enough to tell.'
    case 'first':
      return 'New: no earlier text with points is recorded that this text is based on.'
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

/** Such as “reworded, a change of substance, as a party says”. */
export const linkInWords = ({ change, significance, basis }: LineageLink): string =>
  [
    termView(POINT_CHANGES, change).label.toLowerCase(),
    ...(significance && change !== 'unchanged' ? [WEIGHTS[significance]] : []),
    KNOWN_FROM[basis],
  ].join(', ')

export const dropsInWords = (drops: readonly DropStatement[]): string =>
  [...new Set(drops.map(({ basis }) => KNOWN_FROM[basis]))].join('; ')

const WEIGHTS: Readonly<Record<NonNullable<LineageLink['significance']>, string>> = {
  editorial: 'a change of wording only',
  substantive: 'a change of substance',
  decisive: 'a decisive change',
}

const KNOWN_FROM: Readonly<Record<LineageLink['basis'], string>> = {
  'text-compared': 'both texts compared',
  reported: 'as reported',
  'claimed-by-party': 'as a party says',
}

const notesOf = (paths: readonly LineagePath[]): string[] => [
  ...new Set(paths.flatMap(({ links }) => links.flatMap(({ note }) => note ?? []))),
]

const dropNotes = (drops: readonly DropStatement[]): string[] => [...new Set(drops.flatMap(({ note }) => note ?? []))]

const numbersInWords = (refs: readonly PointRef[]): string =>
  `${plural(refs, 'point', 'points')} ${listed(refs.map(({ number }) => number))}`

const plural = (items: readonly unknown[], one: string, several: string): string => (items.length === 1 ? one : several)

const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

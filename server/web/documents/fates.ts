import type { LineageGraph, LineagePath } from '../../domain/documents/lineage-graph.ts'
import { type DropStatement, type LineageLink, type PointRef, pointKey } from '../../domain/documents/lineage-links.ts'
import type { EarlierText, LaterText, PointHistory } from '../../domain/documents/point-history.ts'
import { POINT_CHANGES } from '../../domain/entries/document.ts'
import { words } from '../../domain/language/words.ts'
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
  const { fates } = words().documents
  const word = earlier.isMerged ? fates.mergedFrom : earlier.splitWith.length > 0 ? fates.splitFrom : fates.comesFrom
  return {
    fate: 'origin',
    word,
    points: earlier.points.map(ref => pointLink(record, graph, ref)),
    document: documentLink(record, id),
    detail: pathsInWords(earlier.paths, record),
    notes: [
      ...notesOf(earlier.paths),
      ...(earlier.splitWith.length > 0
        ? [fates.comeFromThere(numbersOf(earlier.splitWith), earlier.splitWith.length)]
        : []),
    ],
  }
}

export function fateLine(later: LaterText, record: NegotiationRecord, graph: LineageGraph): FateLine {
  const { document, fate, points, paths, drops, mergedWith, gap } = later
  const { fates, coverage } = words().documents
  const line = {
    fate,
    points: points.map(ref => pointLink(record, graph, ref)),
    document: documentLink(record, document.id),
  }
  switch (fate) {
    case 'continued': {
      const partly = drops.length > 0 ? [fates.partLeftOut, ...dropNotes(drops)] : []
      const merged = mergedWith.length > 0 ? [fates.goOnThere(numbersOf(mergedWith), mergedWith.length)] : []
      return {
        ...line,
        word: continuedWord(later),
        detail: pathsInWords(paths, record),
        notes: [...notesOf(paths), ...merged, ...partly],
      }
    }
    case 'dropped':
      return { ...line, word: fates.droppedIn, detail: dropsInWords(drops), notes: dropNotes(drops) }
    case 'absent':
      return { ...line, word: fates.noSuccessor, detail: '', notes: [] }
    case 'unknown':
      return { ...line, word: fates.notComparable, detail: gap ? coverage[gap].definition : '', notes: [] }
  }
}

function continuedWord({ isRestored, isSplit, mergedWith }: LaterText): string {
  const { fates } = words().documents
  if (isSplit) return isRestored ? fates.restoredSplit : fates.splitInto
  if (mergedWith.length > 0) return isRestored ? fates.restoredMerged : fates.mergedInto
  return isRestored ? fates.restoredAs : fates.continuedAs
}

export function noveltyInWords({ novelty }: PointHistory): string | null {
  return novelty === null ? null : words().documents.fates.novelty[novelty]
}

/** How it changed on the way, with the significance and the basis of what is said. */
function pathsInWords(paths: readonly LineagePath[], record: NegotiationRecord): string {
  const steps = new Map<string, LineageLink>()
  for (const { links } of paths)
    for (const link of links) steps.set(`${pointKey(link.from)} ${pointKey(link.to)}`, link)
  const isDirect = paths.every(({ links }) => new Set(links.map(({ to }) => pointKey(to))).size === 1)
  const told = isDirect
    ? [...steps.values()].map(linkInWords)
    : [...steps.values()].map(link => `${documentLink(record, link.to.document).text}: ${linkInWords(link)}`)
  return [...new Set(told)].join(words().pages.semicolon)
}

/** Such as “reworded, a change of substance, as a party says”. */
export const linkInWords = ({ change, significance, basis }: LineageLink): string =>
  [
    termView(POINT_CHANGES, change).label.toLowerCase(),
    ...(significance && change !== 'unchanged' ? [words().documents.fates.weights[significance]] : []),
    words().documents.fates.knownFrom[basis],
  ].join(words().pages.comma)

export const dropsInWords = (drops: readonly DropStatement[]): string =>
  [...new Set(drops.map(({ basis }) => words().documents.fates.knownFrom[basis]))].join(words().pages.semicolon)

const notesOf = (paths: readonly LineagePath[]): string[] => [
  ...new Set(paths.flatMap(({ links }) => links.flatMap(({ note }) => note ?? []))),
]

const dropNotes = (drops: readonly DropStatement[]): string[] => [...new Set(drops.flatMap(({ note }) => note ?? []))]

const numbersOf = (refs: readonly PointRef[]): string => listed(refs.map(({ number }) => number))

import { assertionInWords, silenceInWords } from '../../domain/documents/agreement-claim.ts'
import type { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import type { PointStates } from '../../domain/documents/point-states.ts'
import type { NegotiatingDocument } from '../../domain/entries/document.ts'
import { POINT_STATES, type PointState } from '../../domain/entries/point-state.ts'
import { groupBy } from '../../domain/group-by.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { actorNames, type SureLink } from '../site/links.ts'
import { pointAnchor } from '../site/paths.ts'
import { termView } from '../site/small-views.ts'
import { withoutOthers } from './point-body.ts'

/** How far the points of a text have come, by the newest state of each: a line for what one actor said on one day. */
export interface StandingView {
  readonly claims: readonly {
    readonly state: string
    /** Such as “18 points”. */
    readonly count: string
    /** Such as “agreed between North and South only”. */
    readonly words: string
    /** Such as “says the minister, 24 December 2025 (C3)”. */
    readonly says: string
    readonly silence: string | null
    readonly others: string | null
    /** Such as “1–11, 13”. */
    readonly numbers: string
    /** Of what is not agreed; what is would be most of the text. */
    readonly points: readonly (SureLink & { readonly label: string })[]
  }[]
  /** How many points are without a state. */
  readonly without: number
}

type Claim = StandingView['claims'][number]

/** Null where nothing is recorded of any point. `page` is where its points are, unless that is here. */
export function toStanding(
  document: NegotiatingDocument,
  { points, agreed, open, withoutState }: PointStates,
  record: NegotiationRecord,
  graph: LineageGraph,
  page = '',
): StandingView | null {
  if (withoutState.length === points.length) return null
  const here = (number: string) => ({
    text: number,
    label: graph.point({ document: document.id, number })?.label ?? '',
    href: `${page}#${pointAnchor(number)}`,
  })
  const { points: counted, standing } = words().documents
  const { agreedOnly, among } = standing
  const withdrawn = points.flatMap(({ newest }) => (newest?.state === 'withdrawn' ? newest : []))
  return {
    claims: [
      ...agreed.map(({ among: actors, points: numbers, unconfirmedBy, ...claim }): Claim => {
        return {
          state: 'agreed-between',
          count: counted(numbers.length),
          words: agreedOnly(actorNames(record, actors)),
          says: assertionInWords(record, claim),
          silence: silenceInWords(record, unconfirmedBy),
          others: withoutOthers(document, actors, record),
          numbers: inRuns(numbers, document),
          points: [],
        }
      }),
      ...oneSaying([...open, ...withdrawn]).map(([first, ...more]): Claim => {
        const numbers = [first, ...more].map(({ point }) => point)
        const state = termView(POINT_STATES, first.state).label.toLowerCase()
        return {
          state: first.state,
          count: counted(numbers.length),
          words: first.among.length > 0 ? among(state, actorNames(record, first.among)) : state,
          says: assertionInWords(record, first),
          silence: null,
          others: null,
          numbers: inRuns(numbers, document),
          points: numbers.map(here),
        }
      }),
    ],
    without: withoutState.length,
  }
}

/** States by what is said of them, who says it and when. */
function oneSaying(states: readonly PointState[]): (readonly [PointState, ...PointState[]])[] {
  const key = ({ state, assertedBy, when, among }: PointState) => [state, assertedBy, when, ...among].join(' ')
  return [...groupBy(states, key).values()].flatMap(([first, ...more]) => (first ? [[first, ...more] as const] : []))
}

/** Numbers that follow each other in the text, from the first to the last of them. */
function inRuns(numbers: readonly string[], { points }: NegotiatingDocument): string {
  const { comma } = words().pages
  const runs: string[][] = []
  for (const [index, { number }] of points.entries()) {
    if (!numbers.includes(number)) continue
    const last = runs.at(-1)
    if (last && last.at(-1) === points[index - 1]?.number) last.push(number)
    else runs.push([number])
  }
  return runs.map(run => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(comma))).join(comma)
}

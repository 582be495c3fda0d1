import type { ChangeSignificance } from '../documents/lineage-links.ts'
import { POINT_CHANGES } from '../entries/document.ts'
import { words } from '../language/words.ts'

/**
 * What a step from one compared text to a later one is, the strongest first: a row or step with several is named by the
 * first of them. The changes that a record can state, and what only the alignment shows.
 */
export const COMPARISON_KINDS = {
  get dropped() {
    return words().comparison.kinds.dropped
  },
  get 'no-successor'() {
    return words().comparison.kinds['no-successor']
  },
  inserted: POINT_CHANGES.inserted,
  restored: POINT_CHANGES.restored,
  split: POINT_CHANGES.split,
  merged: POINT_CHANGES.merged,
  'value-changed': POINT_CHANGES['value-changed'],
  narrowed: POINT_CHANGES.narrowed,
  broadened: POINT_CHANGES.broadened,
  reworded: POINT_CHANGES.reworded,
  get 'only-here'() {
    return words().comparison.kinds['only-here']
  },
  get related() {
    return words().comparison.kinds.related
  },
  untraceable: POINT_CHANGES.untraceable,
  get 'not-comparable'() {
    return words().comparison.kinds['not-comparable']
  },
  unchanged: POINT_CHANGES.unchanged,
} as const

export type ComparisonKind = keyof typeof COMPARISON_KINDS

const KINDS = Object.keys(COMPARISON_KINDS) as ComparisonKind[]

/** Each once, the strongest first; `unchanged` only where nothing else is true. */
export function strongestFirst(kinds: Iterable<ComparisonKind>): ComparisonKind[] {
  const named = new Set(kinds)
  if (named.size > 1) named.delete('unchanged')
  return KINDS.filter(kind => named.has(kind))
}

const SIGNIFICANCES: readonly ChangeSignificance[] = ['decisive', 'substantive', 'editorial']

export function greatestSignificance(all: readonly (ChangeSignificance | null)[]): ChangeSignificance | null {
  return SIGNIFICANCES.find(significance => all.includes(significance)) ?? null
}

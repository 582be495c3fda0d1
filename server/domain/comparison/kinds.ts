import type { ChangeSignificance } from '../documents/lineage-links.ts'
import { POINT_CHANGES } from '../entries/document.ts'

/**
 * What a step from one compared text to a later one is, the strongest first: a row or step with several is named by the
 * first of them. The changes that a record can state, and what only the alignment shows.
 */
export const COMPARISON_KINDS = {
  dropped: { label: 'Dropped', definition: 'The record says that the later text leaves the point out.' },
  'no-successor': {
    label: 'No successor recorded',
    definition:
      'The later text builds on the earlier one and is known, but nothing in it is recorded as coming from the point.',
  },
  inserted: POINT_CHANGES.inserted,
  restored: POINT_CHANGES.restored,
  split: POINT_CHANGES.split,
  merged: POINT_CHANGES.merged,
  'value-changed': POINT_CHANGES['value-changed'],
  narrowed: POINT_CHANGES.narrowed,
  broadened: POINT_CHANGES.broadened,
  reworded: POINT_CHANGES.reworded,
  'only-here': {
    label: 'Only in one text',
    definition: 'The point has no counterpart in the other text, and neither text builds on the other.',
  },
  related: {
    label: 'Not compared directly',
    definition: 'Both points belong to the same question, but no change from one to the other is recorded.',
  },
  untraceable: POINT_CHANGES.untraceable,
  'not-comparable': {
    label: 'Not comparable',
    definition: 'One of the texts is not known well enough to say whether the point is in it.',
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

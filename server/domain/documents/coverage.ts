import type { NegotiatingDocument } from '../entries/document.ts'

/** Why nothing follows from a point not being in a text. */
export type CoverageGap = keyof typeof COVERAGE_GAPS

export const COVERAGE_GAPS = {
  'not-public': { label: 'Not public', definition: 'The text is not public, so what is in it is not known.' },
  'count-only': { label: 'Count only', definition: 'Only the number of its points is known, not what they say.' },
  'partly-public': { label: 'Partly public', definition: 'Only a part of the text is public.' },
  'no-points': { label: 'No points recorded', definition: 'The record does not hold the points of this text.' },
  'some-points': { label: 'Some points recorded', definition: 'The record holds only some of its points.' },
} as const

/** Null when the record holds all points of a text, so that a point can be said to be missing from it. */
export function coverageGap({ availability, points, statedPointCount }: NegotiatingDocument): CoverageGap | null {
  if (availability === 'none') return 'not-public'
  if (availability === 'count-only') return 'count-only'
  if (availability === 'partial') return 'partly-public'
  if (points.length === 0) return 'no-points'
  return statedPointCount !== null && points.length < statedPointCount ? 'some-points' : null
}

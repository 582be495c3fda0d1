import type { NegotiatingDocument } from '../entries/document.ts'

/** Why nothing follows from a point not being in a text. */
export type CoverageGap = (typeof COVERAGE_GAPS)[number]

export const COVERAGE_GAPS = ['not-public', 'count-only', 'partly-public', 'no-points', 'some-points'] as const

/** Null when the record holds all points of a text, so that a point can be said to be missing from it. */
export function coverageGap({ availability, points, statedPointCount }: NegotiatingDocument): CoverageGap | null {
  if (availability === 'none') return 'not-public'
  if (availability === 'count-only') return 'count-only'
  if (availability === 'partial') return 'partly-public'
  if (points.length === 0) return 'no-points'
  return statedPointCount !== null && points.length < statedPointCount ? 'some-points' : null
}

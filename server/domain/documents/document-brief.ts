import type { NegotiatingDocument } from '../entries/document.ts'
import { LIMITS } from '../entries/fields.ts'
import { ISSUES } from '../entries/issues.ts'
import { groupBy } from '../group-by.ts'

// What a text says, a line a subject. An editor's own lines are never mixed with composed ones.

interface DocumentBrief {
  readonly lines: readonly { readonly text: string; readonly points: readonly string[] }[]
  /** Whether no editor wrote it, and it is made of what the points are called. */
  readonly isComposed: boolean
}

/** Without lines where the record holds no points of the text and no editor has said what is in it. */
export function documentBrief({ brief, points }: Pick<NegotiatingDocument, 'brief' | 'points'>): DocumentBrief {
  if (brief.length > 0) return { lines: brief, isComposed: false }
  const byIssue = groupBy(points, ({ issues: [first] }) => first ?? 'process')
  const lines = [...byIssue].map(([issue, group]) => ({
    text: `${ISSUES[issue].label}: ${group.map(({ label }) => label).join('; ')}`,
    points: group.map(({ number }) => number),
  }))
  const [told, rest] = [lines.slice(0, LIMITS.briefLines), lines.slice(LIMITS.briefLines)]
  const others = rest.flatMap(line => line.points)
  return {
    lines: others.length === 0 ? told : [...told, { text: 'On other subjects', points: others }],
    isComposed: true,
  }
}

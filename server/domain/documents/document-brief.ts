import type { NegotiatingDocument } from '../entries/document.ts'
import { LIMITS } from '../entries/fields.ts'
import type { Term } from '../entries/terms.ts'
import { groupBy } from '../group-by.ts'
import { words } from '../language/words.ts'

const UNSORTED = ''

// What a text says, a line a subject. An editor's own lines are never mixed with composed ones.

interface DocumentBrief {
  readonly lines: readonly { readonly text: string; readonly points: readonly string[] }[]
  /** Whether no editor wrote it, and it is made of what the points are called. */
  readonly isComposed: boolean
}

/** Without lines where the record holds no points of the text and no editor has said what is in it. */
export function documentBrief(
  { brief, points }: Pick<NegotiatingDocument, 'brief' | 'points'>,
  issues: Readonly<Record<string, Term>>,
): DocumentBrief {
  if (brief.length > 0) return { lines: brief, isComposed: false }
  const told = words().documents.brief
  const byIssue = groupBy(points, ({ issues: [first] }) => first ?? UNSORTED)
  const lines = [...byIssue].map(([issue, group]) => ({
    text: `${issues[issue]?.label ?? told.unsorted}: ${group.map(({ label }) => label).join('; ')}`,
    points: group.map(({ number }) => number),
  }))
  const [first, rest] = [lines.slice(0, LIMITS.briefLines), lines.slice(LIMITS.briefLines)]
  const others = rest.flatMap(line => line.points)
  return {
    lines: others.length === 0 ? first : [...first, { text: told.others, points: others }],
    isComposed: true,
  }
}

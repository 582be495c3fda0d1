import { dateInWords } from '../dates/words.ts'
import type { Citation } from '../entries/citation.ts'
import type { PointState } from '../entries/point-state.ts'
import { listInWords } from '../language/lists.ts'
import { words } from '../language/words.ts'
import { dayOf, sidesOf } from '../record/actor-sides.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'

// That something is agreed is somebody's word. Wherever it is shown it is told whose, from when, how good the source is,
// and whether the others whom it binds have said so themselves.

interface Assertion extends Pick<PointState, 'assertedBy' | 'when'> {
  readonly citations: readonly Citation[]
}

/** The actors for whom somebody's word counts: the actor itself and whom it spoke for at that date. */
const spokenFor = (record: NegotiationRecord, actor: string, when: string): string[] => [
  actor,
  ...sidesOf(record, actor, dayOf(record.calendar, when)),
]

/** Those among whom a point is said to be agreed of whom the record has no word of their own that it is. */
export function unconfirmedBy(
  record: NegotiationRecord,
  { document, point, among, assertedBy, when }: PointState,
): string[] {
  const confirmed = new Set(spokenFor(record, assertedBy, when))
  for (const state of record.referrers(document, 'pointState'))
    if (state.point === point && state.state === 'agreed-between')
      for (const actor of spokenFor(record, state.assertedBy, state.when)) confirmed.add(actor)
  for (const { about, stance, actor, when: said } of record.referrers(document, 'position'))
    if (about.point === point && stance === 'accepts')
      for (const side of spokenFor(record, actor, said)) confirmed.add(side)
  return [...new Set(among)].filter(actor => !confirmed.has(actor)).sort()
}

/** Of the best source: the letter of the outlet and the number of the information, such as “C3”; null without a source. */
export function bestGrade(record: Pick<NegotiationRecord, 'find'>, citations: readonly Citation[]): string | null {
  const grades = citations.map(({ source, credibility }) => {
    const outlet = record.find('source', source)?.reliability ?? 'F'
    return `${outlet}${credibility}`
  })
  return grades.sort()[0] ?? null
}

/** Such as “says the minister, 24 December 2025 (C3)”. */
export function assertionInWords(
  record: Pick<NegotiationRecord, 'find'>,
  { assertedBy, when, citations }: Assertion,
): string {
  const grade = bestGrade(record, citations)
  const by = record.find('actor', assertedBy)?.name ?? assertedBy
  return `${words().documents.standing.says(by, dateInWords(when))}${grade === null ? '' : ` (${grade})`}`
}

/** Such as “no statement of its own on this is recorded for the mediator”; null where all have said so. */
export function silenceInWords(record: Pick<NegotiationRecord, 'find'>, unconfirmed: readonly string[]): string | null {
  if (unconfirmed.length === 0) return null
  const names = unconfirmed.map(id => record.find('actor', id)?.name ?? id)
  return words().documents.standing.silence(listInWords(names, 'disjunction'))
}

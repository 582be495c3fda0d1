import type { NegotiatingDocument, PointState, Process, TimelineEvent } from './entries.ts'
import { parseEdtf, sortKey } from './fuzzy-date.ts'
import type { NegotiationRecord } from './negotiation-record.ts'
import { EVERYTHING } from './timeline-query.ts'

/** Points of one text on which the same actors are said to agree; agreement of some is never agreement of all. */
export interface AgreedGroup {
  readonly among: readonly string[]
  readonly points: readonly string[]
}

export interface CurrentText {
  readonly document: NegotiatingDocument
  /** Newest recorded state of each point that is neither agreed nor withdrawn. */
  readonly open: readonly PointState[]
  readonly agreed: readonly AgreedGroup[]
  readonly pointsWithoutState: readonly string[]
}

/** Where the negotiation stands, as far as the record goes: derived, never typed in. */
export interface StateOfPlay {
  readonly latestLandmark: TimelineEvent | undefined
  /** Demands or promises whose date is open, the nearest first. */
  readonly runningDeadlines: readonly TimelineEvent[]
  readonly currentText: CurrentText | undefined
  /** What the record lists as still to come, the nearest first. */
  readonly toCome: readonly TimelineEvent[]
  readonly process: Process | undefined
}

const dateKey = (when: string): string => {
  const parsed = parseEdtf(when)
  return parsed.ok ? sortKey(parsed.date) : ''
}

/** The entries in the order of a date; each date is read once, however many there are. */
const inOrderOf = <T extends { readonly id: string }>(entries: readonly T[], dateOf: (entry: T) => string): T[] =>
  entries
    .map(entry => ({ entry, key: `${dateKey(dateOf(entry))} ${entry.id}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ entry }) => entry)

export function stateOfPlay(record: NegotiationRecord): StateOfPlay {
  const process = inOrderOf(record.list('process'), ({ began }) => began).at(-1)
  return {
    latestLandmark: record.timeline.findLatest(
      ({ significance, occurrence }) => significance === 3 && (occurrence === 'occurred' || occurrence === 'under-way'),
    ),
    runningDeadlines: inOrderOf(
      record.list('event').filter(({ deadline }) => deadline?.outcome === 'open'),
      ({ deadline }) => deadline?.due ?? '',
    ),
    currentText: currentText(record),
    toCome: process ? toCome(record, process) : [],
    process,
  }
}

/** What is scheduled or announced for the last day that the record covers, or later. */
function toCome(record: NegotiationRecord, { coverage }: Process): TimelineEvent[] {
  const parsed = parseEdtf(coverage.to)
  const from = parsed.ok ? parsed.date.latest : null
  return record.timeline
    .allMatching({ ...EVERYTHING, context: true, from })
    .filter(({ occurrence }) => occurrence === 'scheduled' || occurrence === 'announced')
}

/** The newest text on whose points something is recorded; without any, the newest text with points. */
function currentText(record: NegotiationRecord): CurrentText | undefined {
  const withPoints = inOrderOf(
    record.list('document').filter(({ points }) => points.length > 0),
    ({ when }) => when,
  )
  const document = withPoints.findLast(({ id }) => record.referrers(id, 'pointState').length > 0) ?? withPoints.at(-1)
  if (!document) return undefined

  const newest = new Map<string, PointState>()
  for (const state of inOrderOf(record.referrers(document.id, 'pointState'), ({ when }) => when)) {
    newest.set(state.point, state)
  }

  const open: PointState[] = []
  const agreed = new Map<string, { among: string[]; points: string[] }>()
  for (const { number } of document.points) {
    const state = newest.get(number)
    if (state?.state === 'agreed-between') {
      const among = [...state.among].sort()
      const group = agreed.get(among.join()) ?? { among, points: [] }
      group.points.push(number)
      agreed.set(among.join(), group)
    } else if (state && state.state !== 'withdrawn') open.push(state)
  }
  return {
    document,
    open,
    agreed: [...agreed.values()],
    pointsWithoutState: document.points.map(({ number }) => number).filter(number => !newest.has(number)),
  }
}

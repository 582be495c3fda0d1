import { inTimeOrder } from '../dates/time-order.ts'
import type { TimelineEvent } from '../entries/event.ts'
import { sidesOf, speakingFor } from '../record/actor-sides.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'

// Who met whom: joint appearances in what took place, in a room or on a line.

const MEETING_KINDS: readonly TimelineEvent['kind'][] = [
  'talks',
  'mediation',
  'leaders-meeting',
  'call',
  'coordination',
]

/** An entry of these may hold several conversations one after the other, such as a president's calls to both sides. */
const SEPARABLE_KINDS: readonly TimelineEvent['kind'][] = ['call', 'mediation']

/**
 * Those who were there. A recipient, an author, somebody consulted or affected need not have been, and a speaker often tells
 * of a meeting of others.
 */
const PARTS_PRESENT: readonly TimelineEvent['participants'][number]['part'][] = [
  'party',
  'head-of-delegation',
  'delegate',
  'mediator',
  'host',
  'guarantor',
  'observer',
  'signatory',
]

export interface JointAppearance {
  readonly actor: string
  /** On the same side: they appeared together rather than met. */
  readonly isColleague: boolean
  /** How often; 0 when all is unclear. */
  readonly count: number
  readonly first: TimelineEvent | undefined
  readonly last: TimelineEvent | undefined
  /** Ids of the events that count, the oldest first. */
  readonly events: readonly string[]
  /** Ids of calls and mediations among three or more sides: these two need not have spoken with each other. */
  readonly unclear: readonly string[]
}

/** Took place, as far as is known, and not only by the word of those who have since taken it back. */
const tookPlace = ({ occurrence, certainty }: TimelineEvent): boolean =>
  (occurrence === 'occurred' || occurrence === 'under-way') && certainty !== 'denied' && certainty !== 'retracted'

export const isMeeting = (event: TimelineEvent): boolean => MEETING_KINDS.includes(event.kind) && tookPlace(event)

const presentAt = (event: TimelineEvent): string[] => [
  ...new Set(event.participants.filter(({ part }) => PARTS_PRESENT.includes(part)).map(({ actor }) => actor)),
]

/**
 * With whom an actor has met, the most frequent first and colleagues last. A state, a body or a coalition is there when
 * somebody is who speaks for it, and whoever meets a person has met the side for which that person speaks.
 */
export function jointAppearances(record: NegotiationRecord, actor: string): JointAppearance[] {
  const own = new Set([actor, ...speakingFor(record, actor).map(({ id }) => id)])
  const superiors = new Set(sidesOf(record, actor))
  const met = new Map<string, { certain: TimelineEvent[]; unclear: TimelineEvent[] }>()
  for (const event of meetingsOf(record, own)) {
    const lines = presentAt(event).map(id => [id, ...sidesOf(record, id)])
    const isUnclear = SEPARABLE_KINDS.includes(event.kind) && new Set(lines.map(line => line.at(-1))).size > 2
    for (const other of new Set(lines.flat())) {
      if (own.has(other) || superiors.has(other)) continue
      const events = met.get(other) ?? { certain: [], unclear: [] }
      met.set(other, events)
      events[isUnclear ? 'unclear' : 'certain'].push(event)
    }
  }
  return [...met]
    .map(([other, { certain, unclear }]) => ({
      actor: other,
      isColleague: sidesOf(record, other).some(side => superiors.has(side)),
      count: certain.length,
      first: certain[0],
      last: certain.at(-1),
      events: certain.map(({ id }) => id),
      unclear: unclear.map(({ id }) => id),
    }))
    .sort(
      (a, b) =>
        Number(a.isColleague) - Number(b.isColleague) ||
        b.count - a.count ||
        b.unclear.length - a.unclear.length ||
        (a.actor < b.actor ? -1 : 1),
    )
}

/** The meetings at which one of these was, the oldest first. */
function meetingsOf(record: NegotiationRecord, actors: ReadonlySet<string>): TimelineEvent[] {
  const found = new Set<TimelineEvent>()
  for (const actor of actors) {
    for (const event of record.referring(actor, 'event')) {
      if (isMeeting(event) && presentAt(event).some(id => actors.has(id))) found.add(event)
    }
  }
  return inTimeOrder([...found], record.calendar)
}

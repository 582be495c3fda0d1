import type { TimelineEvent } from '../entries/event.ts'
import { dayOf, sidesOf, speakingFor } from '../record/actor-sides.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { EventLists, keptLists } from './event-lists.ts'

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
  /** Those that count, the oldest first. */
  readonly events: readonly TimelineEvent[]
  /** Calls and mediations among three or more sides: these two need not have spoken with each other. */
  readonly unclear: readonly TimelineEvent[]
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
  const superiors = new Set(sidesOf(record, actor))
  const lists = keptLists(record, {
    subject: 'meetings',
    actor,
    restOnSides: true,
    read: () => readMeetingLists(record, actor),
  })
  return [...new Set([...lists.names()].map(name => name.slice(CERTAIN.length)))]
    .map(other => {
      const events = lists.get(CERTAIN + other)
      return {
        actor: other,
        isColleague: sidesOf(record, other).some(side => superiors.has(side)),
        count: events.length,
        first: events[0],
        last: events.at(-1),
        events,
        unclear: lists.get(UNCLEAR + other),
      }
    })
    .sort(
      (a, b) =>
        Number(a.isColleague) - Number(b.isColleague) ||
        b.count - a.count ||
        b.unclear.length - a.unclear.length ||
        (a.actor < b.actor ? -1 : 1),
    )
}

// Of one length.
const CERTAIN = 'certain '
const UNCLEAR = 'unclear '

/** The meetings at which the actor was, or somebody who speaks for it, under the names of the others. */
function readMeetingLists(record: NegotiationRecord, actor: string): EventLists {
  const own = [actor, ...speakingFor(record, actor).map(({ id }) => id)]
  const named = new Set(own.flatMap(id => record.referring(id, 'event')))
  return new EventLists(record, [...named].filter(isMeeting), event => {
    if (!isMeeting(event)) return []
    const day = dayOf(record.calendar, event.when)
    const lines = presentAt(event).map(id => [id, ...sidesOf(record, id, day)])
    if (!lines.some(line => line.includes(actor))) return []
    const superiors = new Set(sidesOf(record, actor, day))
    const isUnclear = SEPARABLE_KINDS.includes(event.kind) && new Set(lines.map(line => line.at(-1))).size > 2
    return lines
      .filter(line => !line.includes(actor))
      .flat()
      .filter(other => !superiors.has(other))
      .map(other => (isUnclear ? UNCLEAR : CERTAIN) + other)
  })
}

import { numberOfDay, type TimelineCalendar } from '../dates/timeline-dates.ts'
import type { Actor } from '../entries/actor.ts'
import type { NegotiationRecord } from './negotiation-record.ts'

// Who speaks for whom, and when: people change sides. Both directions end when somebody's side leads back to them.

type Office = Actor['offices'][number]
type Sided = Pick<Actor, 'side' | 'offices'>

/** No office that is still held has ended by then. */
export const NOW = Number.POSITIVE_INFINITY

/** The day of which a record tells. */
export const dayRead = ({ moment: { on } }: Pick<NegotiationRecord, 'moment'>): number =>
  on === undefined ? NOW : numberOfDay(on)

/** The day as which a date counts where one has to be told: its first, or its last where nobody knows when it began. */
export function dayOf(calendar: TimelineCalendar, when: string): number {
  const { earliest, latest } = calendar.datesOf(when)
  return earliest === Number.NEGATIVE_INFINITY ? latest : earliest
}

export const isDated = ({ from, to }: Office): boolean => from !== undefined || to !== undefined

/** Whether the dates of an office leave it open that somebody holds it on a day. */
export const mayBeHeldOn = ({ from, to }: Office, day: number, calendar: TimelineCalendar): boolean =>
  (from === undefined || calendar.datesOf(from).earliest <= day) &&
  (to === undefined || calendar.datesOf(to).latest >= day)

/** For whom somebody speaks on a day: as an office that they hold then says, one with dates before one without; else their side. */
export function sideOn({ side, offices }: Sided, day: number, calendar: TimelineCalendar): string | undefined {
  const held = offices.filter(office => office.for !== undefined && mayBeHeldOn(office, day, calendar))
  return (held.findLast(isDated) ?? held.at(-1))?.for ?? side
}

/** For whom an actor speaks on a day: its side, the side of that, and so on, the nearest first. */
export function sidesOf(
  record: Pick<NegotiationRecord, 'find' | 'calendar' | 'moment'>,
  actor: string,
  day = dayRead(record),
): string[] {
  const sideOf = (id: string): string | undefined => {
    const found = record.find('actor', id)
    return found && sideOn(found, day, record.calendar)
  }
  const found = new Set<string>()
  let side = sideOf(actor)
  while (side !== undefined && side !== actor && !found.has(side)) {
    found.add(side)
    side = sideOf(side)
  }
  return [...found]
}

/** Everybody who speaks or ever spoke for an actor, or for somebody who does; by name. */
export function speakingFor(record: NegotiationRecord, actor: string): Actor[] {
  const found = new Map<string, Actor>()
  const visit = (id: string): void => {
    for (const speaker of record.referrers(id, 'actor')) {
      if (speaker.id === actor || found.has(speaker.id)) continue
      found.set(speaker.id, speaker)
      visit(speaker.id)
    }
  }
  visit(actor)
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1))
}

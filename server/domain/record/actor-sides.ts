import type { Actor } from '../entries/actor.ts'
import type { NegotiationRecord } from './negotiation-record.ts'

// Who speaks for whom. Both directions end when somebody's side leads back to them.

/** For whom an actor speaks: its side, the side of that, and so on, the nearest first. */
export function sidesOf(record: NegotiationRecord, actor: string): string[] {
  const found = new Set<string>()
  let side = record.find('actor', actor)?.side
  while (side !== undefined && side !== actor && !found.has(side)) {
    found.add(side)
    side = record.find('actor', side)?.side
  }
  return [...found]
}

/** Everybody who speaks for an actor, or for somebody who does; by name. */
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

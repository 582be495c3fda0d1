import type { Actor } from '../entries/actor.ts'
import { dayOf, sideOn } from '../record/actor-sides.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { fold } from '../text/folding.ts'
import { type TextLookups, textLookups } from './searchable-text.ts'

type LinkedType = 'actor' | 'document' | 'source'

interface ActorName {
  readonly text: string
  readonly side: string | undefined
  /** Those in which somebody speaks for another side. */
  readonly offices: Actor['offices']
}

/**
 * What events take over from the entries they refer to, folded for the search. Actors and documents stand in many events and
 * are remembered; sources in few.
 */
export class LinkedNames implements TextLookups {
  readonly #record: NegotiationRecord
  readonly #lookups: TextLookups
  readonly #actors = new Map<string, ActorName>()
  readonly #documents = new Map<string, string>()

  constructor(record: NegotiationRecord) {
    this.#record = record
    this.#lookups = textLookups(record)
  }

  actor(id: string): string {
    return this.#actor(id).text
  }

  /** For whom an actor speaks at a date. */
  sideAt(id: string, when: string): string | undefined {
    const actor = this.#actor(id)
    const { calendar } = this.#record
    return actor.offices.length === 0 ? actor.side : sideOn(actor, dayOf(calendar, when), calendar)
  }

  document(id: string): string {
    const known = this.#documents.get(id)
    if (known !== undefined) return known
    const text = fold(this.#lookups.document(id))
    this.#documents.set(id, text)
    return text
  }

  source(id: string): string {
    return fold(this.#lookups.source(id))
  }

  /** Reads a changed entry again. Answers whose referrers no longer say what the index holds of them. */
  update(type: LinkedType, id: string): string[] {
    if (type === 'source') return [id]
    if (type === 'document') {
      const before = this.#documents.get(id)
      this.#documents.delete(id)
      return before === this.document(id) ? [] : [id]
    }
    const before = this.#actors.get(id)
    this.#actors.delete(id)
    const after = this.#actor(id)
    if (before && sidesIn(before) === sidesIn(after)) return before.text === after.text ? [] : [id]
    return [...this.#speakingFor(id, new Set())]
  }

  #actor(id: string): ActorName {
    const known = this.#actors.get(id)
    if (known) return known
    const { side, offices = [] } = this.#record.find('actor', id) ?? {}
    const name = {
      text: fold(this.#lookups.actor(id)),
      side,
      offices: offices.filter(office => office.for !== undefined),
    }
    this.#actors.set(id, name)
    return name
  }

  /** An actor and all who speak for it, for somebody who speaks for it, and so on. */
  #speakingFor(id: string, found: Set<string>): Set<string> {
    if (found.has(id)) return found
    found.add(id)
    for (const speaker of this.#record.referrers(id, 'actor')) this.#speakingFor(speaker.id, found)
    return found
  }
}

const sidesIn = ({ side, offices }: ActorName): string => JSON.stringify([side, offices])

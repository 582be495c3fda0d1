import { inTimeOrder } from '../dates/time-order.ts'
import type { Actor } from '../entries/actor.ts'
import type { Quote } from '../entries/citation.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import { PARTS, type TimelineEvent } from '../entries/event.ts'
import type { Position } from '../entries/position.ts'
import { termIds } from '../entries/terms.ts'
import { groupBy } from '../group-by.ts'
import { sidesOf, speakingFor } from '../record/actor-sides.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'

// All that the record says of one actor. Whom it met is in meetings.ts.

type Part = TimelineEvent['participants'][number]['part']
type DocumentRole = 'author' | 'party' | 'custody'

interface Office {
  readonly title: string
  /** The actor's own entry gives it. */
  readonly isCurrent: boolean
  /** Events in which the actor appears under this title, the oldest first. */
  readonly events: readonly TimelineEvent[]
}

export interface ActorProfile {
  readonly actor: Actor
  /** For whom the actor speaks, the nearest first. */
  readonly sides: readonly Actor[]
  /** The office of the actor's own entry first, then those of events, the one last seen first. */
  readonly offices: readonly Office[]
  /** Who speaks for the actor, at any remove, by name. */
  readonly people: readonly Actor[]
  readonly bodies: readonly Actor[]
  /** All that name the actor, the newest first. */
  readonly named: readonly TimelineEvent[]
  /** By part, in the order of the vocabulary; the newest first. An event in which the actor has two parts is in both. */
  readonly events: readonly { readonly part: Part; readonly events: readonly TimelineEvent[] }[]
  /** Words of the actor, the newest first, from events and from positions. */
  readonly quotes: readonly { readonly quote: Quote; readonly in: TimelineEvent | Position }[]
  readonly accounts: readonly { readonly text: string; readonly source: string; readonly event: TimelineEvent }[]
  /** Positions in the actor's name, by text, the newest text first; null for those on an issue alone. Newest first. */
  readonly positions: readonly { readonly document: string | null; readonly positions: readonly Position[] }[]
  /** Positions that the actor stated in the name of another, the newest first. */
  readonly stated: readonly Position[]
  /** The newest first. */
  readonly documents: readonly { readonly document: NegotiatingDocument; readonly roles: readonly DocumentRole[] }[]
}

export function actorProfile(record: NegotiationRecord, actor: Actor): ActorProfile {
  const { id } = actor
  const newestFirst = <T extends { readonly id: string; readonly when: string }>(entries: readonly T[]): T[] =>
    inTimeOrder(entries, record.calendar).reverse()
  const events = newestFirst(record.referring(id, 'event'))
  const positions = newestFirst(record.referring(id, 'position'))
  const speakers = speakingFor(record, id)
  return {
    actor,
    sides: sidesOf(record, id).flatMap(side => record.find('actor', side) ?? []),
    offices: officesOf(actor, events.toReversed()),
    people: speakers.filter(({ kind }) => kind === 'person'),
    bodies: speakers.filter(({ kind }) => kind !== 'person'),
    named: events,
    events: byPart(id, events),
    quotes: quotesOf(id, newestFirst([...events, ...positions].filter(entry => quotesIn(entry, id).length > 0))),
    accounts: events.flatMap(event =>
      event.accounts.filter(account => account.actor === id).map(({ text, source }) => ({ text, source, event })),
    ),
    positions: positionsByText(
      record,
      positions.filter(position => position.actor === id),
    ),
    stated: positions.filter(position => position.speaker === id && position.actor !== id),
    documents: newestFirst(record.referring(id, 'document')).map(document => ({
      document,
      roles: rolesIn(document, id),
    })),
  }
}

function byPart(actor: string, newestFirst: readonly TimelineEvent[]): ActorProfile['events'] {
  const found = new Map<Part, TimelineEvent[]>()
  for (const event of newestFirst) {
    for (const { actor: one, part } of event.participants) {
      if (one !== actor) continue
      const events = found.get(part)
      if (!events) found.set(part, [event])
      else if (events.at(-1) !== event) events.push(event)
    }
  }
  return termIds(PARTS).flatMap(part => {
    const events = found.get(part)
    return events ? [{ part, events }] : []
  })
}

function officesOf({ id, role }: Actor, oldestFirst: readonly TimelineEvent[]): Office[] {
  const seen = new Map<string, Set<TimelineEvent>>()
  const lastSeenAt = new Map<string, number>()
  for (const [place, event] of oldestFirst.entries()) {
    for (const participant of event.participants) {
      if (participant.actor !== id || participant.as === undefined) continue
      lastSeenAt.set(participant.as, place)
      const events = seen.get(participant.as)
      if (events) events.add(event)
      else seen.set(participant.as, new Set([event]))
    }
  }
  const lastSeen = ({ title }: Office): number => lastSeenAt.get(title) ?? -1
  const titles = role === undefined ? [...seen.keys()] : [role, ...[...seen.keys()].filter(title => title !== role)]
  return titles
    .map(title => ({ title, isCurrent: title === role, events: [...(seen.get(title) ?? [])] }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || lastSeen(b) - lastSeen(a))
}

/** The same words in an event and in a position that rests on it are shown once, where they come first. */
function quotesOf(actor: string, newestFirst: readonly (TimelineEvent | Position)[]): ActorProfile['quotes'] {
  const found = new Map<string, { readonly quote: Quote; readonly in: TimelineEvent | Position }>()
  for (const entry of newestFirst) {
    for (const quote of quotesIn(entry, actor)) if (!found.has(quote.text)) found.set(quote.text, { quote, in: entry })
  }
  return [...found.values()]
}

function quotesIn(entry: TimelineEvent | Position, speaker: string): readonly Quote[] {
  if ('quotes' in entry) return entry.quotes.filter(quote => quote.speaker === speaker)
  return entry.quote?.speaker === speaker ? [entry.quote] : []
}

function positionsByText(record: NegotiationRecord, positions: readonly Position[]): ActorProfile['positions'] {
  const byText = groupBy(positions, ({ about }) => about.document ?? null)
  const dateOf = (document: string | null) => (document === null ? undefined : record.find('document', document)?.when)
  const keyOf = (document: string | null) => record.calendar.datesOf(dateOf(document) ?? '../..').key
  const texts = [...byText.keys()]
    .filter(document => document !== null)
    .sort((a, b) => (keyOf(a) > keyOf(b) ? -1 : keyOf(a) < keyOf(b) ? 1 : a < b ? -1 : 1))
  return [...texts, null].flatMap(document => {
    const group = byText.get(document)
    return group ? [{ document, positions: group }] : []
  })
}

function rolesIn({ authors, parties, custody }: NegotiatingDocument, actor: string): DocumentRole[] {
  const roles: DocumentRole[] = []
  if (authors.some(author => author.actor === actor)) roles.push('author')
  if (parties.includes(actor)) roles.push('party')
  if (custody.some(holder => holder.actor === actor)) roles.push('custody')
  return roles
}

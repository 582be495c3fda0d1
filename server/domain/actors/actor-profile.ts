import { inTimeOrder } from '../dates/time-order.ts'
import type { Actor } from '../entries/actor.ts'
import type { Quote } from '../entries/citation.ts'
import type { NegotiatingDocument } from '../entries/document.ts'
import { PARTS, type TimelineEvent } from '../entries/event.ts'
import type { Position } from '../entries/position.ts'
import { referencesOf } from '../entries/references.ts'
import { termIds } from '../entries/terms.ts'
import { groupBy } from '../group-by.ts'
import { sidesOf, speakingFor } from '../record/actor-sides.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { EventLists, keptLists } from './event-lists.ts'
import { presentOffice } from './office.ts'

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

/** There may be thousands; as many are looked up as are asked for. */
interface Offices extends Iterable<Office> {
  readonly length: number
  slice(start: number, end: number): readonly Office[]
}

export interface ActorProfile {
  readonly actor: Actor
  /** For whom the actor speaks, the nearest first. */
  readonly sides: readonly Actor[]
  /** The office of the actor's own entry first, then those of events, the one last seen first. */
  readonly offices: Offices
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
  /** Events with a deadline that the actor set, the oldest first. */
  readonly settingDeadlines: readonly TimelineEvent[]
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
  const lists = keptLists(record, {
    subject: 'profile',
    actor: id,
    restOnSides: false,
    read: () => readProfileLists(record, id),
  })
  const positions = newestFirst(record.referring(id, 'position'))
  const speakers = speakingFor(record, id)
  return {
    actor,
    sides: sidesOf(record, id).flatMap(side => record.find('actor', side) ?? []),
    offices: officesOf(actor, lists),
    people: speakers.filter(({ kind }) => kind === 'person'),
    bodies: speakers.filter(({ kind }) => kind !== 'person'),
    named: lists.get(NAMED).toReversed(),
    events: byPart(lists),
    quotes: quotesOf(
      id,
      newestFirst([...lists.get(QUOTED), ...positions.filter(position => quotesIn(position, id).length > 0)]),
    ),
    accounts: lists
      .get(TELLING)
      .toReversed()
      .flatMap(event =>
        event.accounts.filter(account => account.actor === id).map(({ text, source }) => ({ text, source, event })),
      ),
    settingDeadlines: lists.get(SETTING_DEADLINE),
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

const NAMED = 'named'
const QUOTED = 'quoted'
const TELLING = 'telling'
const SETTING_DEADLINE = 'setting a deadline'
const partList = (part: Part): string => `part ${part}`
const OFFICE = 'office '

/** The lists in which an event stands that names the actor. */
const readProfileLists = (record: NegotiationRecord, actor: string): EventLists =>
  new EventLists(record, record.referring(actor, 'event'), event => {
    const names: string[] = []
    for (const { actor: one, part, as } of event.participants) {
      if (one !== actor) continue
      names.push(partList(part))
      if (as !== undefined) names.push(OFFICE + as)
    }
    if (quotesIn(event, actor).length > 0) names.push(QUOTED)
    if (event.accounts.some(account => account.actor === actor)) names.push(TELLING)
    if (event.deadline?.setBy === actor) names.push(SETTING_DEADLINE)
    if (names.length > 0 || referencesOf('event', event).some(({ id }) => id === actor)) names.push(NAMED)
    return names
  })

const byPart = (lists: EventLists): ActorProfile['events'] =>
  termIds(PARTS).flatMap(part => {
    const events = lists.get(partList(part)).toReversed()
    return events.length > 0 ? [{ part, events }] : []
  })

function officesOf(whose: Actor, lists: EventLists): Offices {
  const { id } = whose
  const role = presentOffice(whose)?.title
  const named = lists.get(NAMED)
  const seen = new Map<string, readonly TimelineEvent[]>(role === undefined ? [] : [[role, []]])
  for (const name of lists.names()) if (name.startsWith(OFFICE)) seen.set(name.slice(OFFICE.length), lists.get(name))
  const office = (title: string): Office => ({ title, isCurrent: title === role, events: seen.get(title) ?? [] })
  function* all(): Generator<Office> {
    const given = new Set(role === undefined ? [] : [role])
    if (role !== undefined) yield office(role)
    for (let place = named.length - 1; place >= 0; place--) {
      for (const { actor, as } of (named[place] as TimelineEvent).participants) {
        if (actor !== id || as === undefined || given.has(as)) continue
        given.add(as)
        yield office(as)
      }
    }
  }
  return {
    length: seen.size,
    [Symbol.iterator]: all,
    slice: (start, end) => {
      const found: Office[] = []
      let place = 0
      for (const one of all()) {
        if (place >= end) break
        if (place++ >= start) found.push(one)
      }
      return found
    },
  }
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

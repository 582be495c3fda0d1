import { CERTAINTIES, EVENT_KINDS, SIGNIFICANCES, type TimelineEvent } from '../entries/event.ts'
import type { Term } from '../entries/terms.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { type OwnWords, ownWordsOf } from '../record/own-words.ts'
import { SlotList, SlotSet } from '../search/slot-set.ts'
import { fold } from '../text/folding.ts'
import type { LinkedNames } from './linked-names.ts'
import type { TimelineQuery } from './timeline-query.ts'

export const FACETS = [
  'kind',
  'subkind',
  'process',
  'table',
  'stage',
  'actor',
  'issue',
  'document',
  'certainty',
  'significance',
] as const
export type Facet = (typeof FACETS)[number]

export interface FacetValue {
  readonly value: string
  /** Events that have it and pass all filters except this facet's own. */
  readonly count: number
  readonly chosen: boolean
}

type Sides = Pick<LinkedNames, 'sideAt'>
type Find = Pick<NegotiationRecord, 'find' | 'list' | 'head'>

/** Everybody an event names, and those for whom they act that day: whoever asks for a state wants its president's words too. */
export function actorsOf(event: TimelineEvent, sideOf: (id: string) => string | undefined): Set<string> {
  const actors = new Set<string>()
  // Also ends when somebody's side leads back to them.
  const add = (id: string | undefined): void => {
    if (id === undefined || actors.has(id)) return
    actors.add(id)
    add(sideOf(id))
  }
  for (const { actor } of event.participants) add(actor)
  for (const { speaker } of event.quotes) add(speaker)
  for (const { actor } of event.accounts) add(actor)
  add(event.deadline?.setBy)
  return actors
}

function valuesOf(facet: Facet, event: TimelineEvent, names: Sides): Iterable<string> {
  switch (facet) {
    case 'actor':
      return actorsOf(event, id => names.sideAt(id, event.when))
    case 'issue':
      return event.issues
    case 'document':
      return new Set(event.documents.map(({ document }) => document))
    case 'significance':
      return [String(event.significance)]
    case 'subkind':
    case 'table':
    case 'stage':
      return event[facet] === undefined ? [] : [event[facet]]
    default:
      return [event[facet]]
  }
}

const vocabularies: { readonly [F in Facet]?: Readonly<Record<string, Term>> } = {
  kind: EVENT_KINDS,
  certainty: CERTAINTIES,
  significance: SIGNIFICANCES,
}

/** Facets whose values are words of the record's own. */
export const OWN_LISTS: { readonly [F in Facet]?: keyof OwnWords } = {
  subkind: 'kinds',
  table: 'tables',
  stage: 'stages',
  issue: 'issues',
}

function labelOf(facet: Facet, value: string, record: Find): string {
  if (facet === 'actor') return record.find('actor', value)?.name ?? value
  if (facet === 'document') return record.find('document', value)?.shortTitle ?? value
  if (facet === 'process') return record.find('process', value)?.title ?? value
  const own = OWN_LISTS[facet]
  return (own ? ownWordsOf(record)[own] : vocabularies[facet])?.[value]?.label ?? value
}

/** For every value of every facet, the slots of the events that have it. */
export class TimelineFacets {
  readonly #record: Find
  readonly #names: Sides
  readonly #slots = new Map<Facet, Map<string, SlotList>>(FACETS.map(facet => [facet, new Map()]))

  constructor(record: Find, names: Sides) {
    this.#record = record
    this.#names = names
  }

  add(slot: number, event: TimelineEvent): void {
    for (const facet of FACETS) {
      const lists = this.#lists(facet)
      for (const value of valuesOf(facet, event, this.#names)) {
        const list = lists.get(value)
        if (list) list.push(slot)
        else lists.set(value, new SlotList(slot))
      }
    }
  }

  /** The slots that have one of the values chosen in a facet; undefined when none is chosen. */
  matching(facet: Facet, query: TimelineQuery, slots: number): SlotSet | undefined {
    const chosen = query[facet]
    if (chosen.length === 0) return undefined
    const found = new SlotSet(slots)
    for (const value of chosen) {
      const list = this.#lists(facet).get(String(value))
      if (list) found.unite(list)
    }
    return found
  }

  /** The values of a facet among `slots`, the most frequent first, then by name. */
  count(facet: Facet, query: TimelineQuery, slots: SlotSet): FacetValue[] {
    const chosen = new Set(query[facet].map(String))
    const lists = this.#lists(facet)
    const found: (FacetValue & { label: string })[] = []
    for (const value of new Set([...lists.keys(), ...chosen])) {
      const list = lists.get(value)
      const count = list ? slots.countOf(list) : 0
      if (count === 0 && !chosen.has(value)) continue
      found.push({ value, count, chosen: chosen.has(value), label: fold(labelOf(facet, value, this.#record)) })
    }
    return found
      .sort((a, b) => b.count - a.count || compareText(a.label, b.label) || compareText(a.value, b.value))
      .map(({ value, count, chosen }) => ({ value, count, chosen }))
  }

  #lists(facet: Facet): Map<string, SlotList> {
    return this.#slots.get(facet) as Map<string, SlotList>
  }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

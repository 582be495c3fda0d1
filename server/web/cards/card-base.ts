import { dateInWords } from '../../domain/dates/words.ts'
import type { Entries } from '../../domain/entries/entries.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { reachOf } from '../../domain/record/reach.ts'
import type { Card } from '../../formats/cards/card.ts'
import { NotFoundError } from '../http/http-error.ts'
import { siteNameOf } from '../site/record-names.ts'

/** A card with what every card of the record says at its foot; `negotiations` are those that it is about, or none for all. */
export const cardOf = (
  record: NegotiationRecord,
  { kicker, title, facts = [], lead = '', figure = null }: Pick<Card, 'kicker' | 'title'> & Partial<Card>,
  negotiations: readonly string[] = [],
): Card => ({
  kicker,
  title,
  facts,
  lead,
  figure,
  siteName: siteNameOf(record),
  recordTitle: record.find('record', 'record')?.title ?? '',
  reach: reachText(record, negotiations),
})

export const noSuchPage = () => new NotFoundError('There is no such page, and so no picture of it.')

/** Throws NotFoundError for what is not, or no longer, in the record: a retracted entry is not to be advertised. */
export function entryOf<T extends keyof Entries>(record: NegotiationRecord, type: T, id: string): Entries[T] {
  const entry = record.find(type, id)
  if (!entry) throw noSuchPage()
  return entry
}

function reachText(record: NegotiationRecord, negotiations: readonly string[]): string {
  const { on, known } = record.moment
  if (on) return `As of ${dateInWords(on)}`
  if (known) return `As held on ${dateInWords(known.slice(0, 10))}`
  const reach = reachOf(record, negotiations)
  return reach === null ? '' : `Record to ${dateInWords(reach)}`
}

/** Parts of a kicker, those that are there. */
export const kicker = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join('  ·  ')

import { dateInWords } from '../../domain/dates/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { reachOf } from '../../domain/record/reach.ts'
import type { Card } from '../../formats/cards/card.ts'

/** A card with what every card of the record says at its foot. */
export const cardOf = (
  record: NegotiationRecord,
  { kicker, title, facts = [], lead = '', figure = null }: Pick<Card, 'kicker' | 'title'> & Partial<Card>,
): Card => ({
  kicker,
  title,
  facts,
  lead,
  figure,
  recordTitle: record.find('record', 'record')?.title ?? '',
  reach: reachText(record),
})

function reachText(record: NegotiationRecord): string {
  const { on, known } = record.moment
  if (on) return `As of ${dateInWords(on)}`
  if (known) return `As held on ${dateInWords(known.slice(0, 10))}`
  const reach = reachOf(record)
  return reach === null ? '' : `Record to ${dateInWords(reach)}`
}

/** Parts of a kicker, those that are there. */
export const kicker = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join('  ·  ')

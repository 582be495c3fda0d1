import { dateInWords } from '../../domain/dates/words.ts'
import type { TimelineEvent } from '../../domain/entries/event.ts'
import { INTL_TAGS } from '../../domain/language/languages.ts'
import { readersLanguage } from '../../domain/language/reader.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { hasSeveral } from '../../domain/record/negotiations.ts'
import { pathsAt } from './paths.ts'

// Entries as other pages name them, each with the address of its own.

export interface Link {
  readonly text: string
  /** Null for an entry that is not in the record (any more): its text is shown without a link. */
  readonly href: string | null
}

/** A link to what is certainly there. */
export interface SureLink extends Link {
  readonly href: string
}

/** The record, or a draft laid over it. */
export type Findable = Pick<NegotiationRecord, 'find' | 'list' | 'head' | 'moment'>

export const actorLink = (record: Findable, id: string): Link => {
  const actor = record.find('actor', id)
  return { text: actor?.name ?? id, href: actor ? pathsAt(record.moment).actor(id) : null }
}

export const linkToEvent = (event: TimelineEvent, { moment }: Findable): SureLink & { readonly date: string } => ({
  text: event.shortTitle ?? event.title,
  href: pathsAt(moment).event(event.id),
  date: dateInWords(event.when),
})

export function eventLink(record: Findable, id: string): Link & { readonly date: string } {
  const event = record.find('event', id)
  return event ? linkToEvent(event, record) : { text: id, href: null, date: '' }
}

export function documentLink(record: Findable, id: string): Link {
  const document = record.find('document', id)
  return {
    text: document?.shortTitle ?? id,
    href: document ? pathsAt(record.moment).document(id) : null,
  }
}

/** The negotiation of an entry, where the record holds others. */
export function negotiationLink(record: Findable, { process }: { readonly process: string }): SureLink | null {
  const negotiation = hasSeveral(record) ? record.find('process', process) : undefined
  return negotiation ? { text: negotiation.title, href: pathsAt(record.moment).negotiation(process) } : null
}

/** Such as “North, South and the mediator”. */
export const listed = (names: readonly string[], type: Intl.ListFormatType = 'conjunction'): string =>
  new Intl.ListFormat(INTL_TAGS[readersLanguage()], { type }).format(names)

export function actorNames(record: Findable, ids: readonly string[], type?: Intl.ListFormatType): string {
  const names = ids.map(id => actorLink(record, id).text)
  return listed(names, type)
}

// Links, dates, terms and paragraphs as templates show them.

import { dateInWords } from '../../domain/dates/words.ts'
import type { TimelineEvent } from '../../domain/entries/event.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { pathsAt } from './paths.ts'

export interface Link {
  readonly text: string
  /** Null for an entry that is not in the record (any more): its text is shown without a link. */
  readonly href: string | null
}

/** A link to what is certainly there. */
export interface SureLink extends Link {
  readonly href: string
}

export interface DateView {
  readonly words: string
  readonly edtf: string
}

export interface TermView {
  readonly id: string
  readonly label: string
  readonly definition: string
}

/** The record, or a draft laid over it. */
export type Findable = Pick<NegotiationRecord, 'find' | 'moment'>
type Terms = Readonly<Record<string, { readonly label: string; readonly definition: string }>>
export const dateView = (edtf: string): DateView => ({ words: dateInWords(edtf), edtf })

/** Paragraphs are separated by blank lines; single line breaks are only wrapping. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '')
export const actorLink = (record: Findable, id: string): Link => {
  const actor = record.find('actor', id)
  return { text: actor?.name ?? id, href: actor ? pathsAt(record.moment).actor(id) : null }
}

export const linkToEvent = (event: TimelineEvent, { moment }: Findable): SureLink & { readonly date: string } => ({
  text: event.title,
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

export function termView(vocabulary: Terms, id: string | number): TermView {
  const term = vocabulary[String(id)]
  return { id: String(id), label: term?.label ?? String(id), definition: term?.definition ?? '' }
}

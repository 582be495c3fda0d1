import { readTypedDate } from '../../../domain/dates/typed-date.ts'
import { dateInWords } from '../../../domain/dates/words.ts'
import type { Citation, Quote } from '../../../domain/entries/citation.ts'
import type { TimelineEvent } from '../../../domain/entries/event.ts'
import type { NegotiationRecord } from '../../../domain/record/negotiation-record.ts'
import { typedName } from '../../forms/lookup.ts'
import { formWith, type Member } from '../../forms/shape.ts'
import { EVENT_FORM, type EventForm } from './shape.ts'

// The form as it is opened: empty, or with what is stored, in the words in which somebody would type it.

/** What every empty form has. */
export const newEntryFields = (record: NegotiationRecord) => ({
  process: record.list('process').at(-1)?.id ?? '',
  material: 'yes',
})

export const emptyEventForm = (record: NegotiationRecord): EventForm =>
  formWith(EVENT_FORM, {
    single: {
      ...newEntryFields(record),
      kind: 'statement',
      occurrence: 'occurred',
      certainty: 'reported',
      significance: '2',
      table: 'other',
      'deadline.outcome': 'open',
    },
    issues: ['process'],
    groups: { citations: [{}] },
  })

export function eventFormOf(event: TimelineEvent, version: number, record: NegotiationRecord): EventForm {
  const words = new StoredWords(record, event)
  return formWith(EVENT_FORM, {
    single: {
      process: event.process,
      when: typedDate(event.when),
      kind: event.kind,
      title: event.title,
      summary: event.summary,
      occurrence: event.occurrence,
      certainty: event.certainty,
      significance: String(event.significance),
      table: event.table,
      order: String(event.order),
      'place.name': event.place?.name ?? '',
      'place.country': event.place?.country ?? '',
      'place.latitude': event.place?.latitude?.toString() ?? '',
      'place.longitude': event.place?.longitude?.toString() ?? '',
      'deadline.due': event.deadline ? typedDate(event.deadline.due) : '',
      'deadline.setBy': event.deadline ? words.actor(event.deadline.setBy) : '',
      'deadline.outcome': event.deadline?.outcome ?? 'open',
      'deadline.note': event.deadline?.note ?? '',
      material: 'yes',
      version: String(version),
    },
    issues: event.issues,
    groups: {
      citations: words.citations(),
      participants: event.participants.map(({ actor, part, as }) => ({
        actor: words.actor(actor),
        part,
        as: as ?? '',
      })),
      quotes: event.quotes.map(quote => words.quote(quote)),
      accounts: event.accounts.map(({ actor, text, source }) => ({
        actor: words.actor(actor),
        text,
        source: words.cited(source),
      })),
      documents: event.documents.map(({ document, relation }) => ({ document: words.document(document), relation })),
      follows: event.follows.map(id => ({ event: id })),
    },
  })
}

/** The references of a stored entry as somebody would type them. */
export class StoredWords {
  readonly #record: NegotiationRecord
  readonly #citations: readonly Citation[]

  constructor(record: NegotiationRecord, { citations }: { readonly citations: readonly Citation[] }) {
    this.#record = record
    this.#citations = citations
  }

  actor(id: string): string {
    return typedName(this.#record, 'actor', { id })
  }

  document(id: string): string {
    return typedName(this.#record, 'document', { id })
  }

  /** The number of a source of the entry; the id of another. */
  cited(source: string): string {
    const index = this.#citations.findIndex(citation => citation.source === source)
    return index < 0 ? source : String(index + 1)
  }

  citations(): Member[] {
    return this.#citations.map(citation =>
      this.#citation(citation, typedName(this.#record, 'source', { id: citation.source })),
    )
  }

  /** Sources of a part: by number where the entry as a whole cites them. */
  partCitations(citations: readonly Citation[]): Member[] {
    return citations.map(citation => {
      const number = this.cited(citation.source)
      return this.#citation(
        citation,
        number === citation.source ? typedName(this.#record, 'source', { id: number }) : number,
      )
    })
  }

  #citation({ credibility, note }: Citation, source: string): Member {
    return { source, credibility: String(credibility), note: note ?? '' }
  }

  quote(quote: Quote): Member {
    return {
      speaker: this.actor(quote.speaker),
      text: quote.text,
      language: quote.language,
      original: quote.original ?? '',
      translator: quote.translator ?? '',
      source: this.cited(quote.source),
    }
  }
}

/** A stored date as somebody would type it, where that is read as the same date again. */
export function typedDate(edtf: string): string {
  const words = dateInWords(edtf)
  const read = readTypedDate(words)
  return read.ok && read.edtf === edtf ? words : edtf
}

import type { TimelineEvent } from '../domain/entries.ts'
import { readTypedDate } from '../domain/fuzzy-date-reading.ts'
import { dateInWords } from '../domain/fuzzy-date-words.ts'
import type { NegotiationRecord } from '../domain/negotiation-record.ts'
import { completeGroup, type EventForm, GROUP_DEFAULTS, SINGLE_FIELDS, type SingleField } from './event-form.ts'
import { typedName } from './lookup.ts'

// The form as it is opened: empty, or with what is stored, in the words in which somebody would type it.

export function emptyEventForm(record: NegotiationRecord): EventForm {
  const defaults: Partial<Record<SingleField, string>> = {
    process: record.list('process').at(-1)?.id ?? '',
    kind: 'statement',
    occurrence: 'occurred',
    certainty: 'reported',
    significance: '2',
    table: 'other',
    'deadline.outcome': 'open',
    material: 'yes',
  }
  return {
    single: Object.fromEntries(SINGLE_FIELDS.map(name => [name, defaults[name] ?? ''])) as EventForm['single'],
    issues: ['process'],
    groups: {
      citations: [completeGroup('citations', GROUP_DEFAULTS.citations)],
      participants: [],
      quotes: [],
      accounts: [],
      documents: [],
      follows: [],
    },
  }
}

export function eventFormOf(event: TimelineEvent, version: number, record: NegotiationRecord): EventForm {
  const actor = (id: string) => typedName(record, 'actor', { id })
  const cited = (source: string): string => {
    const index = event.citations.findIndex(citation => citation.source === source)
    return index < 0 ? source : String(index + 1)
  }
  const single: Partial<Record<SingleField, string>> = {
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
    'deadline.setBy': event.deadline ? actor(event.deadline.setBy) : '',
    'deadline.outcome': event.deadline?.outcome ?? 'open',
    'deadline.note': event.deadline?.note ?? '',
    material: 'yes',
    version: String(version),
  }
  return {
    single: Object.fromEntries(SINGLE_FIELDS.map(name => [name, single[name] ?? ''])) as EventForm['single'],
    issues: event.issues,
    groups: {
      citations: event.citations.map(({ source, credibility, note }) =>
        completeGroup('citations', {
          ...GROUP_DEFAULTS.citations,
          source: typedName(record, 'source', { id: source }),
          credibility: String(credibility),
          note: note ?? '',
        }),
      ),
      participants: event.participants.map(participant =>
        completeGroup('participants', {
          actor: actor(participant.actor),
          part: participant.part,
          as: participant.as ?? '',
        }),
      ),
      quotes: event.quotes.map(quote =>
        completeGroup('quotes', {
          speaker: actor(quote.speaker),
          text: quote.text,
          language: quote.language,
          original: quote.original ?? '',
          translator: quote.translator ?? '',
          source: cited(quote.source),
        }),
      ),
      accounts: event.accounts.map(account =>
        completeGroup('accounts', { actor: actor(account.actor), text: account.text, source: cited(account.source) }),
      ),
      documents: event.documents.map(({ document, relation }) =>
        completeGroup('documents', { document: typedName(record, 'document', { id: document }), relation }),
      ),
      follows: event.follows.map(id => completeGroup('follows', { event: id })),
    },
  }
}

/** A stored date as somebody would type it, where that is read as the same date again. */
function typedDate(edtf: string): string {
  const words = dateInWords(edtf)
  const read = readTypedDate(words)
  return read.ok && read.edtf === edtf ? words : edtf
}

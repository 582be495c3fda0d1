import { dateInWords } from '../../../domain/dates/words.ts'
import type { Citation } from '../../../domain/entries/citation.ts'
import {
  CERTAINTIES,
  DEADLINE_OUTCOMES,
  DOCUMENT_RELATIONS,
  EVENT_KINDS,
  OCCURRENCES,
  PARTS,
  SIGNIFICANCES,
  TABLES,
  type TimelineEvent,
} from '../../../domain/entries/event.ts'
import { ISSUES } from '../../../domain/entries/issues.ts'
import { actorLink, type Findable, termView } from '../../site/small-views.ts'

export interface FieldText {
  readonly field: string
  readonly text: string
}

/** An event field by field as plain text, so that two versions of it can be read side by side. */
export function eventTexts(event: TimelineEvent, record: Findable): FieldText[] {
  const actor = (id: string) => actorLink(record, id).text
  const source = (id: string) => record.find('source', id)?.title ?? id
  const lines = (items: readonly string[]) => items.join('\n')
  const { place, deadline } = event
  return [
    { field: 'Date', text: dateInWords(event.when) },
    { field: 'Kind', text: termView(EVENT_KINDS, event.kind).label },
    { field: 'Title', text: event.title },
    { field: 'Summary', text: event.summary },
    { field: 'Certainty', text: termView(CERTAINTIES, event.certainty).label },
    { field: 'Significance', text: termView(SIGNIFICANCES, event.significance).label },
    { field: 'Negotiating table', text: termView(TABLES, event.table).label },
    { field: 'Has it happened?', text: termView(OCCURRENCES, event.occurrence).label },
    { field: 'Order within the day', text: String(event.order) },
    {
      field: 'Place',
      text: place ? [place.name, place.country, place.latitude, place.longitude].filter(Boolean).join(', ') : '',
    },
    { field: 'Issues', text: lines(event.issues.map(issue => termView(ISSUES, issue).label)) },
    {
      field: 'Participants',
      text: lines(
        event.participants.map(p => `${actor(p.actor)}: ${termView(PARTS, p.part).label}${p.as ? ` (${p.as})` : ''}`),
      ),
    },
    {
      field: 'Documents',
      text: lines(
        event.documents.map(
          ({ document, relation }) =>
            `${record.find('document', document)?.shortTitle ?? document}: ${termView(DOCUMENT_RELATIONS, relation).label}`,
        ),
      ),
    },
    {
      field: 'Quotes',
      text: lines(event.quotes.map(quote => `“${quote.text}” (${actor(quote.speaker)}; ${source(quote.source)})`)),
    },
    { field: 'Accounts', text: lines(event.accounts.map(account => `${actor(account.actor)}: ${account.text}`)) },
    {
      field: 'Deadline',
      text: deadline
        ? `${dateInWords(deadline.due)}, set by ${actor(deadline.setBy)}: ${termView(DEADLINE_OUTCOMES, deadline.outcome).label}. ${deadline.note ?? ''}`
        : '',
    },
    { field: 'Follows from', text: lines(event.follows.map(id => record.find('event', id)?.title ?? id)) },
    citationTexts(event.citations, record),
  ]
}

export const citationTexts = (citations: readonly Citation[], record: Findable): FieldText => ({
  field: 'Sources',
  text: citations
    .map(
      ({ source, credibility, note }) =>
        `${record.find('source', source)?.title ?? source} (${credibility})${note ? `: ${note}` : ''}`,
    )
    .join('\n'),
})

import type { NegotiatingDocument } from '../entries/document.ts'
import type { TimelineEvent } from '../entries/event.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'

type Relation = TimelineEvent['documents'][number]['relation']

/** What brings a text into the negotiation, or changes it; what is said about it does not. */
const BRINGING: ReadonlySet<Relation> = new Set(['tabled', 'published', 'leaked', 'issued', 'signed', 'revised'])

/** The texts that a landmark milestone brought. */
export const landmarkTexts = (record: NegotiationRecord): NegotiatingDocument[] =>
  record
    .list('document')
    .filter(({ id }) =>
      record
        .referrers(id, 'event')
        .some(
          ({ significance, documents }) =>
            significance === 3 && documents.some(({ document, relation }) => document === id && BRINGING.has(relation)),
        ),
    )

import type { FormOf, FormShape, GroupShape } from '../../forms/shape.ts'

// The fields of the form for a milestone, and the parts that other forms share with it.

/** How a negotiation is begun in a record that has none, and what every change says of itself. */
export const COMMON_FIELDS = ['process', 'process.title', 'process.scope', 'reason', 'material', 'version'] as const

export const CITATIONS = {
  fields: [
    'source',
    'credibility',
    'note',
    'new.url',
    'new.title',
    'new.publisher',
    'new.originalPublisher',
    'new.published',
    'new.kind',
    'new.language',
    'new.reliability',
  ],
  telling: ['source', 'note', 'new.url', 'new.title', 'new.publisher', 'new.originalPublisher', 'new.published'],
  // F and 6 say that nobody has judged it yet.
  defaults: { credibility: '6', 'new.kind': 'news-report', 'new.language': 'en', 'new.reliability': 'F' },
} as const satisfies GroupShape

export const QUOTES = {
  fields: ['speaker', 'text', 'language', 'original', 'translator', 'source'],
  telling: ['speaker', 'text', 'original', 'translator'],
  defaults: { language: 'en', source: '1' },
  citing: ['source'],
} as const satisfies GroupShape

export const EVENT_FORM = {
  single: [
    ...COMMON_FIELDS,
    'when',
    'kind',
    'title',
    'summary',
    'occurrence',
    'certainty',
    'significance',
    'table',
    'order',
    'place.name',
    'place.country',
    'place.latitude',
    'place.longitude',
    'deadline.due',
    'deadline.setBy',
    'deadline.outcome',
    'deadline.note',
    'distinct',
  ],
  groups: {
    citations: CITATIONS,
    participants: {
      fields: ['actor', 'part', 'as', 'new.kind', 'new.side', 'new.role'],
      telling: ['actor', 'as', 'new.kind', 'new.side', 'new.role'],
      defaults: { part: 'party' },
    },
    quotes: QUOTES,
    accounts: {
      fields: ['actor', 'text', 'source'],
      telling: ['actor', 'text'],
      defaults: { source: '1' },
      citing: ['source'],
    },
    documents: { fields: ['document', 'relation'], telling: ['document'], defaults: { relation: 'discussed' } },
    follows: { fields: ['event'], telling: ['event'], defaults: {} },
  },
} as const satisfies FormShape

export type EventForm = FormOf<typeof EVENT_FORM>

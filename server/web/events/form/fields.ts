import {
  CERTAINTIES,
  DEADLINE_OUTCOMES,
  DOCUMENT_RELATIONS,
  EVENT_KINDS,
  OCCURRENCES,
  PARTS,
  SIGNIFICANCES,
  TABLES,
} from '../../../domain/entries/event.ts'
import type { FormSpec } from '../../editing/form-page.ts'
import { NEW_ACTOR_FIELDS, QUOTES_LIST } from '../../forms/parts.ts'

/** What can be said of a date, in every form. */
export const DATE_HINT = 'For example 23 Nov 2025, late November 2025, 23–25 Nov 2025, before 25 Nov 2025'

const [NEW_ACTOR_KIND, ...NEW_ACTOR_REST] = NEW_ACTOR_FIELDS

/** The form for a milestone. */
export const EVENT_FORM_SPEC: FormSpec = {
  main: [
    { name: 'when', label: 'Date', control: 'date', hint: DATE_HINT },
    { name: 'kind', label: 'Kind', terms: EVENT_KINDS },
    { name: 'title', label: 'Title', hint: 'What happened, in one line' },
    {
      name: 'summary',
      label: 'Summary',
      control: 'textarea',
      hint: 'Plain text; a blank line begins a paragraph',
      rows: 5,
    },
  ],
  hasIssues: true,
  sections: [
    {
      id: 'certainty',
      title: 'Certainty and weight',
      hint: 'How sure it is, how much it matters and at which table it happened',
      fields: [
        { name: 'certainty', label: 'Certainty', terms: CERTAINTIES },
        { name: 'significance', label: 'Significance', terms: SIGNIFICANCES },
        { name: 'table', label: 'Negotiating table', terms: TABLES },
        { name: 'occurrence', label: 'Has it happened?', terms: OCCURRENCES },
        { name: 'order', label: 'Order within the day', hint: 'A whole number; lower comes first', width: 'short' },
      ],
    },
    {
      id: 'place',
      title: 'Place',
      hint: 'Where it happened',
      fields: [
        { name: 'place.name', label: 'Place', width: 'medium' },
        { name: 'place.country', label: 'Country code', hint: 'Two letters, such as CH', width: 'short' },
        { name: 'place.latitude', label: 'Latitude', width: 'short' },
        { name: 'place.longitude', label: 'Longitude', width: 'short' },
      ],
    },
    {
      id: 'participants',
      title: 'Participants',
      hint: 'Who took part, and as what',
      list: {
        noun: 'Participant',
        addLabel: 'Add a participant',
        fields: [
          { name: 'actor', label: 'Who', list: 'actors', width: 'medium' },
          { name: 'part', label: 'Part', terms: PARTS },
          { name: 'as', label: 'Office at the time', hint: 'For example US Secretary of State' },
        ],
        extra: {
          title: 'Not in the record yet: add this actor',
          isFilled: member => member['new.kind'] !== '',
          fields: [{ ...NEW_ACTOR_KIND, none: 'Is in the record' }, ...NEW_ACTOR_REST],
        },
      },
    },
    { id: 'quotes', title: 'Quotes', hint: 'Words as spoken, with speaker and source', list: QUOTES_LIST },
    {
      id: 'accounts',
      title: 'Accounts',
      hint: 'What one side says of it, where others say otherwise',
      list: {
        noun: 'Account',
        addLabel: 'Add an account',
        fields: [
          { name: 'actor', label: 'Whose account', list: 'actors', width: 'medium' },
          { name: 'source', label: 'Source', control: 'source' },
          { name: 'text', label: 'What they say', control: 'textarea' },
        ],
      },
    },
    {
      id: 'documents',
      title: 'Documents',
      hint: 'Texts that were tabled, discussed, changed …',
      list: {
        noun: 'Document',
        addLabel: 'Add a document',
        fields: [
          { name: 'document', label: 'Document', list: 'documents', width: 'medium' },
          { name: 'relation', label: 'What became of it', terms: DOCUMENT_RELATIONS },
        ],
      },
    },
    {
      id: 'follows',
      title: 'Follows from',
      hint: 'Earlier milestones that led to it',
      list: {
        noun: 'Milestone',
        addLabel: 'Add an earlier milestone',
        fields: [{ name: 'event', label: 'Milestone', list: 'events', hint: 'Type its title, address or id' }],
      },
    },
    {
      id: 'deadline',
      title: 'Deadline',
      hint: 'A date that was demanded or promised',
      fields: [
        { name: 'deadline.due', label: 'Due', control: 'date' },
        { name: 'deadline.setBy', label: 'Set by', list: 'actors', width: 'medium' },
        { name: 'deadline.outcome', label: 'Outcome', terms: DEADLINE_OUTCOMES },
        { name: 'deadline.note', label: 'Note', control: 'textarea', rows: 2 },
      ],
    },
  ],
}

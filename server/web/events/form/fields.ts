import {
  CERTAINTIES,
  DEADLINE_OUTCOMES,
  DOCUMENT_RELATIONS,
  EVENT_KINDS,
  OCCURRENCES,
  PARTS,
  SIGNIFICANCES,
  type TimelineEvent,
} from '../../../domain/entries/event.ts'
import {
  CHOOSE,
  CITED,
  checks,
  choice,
  date,
  grade,
  nullable,
  number,
  optional,
  part,
  readAs,
  reference,
  text,
} from '../../forms/field.ts'
import type { FormSpec } from '../../forms/form-spec.ts'
import { idList, list } from '../../forms/list.ts'
import { OWN_ISSUES, OWN_KINDS, OWN_STAGES, OWN_TABLES, TABLES_BY_NEGOTIATION } from '../../forms/own-choices.ts'
import { CITATIONS, NEW_ACTOR_FIELDS, NEW_ACTOR_KIND, QUOTES, WHEN } from '../../forms/parts.ts'
import { LISTED, withListedParticipants } from './listed-participants.ts'
import { PLACE_FIELDS } from './place-fields.ts'

/** The form for a milestone. */
export const EVENT_FORM: FormSpec<TimelineEvent> = {
  citations: CITATIONS,
  newcomers: 'participants',
  alike: ['kind', 'occurrence', 'certainty', 'significance', 'table', 'issues'],
  unfolded: withListedParticipants,
  main: [
    { ...WHEN, width: 'full' },
    choice('kind', 'Kind', EVENT_KINDS, CHOOSE),
    choice('occurrence', 'Has it happened?', OCCURRENCES, CHOOSE),
    text('title', 'Title', { hint: 'What happened, in one line' }),
    text('summary', 'Summary', {
      hint: 'What happened, in your own words; a blank line begins a paragraph',
      rows: 5,
    }),
    optional(
      choice('table', 'Negotiating table', OWN_TABLES, {
        groups: TABLES_BY_NEGOTIATION,
        none: 'Not named',
        tells: false,
        width: 'short',
      }),
    ),
    choice('certainty', 'Certainty', CERTAINTIES, { ...CHOOSE, width: 'short' }),
    grade('significance', 'Significance', SIGNIFICANCES, { ...CHOOSE, width: 'short' }),
  ],
  issues: checks('issues', 'Issues', OWN_ISSUES, {}),
  sections: [
    {
      name: 'own',
      title: 'Own words',
      hint: 'How the record or a data set calls and orders it',
      fields: [
        optional(text('shortTitle', 'Short title', { hint: 'For lists, where the title is a long one' })),
        optional(choice('subkind', 'Kind, more exactly', OWN_KINDS, { none: 'Not named', width: 'short' })),
        optional(choice('stage', 'Stage', OWN_STAGES, { none: 'Not named', width: 'short' })),
        optional(text('status', 'Status', { width: 'short', hint: 'As a data set words it' })),
      ],
    },
    {
      name: 'order',
      title: 'Order within the day',
      hint: 'Where the time of day is not known',
      fields: [
        readAs(
          number('order', 'Order within the day', {
            hint: 'A whole number; lower comes first, and of the same the earlier time of day',
            width: 'short',
          }),
          typed => typed.trim() || '0',
        ),
      ],
    },
    {
      isBegun: true,
      ...list('places', 'Place', {
        hint: 'Where it happened',
        noun: 'Place',
        addLabel: 'Add a second place',
        fields: PLACE_FIELDS,
        inWords: ({ name, country, latitude, longitude }) =>
          [name, country, latitude, longitude].filter(Boolean).join(', '),
      }),
    },
    {
      isOpen: true,
      above: [LISTED],
      ...list('participants', 'Participants', {
        hint: 'Who took part, and as what',
        noun: 'Participant',
        addLabel: 'Add a participant',
        fields: [
          reference('actor', 'actor', 'Who', { width: 'medium' }),
          choice('part', 'Part', PARTS, CHOOSE),
          optional(text('as', 'Office at the time', { hint: 'For example Minister of Foreign Affairs' })),
        ],
        extra: {
          title: 'Not in the record yet: add this actor',
          isFilled: member => member['new.kind'] !== '',
          fields: [{ ...NEW_ACTOR_KIND, none: 'Is in the record' }, ...NEW_ACTOR_FIELDS],
        },
        inWords: one => `${one.actor}: ${one.part}${one.as && ` (${one.as})`}`,
      }),
    },
    {
      isOpen: true,
      isBegun: true,
      ...list('quotes', 'Quotes', {
        ...QUOTES,
        hint: 'Words as spoken, with speaker and source',
        inWords: ({ text, speaker, source }) => `“${text}” (${speaker}; ${source})`,
      }),
    },
    list('accounts', 'Accounts', {
      hint: 'What one side says of it, where others say otherwise',
      noun: 'Account',
      addLabel: 'Add an account',
      fields: [
        reference('actor', 'actor', 'Whose account', { width: 'medium' }),
        CITED,
        text('text', 'What they say', { rows: 3 }),
      ],
      inWords: ({ actor, text }) => `${actor}: ${text}`,
    }),
    list('documents', 'Documents', {
      hint: 'Texts that were tabled, discussed, changed …',
      noun: 'Document',
      addLabel: 'Add a document',
      fields: [
        reference('document', 'document', 'Document', { width: 'medium' }),
        choice('relation', 'What became of it', DOCUMENT_RELATIONS, CHOOSE),
      ],
      inWords: ({ document, relation }) => `${document}: ${relation}`,
    }),
    idList(
      'follows',
      'Follows from',
      reference('event', 'event', 'Milestone', { hint: 'Type its title, address or id' }),
      {
        hint: 'Earlier milestones that led to it',
        noun: 'Milestone',
        addLabel: 'Add an earlier milestone',
      },
    ),
    {
      name: 'deadline',
      title: 'Deadline',
      hint: 'A date that was demanded or promised',
      fields: part('deadline', [
        date('due', 'Due'),
        reference('setBy', 'actor', 'Set by', { width: 'medium' }),
        choice('outcome', 'Outcome', DEADLINE_OUTCOMES, { given: 'open' }),
        nullable(text('note', 'Note', { rows: 2 })),
      ]),
      together: ([due, setBy, outcome, note]) => (due ? `${due}, set by ${setBy}: ${outcome}. ${note}` : ''),
    },
  ],
}

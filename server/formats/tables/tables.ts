import { parseEdtf } from '../../domain/dates/fuzzy-date.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { ACTOR_KINDS, type Actor } from '../../domain/entries/actor.ts'
import { AVAILABILITIES, DOCUMENT_KINDS, FIDELITIES, type NegotiatingDocument } from '../../domain/entries/document.ts'
import {
  CERTAINTIES,
  DEADLINE_OUTCOMES,
  EVENT_KINDS,
  OCCURRENCES,
  PARTS,
  SIGNIFICANCES,
  type TimelineEvent,
} from '../../domain/entries/event.ts'
import { POINT_STATES, type PointState } from '../../domain/entries/point-state.ts'
import { AUTHORITIES, type Position, STANCES } from '../../domain/entries/position.ts'
import { ACCESSES, DATE_UNKNOWN, RELIABILITIES, SOURCE_KINDS, type Source } from '../../domain/entries/source.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
import { type Column, joined, type Table } from './table.ts'

// The record as tables, a row an entry, for spreadsheets and statistics. What has parts of its own (points, quotes) has a
// table of its own.

type Told = Pick<NegotiationRecord, 'find' | 'list' | 'head' | 'history'>

interface Dated {
  readonly when: string
}

const ID = 'Its id, which never changes.'

const dates = <Row extends Dated>(what: string, readOf = rememberingTheLast(readDate)): Column<Row>[] => [
  { name: 'when', type: 'string', meaning: `${what}, as EDTF (ISO 8601-2).`, cell: ({ when }) => when },
  {
    name: 'earliest',
    type: 'date',
    meaning: 'The first day on which that may be; empty where it is open or unknown.',
    cell: ({ when }) => readOf(when).earliest,
  },
  {
    name: 'latest',
    type: 'date',
    meaning: 'The last day on which that may be; empty where it is open or unknown.',
    cell: ({ when }) => readOf(when).latest,
  },
  { name: 'when_in_words', type: 'string', meaning: 'The same in English.', cell: ({ when }) => readOf(when).words },
]

function readDate(edtf: string) {
  const parsed = parseEdtf(edtf)
  if (!parsed.ok) return { earliest: null, latest: null, words: edtf }
  const { earliest, latest } = parsed.date
  return { earliest, latest, words: dateInWords(parsed.date) }
}

/** The columns of a row ask for the same in turn, and rows in order of time for the same date. */
function rememberingTheLast<T>(make: (key: string) => T): (key: string) => T {
  let [last, made]: [string | null, T | undefined] = [null, undefined]
  return key => {
    if (key !== last) [last, made] = [key, make(key)]
    return made as T
  }
}

const citations = <
  Row extends { readonly citations: readonly { readonly source: string; readonly credibility: number }[] },
>(): Column<Row>[] => [
  {
    name: 'sources',
    type: 'string',
    isList: true,
    refersTo: 'sources',
    meaning: 'What it rests on.',
    cell: row => joined(row.citations.map(({ source }) => source)),
  },
  {
    name: 'best_credibility',
    type: 'integer',
    meaning: 'The best grade of credibility among the sources: 1 is confirmed, 6 can’t be judged.',
    cell: row => Math.min(...row.citations.map(({ credibility }) => credibility)),
  },
]

const revision = (
  record: Told,
  historyOf = rememberingTheLast((id: string) => record.history(id)),
): Column<{ readonly id: string }>[] => [
  {
    name: 'revisions',
    type: 'integer',
    meaning: 'How often it was recorded, changed or restored.',
    cell: ({ id }) => historyOf(id).length,
  },
  {
    name: 'last_changed',
    type: 'datetime',
    meaning: 'When this record last changed it, in UTC.',
    cell: ({ id }) => historyOf(id).at(-1)?.at ?? null,
  },
]

const text = <Row>(name: string, meaning: string, cell: Column<Row>['cell']): Column<Row> => ({
  name,
  type: 'string',
  meaning,
  cell,
})

const several = <Row>(
  name: string,
  meaning: string,
  values: (row: Row) => readonly string[],
  more: Partial<Column<Row>> = {},
): Column<Row> => ({ name, type: 'string', isList: true, meaning, cell: row => joined(values(row)), ...more })

const oneOf = <Row>(
  name: string,
  meaning: string,
  vocabulary: Column<Row>['vocabulary'] & object,
  cell: Column<Row>['cell'],
): Column<Row> => ({ name, type: 'string', meaning, vocabulary, cell })

const idOf = <Row>(name: string, refersTo: string, meaning: string, cell: Column<Row>['cell']): Column<Row> => ({
  name,
  type: 'string',
  refersTo,
  meaning,
  cell,
})

export function milestonesTable(record: Told): Table<TimelineEvent> {
  const words = ownWordsOf(record)
  return {
    name: 'milestones',
    title: 'Milestones',
    key: ['id'],
    columns: [
      text('id', ID, ({ id }) => id),
      text('negotiation', 'The negotiation to which it belongs.', ({ process }) => process),
      oneOf('kind', 'What kind of milestone it is.', EVENT_KINDS, ({ kind }) => kind),
      oneOf('own_kind', 'The record’s own word for it.', words.kinds, ({ subkind }) => subkind ?? null),
      text('title', 'Its title.', ({ title }) => title),
      text('summary', 'What happened.', ({ summary }) => summary),
      ...dates<TimelineEvent>('When it happened'),
      oneOf('occurrence', 'Whether it has taken place.', OCCURRENCES, ({ occurrence }) => occurrence),
      oneOf('certainty', 'How sure that is.', CERTAINTIES, ({ certainty }) => certainty),
      {
        name: 'significance',
        type: 'integer',
        meaning: 'How much it matters.',
        vocabulary: SIGNIFICANCES,
        cell: ({ significance }) => significance,
      },
      oneOf('table', 'Between whom it was negotiated.', words.tables, ({ table }) => table ?? null),
      oneOf('stage', 'The record’s own word for how far the talks were.', words.stages, ({ stage }) => stage ?? null),
      several('places', 'Where it happened.', ({ places }) => places.map(({ name }) => name)),
      several('countries', 'The countries of these places, ISO 3166-1 alpha-2.', ({ places }) => [
        ...new Set(places.flatMap(({ country }) => country ?? [])),
      ]),
      several('participants', 'Who took part.', ({ participants }) => participants.map(({ actor }) => actor), {
        refersTo: 'actors',
      }),
      several('parts', 'As what, in the same order.', ({ participants }) => participants.map(({ part }) => part), {
        vocabulary: PARTS,
      }),
      several('issues', 'What it was about.', ({ issues }) => issues, { vocabulary: words.issues }),
      several('documents', 'The texts concerned.', ({ documents }) => documents.map(({ document }) => document), {
        refersTo: 'documents',
      }),
      several('follows', 'The milestones that it follows.', ({ follows }) => follows, { refersTo: 'milestones' }),
      text('deadline_due', 'The date that was set, as EDTF.', ({ deadline }) => deadline?.due ?? null),
      idOf('deadline_set_by', 'actors', 'Who set it.', ({ deadline }) => deadline?.setBy ?? null),
      oneOf('deadline_outcome', 'What became of it.', DEADLINE_OUTCOMES, ({ deadline }) => deadline?.outcome ?? null),
      ...citations<TimelineEvent>(),
      ...revision(record),
    ],
  }
}

export const documentsTable = (record: Told): Table<NegotiatingDocument> => ({
  name: 'documents',
  title: 'Texts',
  key: ['id'],
  columns: [
    text('id', ID, ({ id }) => id),
    text('negotiation', 'The negotiation to which it belongs.', ({ process }) => process),
    oneOf('kind', 'What kind of text it is.', DOCUMENT_KINDS, ({ kind }) => kind),
    text('title', 'Its title.', ({ title }) => title),
    text('short_title', 'Its title in short.', ({ shortTitle }) => shortTitle),
    ...dates<NegotiatingDocument>('When it was written or became known'),
    text('status', 'Where it stands.', ({ status }) => status),
    oneOf('availability', 'How much of it is public.', AVAILABILITIES, ({ availability }) => availability),
    oneOf('fidelity', 'How close the recorded words are to its own.', FIDELITIES, ({ fidelity }) => fidelity),
    several('authors', 'Who wrote it, or is said to have.', ({ authors }) => authors.map(({ actor }) => actor), {
      refersTo: 'actors',
    }),
    several('parties', 'Whose text it is.', ({ parties }) => parties, { refersTo: 'actors' }),
    several('based_on', 'The texts that it builds on.', ({ basedOn }) => basedOn, { refersTo: 'documents' }),
    text('summary', 'What it says.', ({ summary }) => summary),
    {
      name: 'stated_points',
      type: 'integer',
      meaning: 'How many points it is said to have; empty where nobody says so.',
      cell: ({ statedPointCount }) => statedPointCount,
    },
    {
      name: 'recorded_points',
      type: 'integer',
      meaning: 'How many are recorded.',
      cell: ({ points }) => points.length,
    },
    ...citations<NegotiatingDocument>(),
    ...revision(record),
  ],
})

export interface PointRow {
  readonly document: NegotiatingDocument
  readonly point: NegotiatingDocument['points'][number]
}

export const pointsTable = (record: Told): Table<PointRow> => ({
  name: 'points',
  title: 'Points of texts',
  key: ['document', 'number'],
  columns: [
    idOf('document', 'documents', 'The text.', ({ document }) => document.id),
    text('number', 'Its number there.', ({ point }) => point.number),
    text('label', 'What it is about.', ({ point }) => point.label),
    text('text', 'What it says.', ({ point }) => point.text),
    several('issues', 'Its issues.', ({ point }) => point.issues, { vocabulary: ownWordsOf(record).issues }),
    several('ancestors', 'The earlier points it comes from, as document#number.', ({ point }) =>
      point.ancestors.map(({ document, number }) => `${document}#${number}`),
    ),
    several('changes', 'What changed from each, in the same order.', ({ point }) =>
      point.ancestors.map(({ change }) => change),
    ),
    {
      name: 'unverified',
      type: 'boolean',
      meaning: 'Whether no source says so.',
      cell: ({ point }) => String(point.unverified),
    },
    several('sources', 'What it rests on.', ({ point }) => point.citations.map(({ source }) => source), {
      refersTo: 'sources',
    }),
  ],
})

export interface QuoteRow {
  readonly event: TimelineEvent
  readonly quote: TimelineEvent['quotes'][number]
}

export const quotesTable = (): Table<QuoteRow> => ({
  name: 'quotes',
  title: 'Quotations',
  key: [],
  columns: [
    idOf('milestone', 'milestones', 'Where it was said.', ({ event }) => event.id),
    idOf('speaker', 'actors', 'Who said it.', ({ quote }) => quote.speaker),
    text('text', 'The words.', ({ quote }) => quote.text),
    text('language', 'The language of these words, BCP 47.', ({ quote }) => quote.language),
    text('original', 'The words as they were spoken, where the text is a translation.', ({ quote }) => quote.original),
    text('original_language', 'The language in which they were spoken.', ({ quote }) => quote.originalLanguage ?? null),
    text('translator', 'Who translated them.', ({ quote }) => quote.translator),
    idOf('source', 'sources', 'Where they stand.', ({ quote }) => quote.source),
  ],
})

export const positionsTable = (record: Told): Table<Position> => ({
  name: 'positions',
  title: 'Positions',
  key: ['id'],
  columns: [
    text('id', ID, ({ id }) => id),
    text('negotiation', 'The negotiation to which it belongs.', ({ process }) => process),
    idOf('actor', 'actors', 'Whose position it is.', ({ actor }) => actor),
    idOf('document', 'documents', 'On which text.', ({ about }) => about.document ?? null),
    text('point', 'On which of its points.', ({ about }) => about.point ?? null),
    oneOf('issue', 'On which issue.', ownWordsOf(record).issues, ({ about }) => about.issue ?? null),
    ...dates<Position>('When it was taken'),
    oneOf('stance', 'How the actor stands.', STANCES, ({ stance }) => stance),
    text('text', 'What was said.', ({ text: said }) => said),
    idOf('speaker', 'actors', 'Who spoke for the actor.', ({ speaker }) => speaker ?? null),
    oneOf('authority', 'The rank of who spoke.', AUTHORITIES, ({ authority }) => authority),
    idOf('milestone', 'milestones', 'Where it was said.', ({ event }) => event ?? null),
    ...citations<Position>(),
    ...revision(record),
  ],
})

export const pointStatesTable = (record: Told): Table<PointState> => ({
  name: 'point-states',
  title: 'States of points',
  key: ['id'],
  columns: [
    text('id', ID, ({ id }) => id),
    idOf('document', 'documents', 'The text.', ({ document }) => document),
    text('point', 'The point.', ({ point }) => point),
    oneOf('state', 'How it stands.', POINT_STATES, ({ state }) => state),
    several('among', 'Among whom.', ({ among }) => among, { refersTo: 'actors' }),
    ...dates<PointState>('Since when'),
    idOf('asserted_by', 'actors', 'Who says so.', ({ assertedBy }) => assertedBy),
    text('text', 'What was said.', ({ text: said }) => said),
    ...citations<PointState>(),
    ...revision(record),
  ],
})

export const actorsTable = (record: Told): Table<Actor> => ({
  name: 'actors',
  title: 'Actors',
  key: ['id'],
  columns: [
    text('id', ID, ({ id }) => id),
    text('name', 'The name.', ({ name }) => name),
    several('aliases', 'Other spellings and scripts.', ({ aliases }) => aliases),
    oneOf('kind', 'What kind of actor it is.', ACTOR_KINDS, ({ kind }) => kind),
    idOf('side', 'actors', 'For whom it acts.', ({ side }) => side ?? null),
    several('offices', 'The offices held, with their years.', ({ offices }) =>
      offices.map(({ title, from, to }) => (from || to ? `${title} (${from ?? '..'}/${to ?? '..'})` : title)),
    ),
    text('iso2', 'The country, ISO 3166-1 alpha-2.', ({ iso2 }) => iso2 ?? null),
    text('wikidata', 'Its id in Wikidata.', ({ wikidata }) => wikidata ?? null),
    text('note', 'What has to be known of the name.', ({ note }) => note ?? null),
    ...revision(record),
  ],
})

export const sourcesTable = (record: Told): Table<Source> => ({
  name: 'sources',
  title: 'Sources',
  key: ['id'],
  columns: [
    text('id', ID, ({ id }) => id),
    oneOf('kind', 'What kind of source it is.', SOURCE_KINDS, ({ kind }) => kind),
    text('title', 'Its title.', ({ title }) => title),
    text('publisher', 'Who publishes it.', ({ publisher }) => publisher),
    text('original_publisher', 'Who published it first.', ({ originalPublisher }) => originalPublisher ?? null),
    text('published', 'When, as EDTF; empty where that is unknown.', ({ published }) =>
      published === DATE_UNKNOWN ? null : published,
    ),
    text('language', 'Its language, BCP 47.', ({ language }) => language),
    oneOf(
      'reliability',
      'How reliable the outlet is (Admiralty system).',
      RELIABILITIES,
      ({ reliability }) => reliability,
    ),
    text('url', 'Its address.', ({ url }) => url ?? null),
    text(
      'locator',
      'Where it is found without an address, or the part that is meant.',
      ({ locator }) => locator ?? null,
    ),
    oneOf('access', 'Why it has no address.', ACCESSES, ({ access }) => access ?? null),
    text('archive_url', 'Where a copy is kept.', ({ archiveUrl }) => archiveUrl ?? null),
    ...revision(record),
  ],
})

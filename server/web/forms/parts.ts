import { ACTOR_KINDS } from '../../domain/entries/actor.ts'
import { type Citation, CREDIBILITIES } from '../../domain/entries/citation.ts'
import { RELIABILITIES, SOURCE_KINDS } from '../../domain/entries/source.ts'
import {
  CHOOSE,
  CITED,
  choice,
  date,
  type Field,
  nullable,
  number,
  optional,
  part,
  readAs,
  reference,
  text,
} from './field.ts'
import { type ListLook, listOf, readIn } from './list.ts'
import type { Member } from './shape.ts'
import type { Shown, Terms } from './shown.ts'

// What several forms ask: sources, quotes, actors that are new to the record, and how a change is explained.

export const WHEN = date('when', 'Date', {
  hint: 'For example 14 Mar 2020, late March 2020, 14–16 Mar 2020, before 16 Mar 2020',
})

export const ACTOR = reference('actor', 'actor', 'Actor', { width: 'medium' })

export const STATEMENT = text('text', 'What they say', {
  hint: 'In a sentence or two, reported as a statement',
  rows: 3,
})

export const NOTE = nullable(text('note', 'Note', { width: 'medium' }))

/** What somebody says to the editors who look at what they hand in; it never becomes public. */
export const WORD_TO_EDITORS: Shown = {
  name: 'wordToEditors',
  label: 'A word to the editors',
  hint: 'Stays at the desk',
  rows: 2,
}

/** What the page sends in a way of its own; `distinct` is ticked where the record may have the same already. */
export const SENT_BY_THE_PAGE: readonly Shown[] = [
  ...['process', 'version', 'distinct'].map(name => ({ name, label: '' })),
  WORD_TO_EDITORS,
]

/** In a record without any negotiation. */
export const PROCESS_FIELDS: readonly Shown[] = [
  { name: 'process.title', label: 'Name of the negotiation', hint: 'This record has none yet.' },
  {
    name: 'process.scope',
    label: 'What belongs in the record of it',
    hint: 'The inclusion rule, in a sentence.',
    rows: 3,
  },
]

const WORDING_ONLY = 'Wording or typing only'

export const CLOSING_FIELDS: readonly Shown[] = [
  {
    name: 'material',
    label: 'Weight of the change',
    given: 'yes',
    terms: {
      yes: { label: 'A correction of substance: readers must notice it' },
      no: { label: WORDING_ONLY },
    },
  },
  {
    name: 'reason',
    label: 'What did you change, and why?',
    hint: 'Shown in the public history. Of wording and typing alone nothing more need be said.',
  },
]

/** The reason for a change, as it was typed or as its weight says. */
export const reasonIn = ({ reason = '', material }: Member): string =>
  reason.trim() === '' && material === 'no' ? WORDING_ONLY : reason.trim()

/** Such as “B – Usually reliable”, in the language of whoever reads. */
export const withGrades = (terms: Terms): Terms =>
  Object.fromEntries(
    Object.entries(terms).map(([id, term]) => [
      id,
      {
        get label() {
          return `${id} – ${term.label}`
        },
      },
    ]),
  )

// 6 says that nobody has judged it yet, as F does of a source.
const CREDIBILITY = number('credibility', 'Credibility of this information', {
  terms: withGrades(CREDIBILITIES),
  given: '6',
})

type SourceField = Field<{ readonly source: string }, 'source'>

/** The sources of an entry, or of a part of one. A note that was never there is not stored as none. */
export const citationList = (title: string, source: SourceField, note: typeof NOTE, look: ListLook) =>
  listOf('citations', title, {
    ...look,
    fields: [source, CREDIBILITY, note],
    inWords: words => `${words.source} (${words.credibility})${words.note && `: ${words.note}`}`,
    partsIn: ({ citations }: { readonly citations: readonly Citation[] }) => citations,
    kept: (parts, before) => ({
      citations: parts.map(({ note, ...citation }) => {
        const known = before.find(one => one.source === citation['source'])
        return note === null && known && known.note === undefined ? citation : { ...citation, note }
      }),
    }),
  })

export const LOCATOR = optional(
  text('locator', 'Where it can be found', {
    hint: 'Book and page, archive and box: Cambridge: Example Press 1998, p. 32–35',
  }),
)

/** A source that the record does not have. */
const NEW_SOURCE = part('new', [
  optional(text('url', 'Address', { hint: 'https://…', isVerbatim: true })),
  text('title', 'Title as published'),
  text('publisher', 'Publisher', { width: 'medium' }),
  date('published', 'Published', { hint: 'If that is not known: undated' }),
  choice('kind', 'Kind of source', SOURCE_KINDS, CHOOSE),
  choice('reliability', 'Reliability of the outlet', withGrades(RELIABILITIES), { given: 'F' }),
  text('language', 'Language', { width: 'short', hint: 'Its code: en, es, ar …', given: 'en' }),
  optional(text('originalPublisher', 'Original publisher', { width: 'medium', hint: 'If this is a republication' })),
  { ...LOCATOR, label: 'Without address, or part of one', isRare: true },
])

const SOURCE: SourceField = {
  ...reference('source', 'source', 'A source the record has', {
    hint: 'Type its title, address or id – or fill in a new source below',
  }),
  read: (typed, { reader, part, beside }) => {
    const described = () => readIn(NEW_SOURCE, [], { reader, part, beside, stored: undefined })['new'] as object
    const named = typed.trim()
    const id = named ? reader.reference('source', named, `${part}source`) : reader.newSource(part, beside, described)
    return { source: reader.cites(id) }
  },
}

export const CITATIONS = citationList(
  'Sources',
  SOURCE,
  nullable(text('note', 'Note', { width: 'medium', hint: 'What it supports, if not all of it' })),
  {
    noun: 'Source',
    addLabel: 'Add a source',
    extra: { title: 'New source', isFilled: ({ source }) => source === '', fields: NEW_SOURCE },
  },
)

export const QUOTES = {
  noun: 'Quote',
  addLabel: 'Add a quote',
  fields: [
    text('text', 'Words', { rows: 3 }),
    // Who is quoted is as a rule who spoke, where the form asks for that.
    readAs(
      reference('speaker', 'actor', 'Speaker', { width: 'medium' }),
      (typed, { reader }) => typed.trim() || (reader.form.single['speaker'] ?? ''),
    ),
    CITED,
    text('language', 'Language', { width: 'short', given: 'en' }),
    nullable(
      text('original', 'As it was spoken', { rows: 2, isRare: true, hint: 'Where the words above are a translation' }),
    ),
    optional(text('originalLanguage', 'Language of that', { width: 'short', isRare: true })),
    nullable(text('translator', 'Translated by', { width: 'medium', isRare: true })),
  ],
}

/** What there is to say of an actor that the record does not have. */
export const NEW_ACTOR_KIND: Shown = { name: 'new.kind', label: 'Kind of actor', terms: ACTOR_KINDS }
export const NEW_ACTOR_FIELDS: readonly Shown[] = [
  {
    name: 'new.side',
    label: 'Speaks for',
    refersTo: 'actor',
    width: 'medium',
    hint: 'For a person or body: whose side',
  },
  { name: 'new.role', label: 'Office held', width: 'medium', hint: 'For a person' },
]

export const NEW_ACTORS = listOf('actors', 'Actors not in the record yet', {
  hint: 'Add them here, then name them elsewhere in the form',
  noun: 'New actor',
  addLabel: 'Add a new actor',
  fields: [
    { name: 'actor', label: 'Name', width: 'medium' },
    { ...NEW_ACTOR_KIND, given: 'person' },
    ...NEW_ACTOR_FIELDS,
  ],
  inWords: () => '',
  // The entry does not hold them: they become entries of their own.
  partsIn: () => [],
  kept: () => ({}),
})

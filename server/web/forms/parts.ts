import { ACTOR_KINDS } from '../../domain/entries/actor.ts'
import { CREDIBILITIES } from '../../domain/entries/citation.ts'
import { RELIABILITIES, SOURCE_KINDS } from '../../domain/entries/source.ts'
import type { CITATIONS, QUOTES } from '../events/form/shape.ts'
import type { FieldSpec, Terms } from './fields.ts'
import type { GroupSpec } from './groups.ts'

// Parts that several forms have: sources, quotes, and actors that are new to the record.

const withGrades = (terms: Terms): Terms =>
  Object.fromEntries(
    Object.entries(terms).map(([grade, { label, definition }]) => [
      grade,
      { label: `${grade} – ${label}`, definition },
    ]),
  )

export const CREDIBILITY_FIELD = {
  name: 'credibility',
  label: 'Credibility of this information',
  terms: withGrades(CREDIBILITIES),
} as const satisfies FieldSpec

export const SOURCES_LIST: GroupSpec<(typeof CITATIONS)['fields'][number]> = {
  noun: 'Source',
  addLabel: 'Add another source',
  fields: [
    {
      name: 'source',
      label: 'A source the record has',
      hint: 'Type its title, address or id – or fill in a new source below',
      list: 'sources',
    },
    CREDIBILITY_FIELD,
    { name: 'note', label: 'Note', width: 'medium', hint: 'What it supports, if not all of it' },
  ],
  extra: {
    title: 'New source',
    isFilled: ({ source }) => source === '',
    fields: [
      { name: 'new.url', label: 'Address', hint: 'https://…' },
      { name: 'new.title', label: 'Title as published' },
      { name: 'new.publisher', label: 'Publisher', width: 'medium' },
      { name: 'new.published', label: 'Published', control: 'date' },
      { name: 'new.kind', label: 'Kind of source', terms: SOURCE_KINDS },
      { name: 'new.reliability', label: 'Reliability of the outlet', terms: withGrades(RELIABILITIES) },
      { name: 'new.language', label: 'Language', width: 'short', hint: 'en, uk, ru …' },
      {
        name: 'new.originalPublisher',
        label: 'Original publisher',
        width: 'medium',
        hint: 'If this is a republication',
      },
    ],
  },
}

export const QUOTES_LIST: GroupSpec<(typeof QUOTES)['fields'][number]> = {
  noun: 'Quote',
  addLabel: 'Add a quote',
  fields: [
    { name: 'text', label: 'Words', control: 'textarea' },
    { name: 'speaker', label: 'Speaker', list: 'actors', width: 'medium' },
    { name: 'source', label: 'Source', control: 'source' },
    { name: 'language', label: 'Language', width: 'short' },
    { name: 'original', label: 'In the original language', control: 'textarea', rows: 2 },
    { name: 'translator', label: 'Translated by', width: 'medium' },
  ],
}

/** What there is to say of an actor that the record does not have. */
export const NEW_ACTOR_FIELDS = [
  { name: 'new.kind', label: 'Kind of actor', terms: ACTOR_KINDS },
  { name: 'new.side', label: 'Speaks for', list: 'actors', width: 'medium', hint: 'Needed for a person' },
  { name: 'new.role', label: 'Office held', width: 'medium', hint: 'Needed for a person' },
] as const satisfies readonly FieldSpec[]

export const NEW_ACTORS_LIST: GroupSpec<'actor' | 'new.kind' | 'new.side' | 'new.role'> = {
  noun: 'New actor',
  addLabel: 'Add a new actor',
  fields: [{ name: 'actor', label: 'Name', width: 'medium' }, ...NEW_ACTOR_FIELDS],
}

/** A list of actors and nothing more to say of each. */
export const actorList = (noun: string, addLabel: string): GroupSpec<'actor'> => ({
  noun,
  addLabel,
  fields: [{ name: 'actor', label: 'Actor', list: 'actors', width: 'medium' }],
})

import {
  AUTHORSHIP_BASES,
  AVAILABILITIES,
  CHANGE_BASES,
  CHANGE_SIGNIFICANCES,
  CUSTODY_STATUSES,
  DOCUMENT_KINDS,
  FIDELITIES,
  POINT_CHANGES,
  VALUE_OPERATORS,
} from '../../../domain/entries/document.ts'
import { ISSUES } from '../../../domain/entries/issues.ts'
import { POINT_STATES } from '../../../domain/entries/point-state.ts'
import { AUTHORITIES, STANCES } from '../../../domain/entries/position.ts'
import type { FormSpec, SectionSpec } from '../../editing/form-page.ts'
import { DATE_HINT } from '../../events/form/fields.ts'
import type { FieldSpec } from '../../forms/fields.ts'
import type { GroupSpec } from '../../forms/groups.ts'
import { actorList, CREDIBILITY_FIELD, NEW_ACTORS_LIST, QUOTES_LIST } from '../../forms/parts.ts'
import { readAmount } from '../../forms/submission-reader.ts'

// The forms for texts, positions and states of points.

const POINT_HINT = 'The text and the number, such as US 28-point plan 13'

const NEW_ACTORS: SectionSpec = {
  id: 'actors',
  title: 'Actors not in the record yet',
  hint: 'Add them here, then name them elsewhere in the form',
  list: NEW_ACTORS_LIST,
}

const BASIS: FieldSpec = { name: 'basis', label: 'How it is known', terms: CHANGE_BASES }
const NOTE: FieldSpec = { name: 'note', label: 'Note', width: 'medium' }

const POINTS_LIST: GroupSpec = {
  noun: 'Point',
  addLabel: 'Add a point',
  fold: ({ number = '', label = '', issues = '' }) => {
    const about = issues.split('\n').flatMap(issue => (ISSUES as Record<string, { label: string }>)[issue]?.label ?? [])
    const said = [label, about.length > 0 ? about.join(', ') : 'issue to be chosen'].filter(Boolean)
    return number.trim() === '' ? null : said.join(' · ')
  },
  // By their own numbers: a text may leave some out.
  nameOf: ({ number = '' }) => (number.trim() === '' ? null : `Point ${number.trim()}`),
  fields: [
    { name: 'number', label: 'Number', width: 'short' },
    { name: 'label', label: 'Label', hint: 'What it is about, in a few words' },
    { name: 'text', label: 'Text', control: 'textarea', rows: 4 },
    { name: 'issues', label: 'Issues', control: 'checks', terms: ISSUES },
    {
      name: 'unverified',
      label: 'How sure it is',
      terms: [
        ['', 'Rests on the sources below'],
        ['yes', 'Unverified'],
      ],
    },
    NOTE,
  ],
  lists: {
    ancestors: {
      title: 'Comes from',
      noun: 'Earlier point',
      addLabel: 'Add an earlier point',
      fields: [
        { name: 'from', label: 'Point of an earlier text', list: 'points', hint: POINT_HINT },
        { name: 'change', label: 'What changed', terms: POINT_CHANGES },
        { name: 'significance', label: 'How much it matters', terms: CHANGE_SIGNIFICANCES, none: 'Cannot be told' },
        BASIS,
        NOTE,
      ],
    },
    values: {
      title: 'Numbers in it',
      noun: 'Number',
      addLabel: 'Add a number',
      fields: [
        { name: 'what', label: 'Of what', hint: 'For example Ukrainian armed forces', width: 'medium' },
        { name: 'operator', label: 'Relation', terms: VALUE_OPERATORS, width: 'short' },
        {
          name: 'number',
          label: 'Number',
          width: 'short',
          understand: typed => readAmount(typed)?.toLocaleString('en', { maximumFractionDigits: 20 }) ?? null,
        },
        { name: 'unit', label: 'Unit', hint: 'personnel, percent, USD …', width: 'short' },
        { name: 'qualifier', label: 'Qualifier', hint: 'For example in peacetime', width: 'medium' },
      ],
    },
    citations: {
      title: 'Sources of this point',
      noun: 'Source',
      addLabel: 'Add a source of this point',
      fields: [
        {
          name: 'source',
          label: 'Source',
          hint: 'Its number above, such as 1, or the title of one the record has',
          list: 'sources',
        },
        CREDIBILITY_FIELD,
        NOTE,
      ],
    },
  },
}

export const DOCUMENT_FORM_SPEC: FormSpec = {
  main: [
    { name: 'title', label: 'Title', hint: 'As it is known, with what tells it from other versions' },
    { name: 'shortTitle', label: 'Short title', hint: 'Such as US 28-point plan', width: 'medium' },
    { name: 'kind', label: 'Kind', terms: DOCUMENT_KINDS },
    { name: 'when', label: 'Date', control: 'date', hint: DATE_HINT, width: 'full' },
    { name: 'status', label: 'Status', hint: 'Such as leaked draft, never published' },
    {
      name: 'summary',
      label: 'Summary',
      control: 'textarea',
      hint: 'Plain text; a blank line begins a paragraph',
      rows: 4,
    },
    { name: 'availability', label: 'What is public of it', terms: AVAILABILITIES },
    { name: 'fidelity', label: 'Wording of the points here', terms: FIDELITIES },
  ],
  hasIssues: false,
  sections: [
    {
      id: 'points',
      title: 'Points',
      hint: 'Paste a numbered list, or add them one by one',
      takesPaste: true,
      isOpen: true,
      fields: [
        {
          name: 'pasted',
          label: 'Paste a numbered list',
          control: 'textarea',
          rows: 6,
          hint: 'Each point begins a line with its number: “1. …”, “2) …”, “13a. …”. A point may have several lines',
        },
        { name: 'pasted.issue', label: 'What these points are about', terms: ISSUES, none: 'Choose for each point' },
        { name: 'statedPointCount', label: 'Points it is said to have', hint: 'If known', width: 'medium' },
      ],
      list: POINTS_LIST,
    },
    {
      id: 'basedOn',
      title: 'Based on',
      hint: 'Earlier texts that it derives from, answers or replaces',
      list: {
        noun: 'Earlier text',
        addLabel: 'Add an earlier text',
        fields: [{ name: 'document', label: 'Document', list: 'documents', width: 'medium' }],
      },
    },
    {
      id: 'dropped',
      title: 'Dropped points',
      hint: 'Points of earlier texts that are not in this one',
      list: {
        noun: 'Dropped point',
        addLabel: 'Add a dropped point',
        fields: [{ name: 'from', label: 'Point of an earlier text', list: 'points', hint: POINT_HINT }, BASIS, NOTE],
      },
    },
    {
      id: 'authors',
      title: 'Authors',
      hint: 'Who wrote it, and who says so',
      list: {
        noun: 'Author',
        addLabel: 'Add an author',
        fields: [
          { name: 'actor', label: 'Who', list: 'actors', width: 'medium' },
          { name: 'basis', label: 'Authorship is', terms: AUTHORSHIP_BASES },
          { name: 'source', label: 'Source', control: 'source' },
          NOTE,
        ],
      },
    },
    {
      id: 'parties',
      title: 'Parties',
      hint: 'Whom it would bind',
      list: actorList('Party', 'Add a party'),
    },
    {
      id: 'custody',
      title: 'Custody',
      hint: 'Who is known to have sent, received or seen it, or denies having it',
      list: {
        noun: 'Holder',
        addLabel: 'Add a holder',
        fields: [
          { name: 'actor', label: 'Who', list: 'actors', width: 'medium' },
          { name: 'status', label: 'Is known to have', terms: CUSTODY_STATUSES },
          { name: 'when', label: 'When', control: 'date' },
          { name: 'source', label: 'Source', control: 'source' },
        ],
      },
    },
    NEW_ACTORS,
  ],
}

export const POSITION_FORM_SPEC: FormSpec = {
  main: [
    { name: 'actor', label: 'Who', hint: 'The side whose position it is', list: 'actors' },
    {
      name: 'about.document',
      label: 'On which text',
      hint: 'Empty for an issue without a text',
      list: 'documents',
      width: 'medium',
    },
    { name: 'about.point', label: 'Point', hint: 'Its number; empty for the whole text', width: 'medium' },
    { name: 'about.issue', label: 'Issue', terms: ISSUES, none: 'The first issue of the point' },
    { name: 'stance', label: 'Stance', terms: STANCES },
    { name: 'when', label: 'Date', control: 'date', hint: DATE_HINT, width: 'full' },
    {
      name: 'text',
      label: 'What they say',
      control: 'textarea',
      hint: 'In a sentence or two, reported as a statement',
    },
    { name: 'speaker', label: 'Said by', hint: 'Empty if not known', list: 'actors', width: 'medium' },
    { name: 'authority', label: 'With which authority', terms: AUTHORITIES },
  ],
  hasIssues: false,
  sections: [
    {
      id: 'quotes',
      title: 'Quote',
      hint: 'Words as spoken, with their source',
      list: { ...QUOTES_LIST, most: 1 },
    },
    {
      id: 'event',
      title: 'Milestone',
      hint: 'Where or when it was said',
      fields: [{ name: 'event', label: 'Milestone', list: 'events', hint: 'Type its title, address or id' }],
    },
    NEW_ACTORS,
  ],
}

export const POINT_STATE_FORM_SPEC: FormSpec = {
  main: [
    { name: 'document', label: 'Text', list: 'documents', width: 'medium' },
    { name: 'point', label: 'Point', hint: 'Its number, such as 13', width: 'medium' },
    { name: 'state', label: 'State', terms: POINT_STATES },
    { name: 'assertedBy', label: 'Who says so', list: 'actors', width: 'medium' },
    { name: 'when', label: 'Date', control: 'date', hint: DATE_HINT, width: 'full' },
    {
      name: 'text',
      label: 'What they say',
      control: 'textarea',
      hint: 'In a sentence or two, reported as a statement',
    },
  ],
  hasIssues: false,
  sections: [
    {
      id: 'among',
      title: 'Agreed among',
      hint: 'Who agrees, and nobody else is meant; needed for “Agreed between”',
      list: actorList('Agreeing side', 'Add a side'),
    },
    NEW_ACTORS,
  ],
}

import {
  AUTHORSHIP_BASES,
  AVAILABILITIES,
  CHANGE_BASES,
  CHANGE_SIGNIFICANCES,
  CUSTODY_STATUSES,
  DOCUMENT_KINDS,
  FIDELITIES,
  type NegotiatingDocument,
  POINT_CHANGES,
  VALUE_OPERATORS,
} from '../../../domain/entries/document.ts'
import { LIMITS } from '../../../domain/entries/fields.ts'
import { readAmount } from '../../forms/amount.ts'
import {
  CHOOSE,
  CITED,
  checks,
  choice,
  date,
  type Field,
  nullable,
  number,
  numberOf,
  optional,
  readAs,
  reference,
  text,
  tickedIn,
} from '../../forms/field.ts'
import type { FormSpec } from '../../forms/form-spec.ts'
import { idList, list } from '../../forms/list.ts'
import { nameIn, typedName } from '../../forms/lookup.ts'
import { OWN_ISSUES } from '../../forms/own-choices.ts'
import { ACTOR, CITATIONS, citationList, NEW_ACTORS, NOTE, WHEN } from '../../forms/parts.ts'
import { typedPoint } from '../../forms/point-lookup.ts'
import type { Look } from '../../forms/shown.ts'
import { issueTerm } from '../../site/own-terms.ts'
import { doubleNumbers } from './double-numbers.ts'

const WHO = reference('actor', 'actor', 'Who', { width: 'medium' })
const BASIS = choice('basis', 'How it is known', CHANGE_BASES, { given: 'text-compared' })

/** A point of another text, stored as that text and its number. */
const FROM: Field<{ readonly document: string; readonly number: string }, 'from'> = {
  name: 'from',
  label: 'Point of an earlier text',
  refersTo: 'point',
  hint: 'The text and the number, such as Framework agreement 13',
  typed: ({ document, number }, { record }) => typedPoint(record, document, number),
  read: (typed, { reader, part }) => reader.point(typed, `${part}from`),
  inWords: ({ document, number }, record) => `${nameIn(record, 'document', document)} ${number}`,
}

const UNVERIFIED: Field<{ readonly unverified: boolean }, 'unverified'> = {
  name: 'unverified',
  label: 'How sure it is',
  terms: { '': { label: 'Rests on the sources below' }, yes: { label: 'Unverified' } },
  given: '',
  typed: ({ unverified }) => (unverified ? 'yes' : ''),
  read: typed => ({ unverified: typed === 'yes' }),
  inWords: ({ unverified }) => (unverified ? 'Unverified' : ''),
}

const IN_DIGITS = 'Enter a number in digits, such as 600,000 or 4.5.'
const AMOUNT: Field<{ readonly number: number }, 'number'> = {
  name: 'number',
  label: 'Number',
  width: 'short',
  understand: typed => readAmount(typed)?.toLocaleString('en', { maximumFractionDigits: 20 }) ?? null,
  typed: ({ number }) => String(number),
  read: (typed, { reader, part }) => ({ number: reader.number(typed, `${part}number`, IN_DIGITS) }),
  inWords: ({ number }) => number.toLocaleString('en'),
}

/** A source by its number where the text as a whole cites it. */
const numberedSource = <N extends string>(
  name: N,
  label: string,
  look: Look = {},
): Field<{ readonly [K in N]: string }, N> => ({
  ...reference(name, 'source', label, {
    hint: 'Its number above, such as 1, or the title of one the record has',
    ...look,
  }),
  typed: ({ [name]: source }, { record, citations }) =>
    source === undefined ? '' : (numberOf(source, citations) ?? typedName(record, 'source', { id: source })),
  read: (typed, { reader, part }) => ({
    [name]: /^\s*\d+\s*$/.test(typed)
      ? reader.cited(typed.trim(), part + name)
      : reader.reference('source', typed, part + name),
  }),
})

const POINT_SOURCE = numberedSource('source', 'Source', { given: '1', tells: true, cites: true })

/** The points of this text that say it, by their numbers. */
const SAID_IN: Field<{ readonly points: readonly string[] }, 'points'> = {
  name: 'points',
  label: 'Points that say it',
  width: 'short',
  hint: 'Their numbers, such as 21, 22',
  typed: ({ points }) => points.join(', '),
  read: typed => ({ points: typed.split(/[\s,;]+/).filter(Boolean) }),
  inWords: ({ points }) => points.join(', '),
}

const withNote = (words: string, note: string): string => (note === '' ? words : `${words} (${note})`)

const ANCESTORS = list('ancestors', 'Comes from', {
  noun: 'Earlier point',
  addLabel: 'Add an earlier point',
  fields: [
    FROM,
    choice('change', 'What changed', POINT_CHANGES, { given: 'reworded' }),
    optional(
      choice('significance', 'How much it matters', CHANGE_SIGNIFICANCES, {
        none: 'Cannot be told',
        given: 'substantive',
      }),
    ),
    BASIS,
    NOTE,
  ],
  inWords: ({ from, change, note }) => withNote(`From ${from}: ${change.toLowerCase()}`, note),
})

const VALUES = list('values', 'Numbers in it', {
  noun: 'Number',
  addLabel: 'Add a number',
  fields: [
    text('what', 'Of what', { hint: 'For example armed forces of a party', width: 'medium' }),
    choice('operator', 'Relation', VALUE_OPERATORS, { width: 'short', given: '=' }),
    AMOUNT,
    text('unit', 'Unit', { hint: 'personnel, percent, USD …', width: 'short' }),
    nullable(text('qualifier', 'Qualifier', { hint: 'For example in peacetime', width: 'medium' })),
  ],
  inWords: ({ what, operator, number, unit, qualifier }) =>
    withNote(`${what}: ${operator} ${number} ${unit}`, qualifier),
})

const POINT_CITATIONS = citationList('Sources of this point', POINT_SOURCE, NOTE, {
  noun: 'Source',
  addLabel: 'Add a source of this point',
  isGiven: true,
})

const POINTS = list('points', 'Points', {
  hint: 'Paste a numbered list, or add them one by one',
  noun: 'Point',
  addLabel: 'Add a point',
  fold: ({ number = '', label = '', issues = '' }, record) => {
    const about = tickedIn(issues).map(issue => issueTerm(record, issue).label)
    const said = [label, about.length > 0 ? about.join(', ') : 'issue to be chosen'].filter(Boolean)
    return number.trim() === '' ? null : said.join(' · ')
  },
  // By their own numbers: a text may leave some out.
  nameOf: ({ number = '' }) => (number.trim() === '' ? null : `Point ${number.trim()}`),
  isSame: (member, { number }) => number === member['number']?.trim(),
  fields: [
    text('number', 'Number', { width: 'short' }),
    text('label', 'Label', { hint: 'What it is about, in a few words' }),
    text('text', 'Text', { rows: 4 }),
    checks('issues', 'Issues', OWN_ISSUES),
    UNVERIFIED,
    NOTE,
  ],
  lists: [ANCESTORS, VALUES, POINT_CITATIONS],
  inWords: ({ label, text, issues, values, ancestors, unverified, note, citations }) =>
    [label, text, issues.replaceAll('\n', ', '), values, ancestors, unverified, note, citations]
      .filter(Boolean)
      .join('\n'),
})

/** The form for a text. */
export const DOCUMENT_FORM: FormSpec<NegotiatingDocument> = {
  citations: CITATIONS,
  newcomers: 'actors',
  fieldOf: path => path.replace(/^(points\.\d+\.issues|brief\.\d+\.points)\.\d+$/, '$1'),
  check: reader => {
    if (reader.form.single['pasted']?.trim())
      reader.report('pasted', 'Make points of this first, or empty the box: what is left in it would not be stored.')
    reader.reportAll(doubleNumbers(reader.form), path => path)
  },
  main: [
    text('title', 'Title', { hint: 'As it is known, with what tells it from other versions' }),
    readAs(
      text('shortTitle', 'Short title', { hint: 'What people call it', width: 'medium' }),
      (typed, { beside }) => typed.trim() || (beside['title'] ?? ''),
    ),
    choice('kind', 'Kind', DOCUMENT_KINDS, CHOOSE),
    { ...WHEN, width: 'full' },
    text('status', 'Status', { hint: 'Such as leaked draft, never published' }),
    text('summary', 'Summary', { hint: 'Plain text; a blank line begins a paragraph', rows: 4 }),
    choice('availability', 'What is public of it', AVAILABILITIES, { ...CHOOSE, told: 'Public' }),
    choice('fidelity', 'Wording of the points here', FIDELITIES, { ...CHOOSE, told: 'Wording' }),
    optional(numberedSource('readAt', 'Where it can be read', { width: 'medium' })),
  ],
  sections: [
    {
      ...POINTS,
      takesPaste: true,
      isOpen: true,
      above: [
        {
          name: 'pasted',
          label: 'Paste a numbered list',
          rows: 6,
          hint: 'Each point begins a line with its number: “1. …”, “2) …”, “13a. …”. A point may have several lines',
        },
        {
          name: 'pasted.issue',
          label: 'What these points are about',
          terms: OWN_ISSUES,
          none: 'Choose for each point',
        },
        nullable(number('statedPointCount', 'Points it is said to have', { hint: 'If known', width: 'medium' })),
      ],
    },
    list('brief', 'In brief', {
      hint: 'What the text says, a line a subject',
      noun: 'Line',
      addLabel: 'Add a line',
      most: LIMITS.briefLines,
      fields: [text('text', 'What it says', { rows: 2 }), SAID_IN],
      inWords: ({ text, points }) => withNote(text, points),
    }),
    idList('basedOn', 'Based on', reference('document', 'document', 'Document', { width: 'medium' }), {
      hint: 'Earlier texts that it derives from, answers or replaces',
      noun: 'Earlier text',
      addLabel: 'Add an earlier text',
    }),
    list('dropped', 'Dropped points', {
      hint: 'Points of earlier texts that are not in this one',
      noun: 'Dropped point',
      addLabel: 'Add a dropped point',
      fields: [FROM, BASIS, NOTE],
      inWords: ({ from, note }) => withNote(from, note),
    }),
    list('authors', 'Authors', {
      hint: 'Who wrote it, and who says so',
      noun: 'Author',
      addLabel: 'Add an author',
      fields: [WHO, choice('basis', 'Authorship is', AUTHORSHIP_BASES, { given: 'stated' }), CITED, NOTE],
      inWords: ({ actor, basis, note }) => withNote(`${actor}: ${basis}`, note),
    }),
    idList('parties', 'Parties', ACTOR, { hint: 'Whom it would bind', noun: 'Party', addLabel: 'Add a party' }),
    list('custody', 'Custody', {
      hint: 'Who is known to have sent, received or seen it, or denies having it',
      noun: 'Holder',
      addLabel: 'Add a holder',
      fields: [
        WHO,
        choice('status', 'Is known to have', CUSTODY_STATUSES, { given: 'received' }),
        date('when', 'When'),
        CITED,
      ],
      inWords: ({ actor, status, when }) => `${actor}: ${status}, ${when}`,
    }),
    NEW_ACTORS,
  ],
}

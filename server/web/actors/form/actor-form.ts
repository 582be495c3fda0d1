import { ACTOR_KINDS, type Actor } from '../../../domain/entries/actor.ts'
import { country } from '../../forms/country-field.ts'
import { CHOOSE, choice, date, type Field, optional, readAs, reference, text } from '../../forms/field.ts'
import type { FormSpec } from '../../forms/form-spec.ts'
import { list } from '../../forms/list.ts'

const ALIASES: Field<Pick<Actor, 'aliases'>, 'aliases'> = {
  name: 'aliases',
  label: 'Also known as',
  hint: 'Other spellings, abbreviations and scripts by which people look for it, one a line',
  rows: 3,
  typed: ({ aliases }) => aliases.join('\n'),
  read: typed => ({ aliases: [...new Set(typed.split('\n').map(line => line.trim()))].filter(Boolean) }),
  inWords: ({ aliases }) => aliases.join('\n'),
}

/** Its id, also out of the address of its page. */
const WIKIDATA = readAs(
  text('wikidata', 'Wikidata', { width: 'medium', hint: 'Its id, such as Q42, or the address of its page' }),
  typed => /\/(Q\d+)(?:[?#].*)?$/.exec(typed.trim())?.[1] ?? typed,
)

/** The form for somebody who acts. */
export const ACTOR_FORM: FormSpec<Actor> = {
  fieldOf: path => path.replace(/^aliases\.\d+$/, 'aliases'),
  main: [
    text('name', 'Name', { hint: 'As it is to be read on every page' }),
    choice('kind', 'Kind of actor', ACTOR_KINDS, CHOOSE),
    optional(
      reference('side', 'actor', 'Speaks for', {
        width: 'medium',
        hint: 'For a person or body: whose side. Whoever changes sides has that with each office',
        asked: 'side',
      }),
    ),
    ALIASES,
  ],
  sections: [
    {
      isOpen: true,
      ...list('offices', 'Offices', {
        hint: 'What a person is or was, and when',
        noun: 'Office',
        addLabel: 'Add an office',
        fields: [
          text('title', 'Office', { hint: 'For example head of delegation' }),
          optional(date('from', 'From', { width: 'short' })),
          optional(date('to', 'Until', { width: 'short', hint: 'Empty while it is held' })),
          optional(
            reference('for', 'actor', 'Speaks in it for', {
              width: 'medium',
              hint: 'Where that is another side than the one above',
            }),
          ),
        ],
        inWords: one => officeInWords(one),
      }),
    },
    {
      name: 'identifiers',
      title: 'Identifiers and note',
      hint: 'By which others find the same actor',
      fields: [
        optional(
          country('iso2', 'Country', { width: 'medium', hint: 'For a state: its name, or its code of ISO 3166' }),
        ),
        optional(WIKIDATA),
        optional(text('note', 'Note', { rows: 2, hint: 'What tells it from others, in a sentence' })),
      ],
    },
  ],
}

const officeInWords = ({ title, from, to, for: side }: Readonly<Record<'title' | 'from' | 'to' | 'for', string>>) => {
  const time = from && to ? `${from} – ${to}` : from ? `from ${from}` : to ? `until ${to}` : ''
  return [title, side && `for ${side}`, time].filter(Boolean).join(', ')
}

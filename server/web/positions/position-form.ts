import { AUTHORITIES, type Position, STANCES } from '../../domain/entries/position.ts'
import { pointNumber, pointTyped } from '../documents/form/point-number.ts'
import { CHOOSE, choice, optional, part, reference, within } from '../forms/field.ts'
import type { FormReader } from '../forms/form-reader.ts'
import type { FormSpec } from '../forms/form-spec.ts'
import { listOf } from '../forms/list.ts'
import { OWN_ISSUES } from '../forms/own-choices.ts'
import { CITATIONS, NEW_ACTORS, QUOTES, STATEMENT, WHEN } from '../forms/parts.ts'
import { membersAt } from '../forms/shape.ts'

const TEXT = reference('document', 'document', 'On which text', {
  hint: 'Empty for an issue without a text',
  width: 'medium',
  asked: 'document',
})
const POINT = pointNumber('Its number; empty for the whole text')
const CHOSEN_ISSUE = optional(
  choice('issue', 'Issue', OWN_ISSUES, { none: 'As the point or the whole text', asked: 'issue' }),
)
const ISSUE: typeof CHOSEN_ISSUE = {
  ...CHOSEN_ISSUE,
  read: (typed, { reader }) => {
    const issue = issueOf(typed, reader)
    return issue === undefined ? {} : { issue }
  },
}

/** The form for where somebody stands. */
export const POSITION_FORM: FormSpec<Position> = {
  citations: CITATIONS,
  newcomers: 'actors',
  fieldOf: path => path.replace(/^quote\b/, 'quotes.0'),
  check: reader => {
    if (membersAt(reader.form, 'quotes').length > 1)
      reader.report('quotes.1.text', 'A position has one quote. Remove this one.')
  },
  main: [
    reference('actor', 'actor', 'Who', { hint: 'The side whose position it is', asked: 'actor' }),
    ...part('about', [optional(TEXT), POINT]),
    within('about', ISSUE),
    choice('stance', 'Stance', STANCES, CHOOSE),
    { ...WHEN, width: 'full' },
    STATEMENT,
    optional(reference('speaker', 'actor', 'Said by', { hint: 'Empty if not known', width: 'medium' })),
    choice('authority', 'With which authority', AUTHORITIES, { ...CHOOSE, told: 'Authority' }),
  ],
  sections: [
    listOf('quotes', 'Quote', {
      ...QUOTES,
      hint: 'Words as spoken, with their source',
      most: 1,
      inWords: ({ text, speaker }) => `“${text}” (${speaker})`,
      partsIn: ({ quote }: Position) => (quote ? [quote] : []),
      kept: ([quote]) => (quote ? { quote } : {}),
    }),
    {
      name: 'event',
      title: 'Milestone',
      hint: 'Where or when it was said',
      fields: [optional(reference('event', 'event', 'Milestone', { hint: 'Type its title, address or id' }))],
    },
    NEW_ACTORS,
  ],
}

/** A point says what it is about, where the form does not. */
function issueOf(typed: string, reader: FormReader): string | undefined {
  const { 'about.document': named = '', 'about.point': point = '' } = reader.form.single
  const [isTextNamed, isPointNamed] = [named.trim() !== '', point.trim() !== '']
  const found = isTextNamed && isPointNamed ? pointTyped(reader, 'about.document', 'about.point') : undefined
  if (isPointNamed && !isTextNamed) reader.report('about.document', 'Name the document whose point this is.')
  if (!isTextNamed && typed === '') reader.report('about.issue', 'Choose what it is about, or name the text.')
  return typed || found?.issues[0]
}

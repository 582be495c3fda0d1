import { EVENT_KINDS } from '../../domain/entries/event.ts'
import { READING_ORDERS, type RecordHeader } from '../../domain/entries/record-header.ts'
import { CHOOSE, choice, optional, text } from '../forms/field.ts'
import type { FormSpec } from '../forms/form-spec.ts'
import { languageField } from '../forms/language-field.ts'
import { checkLabels, termList } from '../forms/term-list.ts'

/** The form for the record as a whole. */
export const HEADER_FORM: FormSpec<RecordHeader> = {
  check: reader => checkLabels(reader, ['issues', 'kinds', 'stages']),
  main: [
    text('title', 'Title'),
    text('description', 'Description', { rows: 4, hint: 'What the record is of; search engines and previews show it' }),
    languageField('language', 'Language of the texts', { hint: 'Its name or its tag (BCP 47)' }),
    text('license', 'Licence', { offers: 'licences', width: 'medium', hint: 'Under which others may use the data' }),
    choice('order', 'The timeline opens', READING_ORDERS, {}),
    optional(
      text('masthead', 'Name at the head of every page', {
        width: 'medium',
        hint: 'Instead of “Parley”; may stay empty',
      }),
    ),
  ],
  sections: [
    {
      isOpen: true,
      ...termList('issues', 'Issues', {
        hint: 'What milestones, points and positions are about',
        noun: 'Issue',
        addLabel: 'Add an issue',
      }),
    },
    termList('kinds', 'Own kinds of milestones', {
      hint: 'Words of the record for what happens, each of which rests on one that everybody knows',
      noun: 'Kind',
      addLabel: 'Add a kind',
      more: [choice('base', 'Rests on', EVENT_KINDS, { ...CHOOSE, width: 'short' })],
    }),
    termList('stages', 'Stages', {
      hint: 'How far the negotiation has come, such as talks about talks',
      noun: 'Stage',
      addLabel: 'Add a stage',
    }),
  ],
}

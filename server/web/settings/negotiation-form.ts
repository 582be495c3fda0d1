import type { Process } from '../../domain/entries/process.ts'
import { USUAL_COVERAGE_NOTE } from '../../domain/record/set-up.ts'
import { ACTOR_LINES_HINT } from '../forms/actor-lines.ts'
import { actorLines } from '../forms/actor-lines-field.ts'
import { date, type Field, optional, reference, text, within } from '../forms/field.ts'
import type { FormSpec } from '../forms/form-spec.ts'
import { list } from '../forms/list.ts'
import { citationList, NOTE } from '../forms/parts.ts'
import { membersAt } from '../forms/shape.ts'
import { checkLabels, termList } from '../forms/term-list.ts'

const SOURCE = reference('source', 'source', 'Source', { hint: 'Type its title, address or id' })

const COVERED_UNTIL: Field<Pick<Process['coverage'], 'to'>> = optional(
  date('to', 'Covered until', { hint: 'Empty while it is kept up' }),
)

/** The form for a negotiation. */
export const NEGOTIATION_FORM: FormSpec<Process> = {
  check: reader => {
    checkLabels(reader, ['tables'])
    for (const [index] of membersAt(reader.form, 'briefs').entries()) {
      const sources = `briefs.${index}.citations`
      if (membersAt(reader.form, sources).length === 0) reader.report(sources, 'Name the source on which this rests.')
    }
  },
  // A list of lines is one field.
  fieldOf: path => path.replace(/^(parties|mediators)\.\d+$/, '$1'),
  main: [
    text('title', 'Name of the negotiation'),
    text('summary', 'Summary', { rows: 4, hint: 'Who negotiates about what, in your own words' }),
    text('scope', 'What belongs in it', {
      rows: 3,
      hint: 'The rule by which a milestone is taken in or left out, in a sentence or two',
    }),
    date('began', 'Began', { hint: 'XXXX, if it is not known' }),
    optional(date('ended', 'Ended', { hint: 'Empty while it goes on' })),
    actorLines('parties', 'Parties', { rows: 4, hint: ACTOR_LINES_HINT }),
    actorLines('mediators', 'Mediators, hosts and guarantors', { rows: 4, hint: 'In the same way' }),
  ],
  sections: [
    {
      name: 'coverage',
      title: 'Coverage',
      hint: 'From when to when the record is meant to be whole',
      fields: [
        within('coverage', date('from', 'Covered from')),
        within('coverage', COVERED_UNTIL),
        within('coverage', text('note', 'What a reader should know of it', { rows: 2, given: USUAL_COVERAGE_NOTE })),
      ],
    },
    {
      isOpen: true,
      ...termList('tables', 'Negotiating tables', {
        hint: 'Between whom and in what setting it is negotiated',
        noun: 'Table',
        addLabel: 'Add a table',
      }),
    },
    list('briefs', 'Where it stands', {
      hint: 'The answer on top of the timeline, in at most 300 characters, each for its day',
      noun: 'Brief',
      addLabel: 'Add where it stands',
      fields: [date('when', 'As of'), text('text', 'Where it stands', { rows: 3 })],
      lists: [citationList('Sources', SOURCE, NOTE, { noun: 'Source', addLabel: 'Add a source', isGiven: true })],
      inWords: ({ when, text: words, citations }) => [when, words, citations].filter(Boolean).join('\n'),
    }),
  ],
}

import type { Phase } from '../../domain/entries/phase.ts'
import { CHOOSE, choice, date, optional, text } from '../forms/field.ts'
import type { FormSpec } from '../forms/form-spec.ts'
import type { TermsOf } from '../forms/shown.ts'

const NEGOTIATIONS: TermsOf = record =>
  Object.fromEntries(record.list('process').map(({ id, title }) => [id, { label: title }]))

/** The form for a stretch of a negotiation that has a name. */
export const PHASE_FORM: FormSpec<Phase> = {
  main: [
    text('title', 'What it is called', { hint: 'Such as First round, or Pause' }),
    choice('process', 'Negotiation', NEGOTIATIONS, { ...CHOOSE, asked: 'process', width: 'full' }),
    date('from', 'From'),
    optional(date('to', 'Until', { hint: 'Empty while it lasts' })),
    optional(text('summary', 'Summary', { rows: 3 })),
  ],
  sections: [],
}

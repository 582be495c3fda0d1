import { POINT_STATES, type PointState } from '../../../domain/entries/point-state.ts'
import { CHOOSE, choice, readAs, reference } from '../../forms/field.ts'
import type { FormSpec } from '../../forms/form-spec.ts'
import { idList } from '../../forms/list.ts'
import { ACTOR, CITATIONS, NEW_ACTORS, STATEMENT, WHEN } from '../../forms/parts.ts'
import { pointNumber, pointTyped } from './point-number.ts'

/** The form for how far a point of a text has come. */
export const POINT_STATE_FORM: FormSpec<PointState> = {
  citations: CITATIONS,
  newcomers: 'actors',
  main: [
    reference('document', 'document', 'Text', { width: 'medium', asked: 'document' }),
    readAs(pointNumber('Its number, such as 13'), (typed, { reader }) => {
      if (typed.trim() === '') reader.report('point', 'Enter the number of the point.')
      else pointTyped(reader, 'document', 'point')
      return typed
    }),
    choice('state', 'State', POINT_STATES, CHOOSE),
    reference('assertedBy', 'actor', 'Who says so', { width: 'medium', asked: 'actor' }),
    { ...WHEN, width: 'full' },
    STATEMENT,
  ],
  sections: [
    idList('among', 'Agreed among', ACTOR, {
      hint: 'Who agrees, and nobody else is meant; needed for “Agreed between”',
      noun: 'Agreeing side',
      addLabel: 'Add a side',
    }),
    NEW_ACTORS,
  ],
}

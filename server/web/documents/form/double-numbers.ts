import type { EntryProblem } from '../../../domain/entries/entries.ts'
import { type EntryForm, membersAt } from '../../forms/shape.ts'

/** Points whose number an earlier one of the form has. */
export function doubleNumbers(form: EntryForm): (EntryProblem & { readonly number: string })[] {
  const numbers = membersAt(form, 'points').map(({ number = '' }) => number.trim())
  return numbers.flatMap((number, index) => {
    if (number === '' || numbers.indexOf(number) === index) return []
    return { number, path: `points.${index}.number`, message: `Another point has the number ${number} already.` }
  })
}

import { tidied, withoutUnseen } from '../../domain/text/pasted-text.ts'
import { type EntryForm, mapFields } from './shape.ts'

/** A form as it is stored, and the labels of the fields from which signs that nobody sees were left out. */
export function tidiedForm(form: EntryForm): { readonly tidy: EntryForm; readonly leftOut: readonly string[] } {
  const leftOut = new Set<string>()
  const tidy = mapFields(form, ({ shown, text }) => {
    if (shown.isVerbatim || shown.terms) return text
    if (withoutUnseen(text) !== text) leftOut.add(shown.label)
    return tidied(text, { multiline: shown.rows !== undefined })
  })
  return { tidy, leftOut: [...leftOut] }
}

import type { NegotiatingDocument } from '../../../domain/entries/document.ts'
import { type Field, text } from '../../forms/field.ts'
import type { FormReader } from '../../forms/form-reader.ts'
import { noSuchPoint } from '../../forms/point-lookup.ts'

interface OfPoint {
  readonly document?: string | undefined
  readonly point?: string | undefined
}

/** The number of a point of the text that the field before it names. */
export const pointNumber = (hint: string): Field<OfPoint, 'point'> => ({
  ...text('point', 'Point', { hint, width: 'medium', asked: 'point' }),
  typed: ({ point = '' }) => point,
  read: typed => (typed.trim() === '' ? {} : { point: typed.trim() }),
  inWords: ({ document = '', point = '' }, record) => {
    const found = record.find('document', document)?.points.find(({ number }) => number === point)
    return found ? `${point} – ${found.label}` : point
  },
})

/** The point that is named in these two fields; a text without it is reported. */
export function pointTyped(
  reader: FormReader,
  documentField: string,
  pointField: string,
): NegotiatingDocument['points'][number] | undefined {
  const { [documentField]: named = '', [pointField]: typed = '' } = reader.form.single
  const document = reader.record.find('document', reader.reference('document', named, documentField))
  const point = document?.points.find(({ number }) => number === typed.trim())
  if (document && !point) reader.report(pointField, noSuchPoint(document, typed.trim()))
  return point
}

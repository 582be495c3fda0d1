import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { tickedIn } from './field.ts'
import { type Entry, type FormSpec, listsIn, shapeOf, singleFields } from './form-spec.ts'
import { typedIn } from './list.ts'
import { lookUp, typedName } from './lookup.ts'
import { CITATIONS, CLOSING_FIELDS } from './parts.ts'
import { type EntryForm, formWith } from './shape.ts'
import type { Prefilled, Shown } from './shown.ts'

// A form as it is opened: empty, or with what is stored, in the words in which somebody would type it.

export function emptyForm(spec: FormSpec<never>, record: NegotiationRecord, prefilled: Prefilled): EntryForm {
  const begun = ({ asked, refersTo, given = '' }: Shown): string => {
    const id = asked === undefined ? '' : prefilled[asked]
    if (refersTo === undefined || refersTo === 'point') return id || given
    // What a link names by id, as somebody would type it; anything else is shown as it came.
    const found = lookUp(record, refersTo, id)
    return found.ok ? typedName(record, refersTo, found) : id
  }
  const fields = [...singleFields(spec), ...CLOSING_FIELDS]
  return formWith(shapeOf(spec), {
    single: {
      ...Object.fromEntries(fields.map(field => [field.name, begun(field)])),
      process: record.list('process').at(-1)?.id ?? '',
    },
    issues: tickedIn(spec.issues?.given ?? ''),
    groups: { citations: [{}] },
  })
}

export function filledForm<E extends Entry>(
  spec: FormSpec<E>,
  entry: E,
  version: number,
  record: NegotiationRecord,
): EntryForm {
  const filling = { record, citations: entry.citations }
  return formWith(shapeOf(spec), {
    single: {
      ...typedIn(singleFields(spec), entry, filling),
      process: entry.process,
      material: 'yes',
      version: String(version),
    },
    issues: tickedIn(spec.issues?.typed(entry, filling) ?? ''),
    groups: Object.fromEntries([CITATIONS, ...listsIn(spec)].flatMap(list => list.typed(entry, filling, ''))),
  })
}

import type { Findable } from '../site/links.ts'
import { type AnyField, isStored } from './field.ts'
import { type Entry, type FormSpec, fieldsIn, isList, type Section } from './form-spec.ts'
import type { FieldText, List } from './list.ts'
import { CITATIONS } from './parts.ts'

type Told<E> = Pick<List<E>, 'name' | 'toldAfter' | 'texts'>

const alone = <E>(fields: readonly AnyField<E>[]): Told<E>[] =>
  fields.filter(isStored).map(field => ({
    ...field,
    texts: (entry, record) => [{ field: field.told ?? field.label, text: field.inWords(entry, record) }],
  }))

function toldBy<E>(section: Section<E>): Told<E>[] {
  if (isList(section)) return [...alone(fieldsIn(section)), section]
  const { title, fields, together } = section
  if (!together) return alone(fields)
  const words = (entry: E, record: Findable) => fields.filter(isStored).map(field => field.inWords(entry, record))
  return [{ ...section, texts: (entry, record) => [{ field: title, text: together(words(entry, record)) }] }]
}

/** An entry field by field as plain text. */
export function textsOf<E extends Entry>(spec: FormSpec<E>, entry: E, record: Findable): FieldText[] {
  const { main, issues, sections } = spec
  const all = [
    ...alone(main),
    ...alone(issues ? [issues] : []),
    ...sections.flatMap(section => toldBy(section)),
    CITATIONS,
  ]
  return all
    .filter(({ toldAfter }) => toldAfter === undefined)
    .flatMap(told => [told, ...all.filter(({ toldAfter }) => toldAfter === told.name)])
    .flatMap(({ texts }) => texts(entry, record))
}

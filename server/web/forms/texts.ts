import type { Findable } from '../site/links.ts'
import { type AnyField, isStored } from './field.ts'
import { type Entry, type FormSpec, fieldsIn, isList, type Section } from './form-spec.ts'
import type { FieldText } from './list.ts'

/** An entry field by field as plain text, in the order of its form. */
export function textsOf<E extends Entry>(spec: FormSpec<E>, entry: E, record: Findable): FieldText[] {
  const alone = (fields: readonly AnyField<E>[]): FieldText[] =>
    fields.filter(isStored).map(({ told, label, inWords }) => ({ field: told ?? label, text: inWords(entry, record) }))
  const inSection = (section: Section<E>): FieldText[] => {
    const texts = alone(fieldsIn(section))
    if (isList(section)) return [...texts, ...section.texts(entry, record)]
    const { title, together } = section
    return together ? [{ field: title, text: together(texts.map(({ text }) => text)) }] : texts
  }
  const { main, issues, sections, citations } = spec
  return [
    ...alone(main),
    ...alone(issues ? [issues] : []),
    ...sections.flatMap(inSection),
    ...(citations?.texts(entry, record) ?? []),
  ]
}

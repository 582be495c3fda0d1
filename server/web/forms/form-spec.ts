import type { Entries } from '../../domain/entries/entries.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { PagedType } from '../site/entry-paths.ts'
import type { AnyField, Field } from './field.ts'
import type { FormReader } from './form-reader.ts'
import type { List } from './list.ts'
import { CLOSING_FIELDS, PROCESS_FIELDS, SENT_BY_THE_PAGE } from './parts.ts'
import { REPORT } from './report.ts'
import { type EntryForm, type FormShape, type GroupShape, groupName } from './shape.ts'

// The form for one kind of entry, described: the fields in the order of the page, each once.

/** Whatever has a form. */
export type Entry = Entries[PagedType]

/** Fields that stand together under a title. */
interface FieldSection<E> {
  readonly name: string
  readonly title: string
  readonly hint: string
  readonly fields: readonly AnyField<E>[]
  /** Where all of them are told as one text. */
  readonly together?: (texts: readonly string[]) => string
}

interface ListSection<E> extends List<E> {
  /** What is asked before the list. */
  readonly above?: readonly AnyField<E>[]
  /** Whether a list can be pasted here, in the first of the fields. */
  readonly takesPaste?: boolean
  /** Whether an empty form has one part of it. */
  readonly isBegun?: boolean
  /** Shown from the beginning. */
  readonly isOpen?: boolean
}

export type Section<E> = FieldSection<E> | ListSection<E>

export interface FormSpec<E> {
  /** The sources of what happened or was said in a negotiation, with which its form begins. Actors and sources have none. */
  readonly citations?: List<E>
  readonly main: readonly AnyField<E>[]
  /** The issues of the entry as a whole, which have a place of their own on the page. */
  readonly issues?: Field<E>
  readonly sections: readonly Section<E>[]
  /** The list in which actors are named that the record may not have yet; others may name them then. */
  readonly newcomers?: string
  /** The form with what was typed at once read into its parts. */
  readonly unfolded?: (form: EntryForm, record: NegotiationRecord) => EntryForm
  /** The fields in which one that is added after another is as that one, unless somebody says otherwise. */
  readonly alike?: readonly string[]
  /** What no field alone can know. */
  readonly check?: (reader: FormReader) => void
  /** The field of a problem where it bears another name than what it is stored as. */
  readonly fieldOf?: (path: string) => string
}

export const isList = <E>(section: Section<E>): section is ListSection<E> => 'noun' in section

/** The fields of a section that stand in the form once. */
export const fieldsIn = <E>(section: Section<E>): readonly AnyField<E>[] =>
  isList(section) ? (section.above ?? []) : section.fields

export const singleFields = <E>({ main, issues, sections }: FormSpec<E>): AnyField<E>[] => [
  ...main,
  ...(issues ? [issues] : []),
  ...sections.flatMap(section => fieldsIn(section)),
]

/** The lists of its sections. */
export const listsIn = <E>({ sections }: FormSpec<E>): List<E>[] => sections.filter(isList)

export const allLists = <E>(spec: FormSpec<E>): List<E>[] => [
  ...(spec.citations ? [spec.citations] : []),
  ...listsIn(spec),
]

/** What a browser may send for it. */
export const shapeOf = (spec: FormSpec<never>): FormShape => ({
  single: [
    ...SENT_BY_THE_PAGE,
    ...(spec.citations ? [REPORT, ...PROCESS_FIELDS] : []),
    ...singleFields(spec),
    ...CLOSING_FIELDS,
  ],
  groups: Object.fromEntries(allLists(spec).flatMap(list => groupShapes(list, ''))),
})

function groupShapes({ name, fields, extra, lists }: List<never>, within: string): [string, GroupShape][] {
  const comesWith = lists.filter(({ isGiven }) => isGiven).map(list => list.name)
  const shape = { fields: [...fields, ...(extra?.fields ?? [])], comesWith }
  return [[within + name, shape], ...lists.flatMap(list => groupShapes(list, `${name}.`))]
}

/** What that is called in which something of the entry stands; its path where the form does not show it. */
export function labelAt(spec: FormSpec<never>, stored: string): string {
  const path = spec.fieldOf?.(stored) ?? stored
  const field = singleFields(spec).find(({ name }) => path === name || path.startsWith(`${name}.`))
  const list = allLists(spec).find(({ name }) => path === name || path.startsWith(`${name}.`))
  return list?.title ?? field?.told ?? field?.label ?? stored
}

/** The field in which something of the entry was typed. What is no field of a part shows in the first of its fields. */
export function fieldOf(spec: FormSpec<never>, { groups }: FormShape, stored: string): string {
  const path = spec.fieldOf?.(stored) ?? stored
  const [, list = '', index, name = ''] = /^(.+)\.(\d+)(?:\.(\w+))?$/.exec(path) ?? []
  const fields = groups[groupName(list)]?.fields
  if (!fields) return path
  const isKnown = fields.some(field => field.name === name) || groupName(path) in groups
  return isKnown ? path : `${list}.${index}.${fields[0]?.name}`
}

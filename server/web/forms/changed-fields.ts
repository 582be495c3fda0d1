import {
  changesBetween,
  type FieldChange,
  type Fields,
  isPart,
  type MemberChange,
} from '../../domain/changes/changes.ts'
import { isKnownByPlace, keyed } from '../../domain/changes/identity.ts'
import { type ChangedField, changedText, insideField, MOVED, type Telling } from './changed-field.ts'
import { changedRest } from './changed-rest.ts'
import { type AnyField, type Field, isStored } from './field.ts'
import { type Entry, type FormSpec, fieldsIn, isList, type Section } from './form-spec.ts'
import type { List } from './list.ts'
import { termsIn } from './shown.ts'

/** What a form, or a part of one, says of the fields of what is stored. */
interface Described {
  readonly fields: readonly Field<Fields>[]
  readonly lists: readonly List<Fields>[]
  /** What several fields are told under that are one part of the entry, such as its deadline. */
  readonly titles: ReadonlyMap<string, string>
  /** The list in which a part is typed that stands in the entry alone. */
  readonly listOf: (field: string) => string
  /** The names of fields and lists in the order in which they are told. */
  readonly order: readonly string[]
}

/** The differences between two versions of an entry, in the order of its form. */
export const changedFields = <E extends Entry>(
  spec: FormSpec<E>,
  before: E,
  after: E,
  telling: Telling,
): ChangedField[] => {
  const [old, fresh] = [before as unknown as Fields, after as unknown as Fields]
  return told(describedBy(spec as never), changesBetween(old, fresh), old, fresh, telling)
}

function told(
  form: Described,
  changes: readonly FieldChange[],
  before: Fields,
  after: Fields,
  telling: Telling,
): ChangedField[] {
  const place = ({ field }: FieldChange): number => {
    const names = [field, form.listOf(field)]
    const at = form.order.findIndex(name => names.includes(name) || name.startsWith(`${field}.`))
    return at < 0 ? form.order.length : at
  }
  return changes
    .toSorted((a, b) => place(a) - place(b))
    .flatMap(change => inWords(form, change, before, after, telling))
}

function inWords(
  form: Described,
  change: FieldChange,
  before: Fields,
  after: Fields,
  telling: Telling,
): ChangedField[] {
  const { field } = change
  const list = form.lists.find(({ name }) => name === form.listOf(field))
  if (list && list.name === field) return changedList(list, change, before, after, telling)
  if (list) return changedAlone(list, change, before, after, telling)
  const own = form.fields.find(({ name }) => name === field)
  if (own && (Array.isArray(before[field]) || Array.isArray(after[field])))
    return changedWords(own, change, before, after, telling)
  if (own) return changedValue(own, before, after, telling)
  const parts = form.fields.filter(({ name }) => name.startsWith(`${field}.`))
  if (parts.length === 0) return changedRest(change, telling)
  const rows = parts.flatMap(part => changedValue(part, before, after, telling))
  const title = form.titles.get(field)
  return title === undefined ? rows : insideField(title, rows)
}

/** Empty where the value is the same. */
function changedValue(of: Field<Fields>, before: Fields, after: Fields, telling: Telling): ChangedField[] {
  const [old, fresh] = [valueAt(before, of.name), valueAt(after, of.name)]
  // That nothing is known of it is stored in two ways.
  if ((old ?? null) === (fresh ?? null)) return []
  const label = of.told ?? of.label
  const [was = '', is = ''] = [before, after].map(version => termOf(of, of.inWords(version, telling.record), telling))
  // Two that are called the same are told apart by what is stored.
  if (was === is) return [{ label, kind: 'value', before: String(old ?? ''), after: String(fresh ?? '') }]
  const isText = !(of.terms || of.control || of.refersTo)
  return [isText ? changedText(label, was, is, telling) : { label, kind: 'value', before: was, after: is }]
}

/** A grade is told with what it means. */
const termOf = ({ terms }: Field<Fields>, words: string, { record }: Telling): string =>
  (terms && termsIn(terms, record)[words]?.label) ?? words

const valueAt = (stored: Fields, path: string): unknown =>
  path.split('.').reduce<unknown>((at, name) => (isPart(at) ? at[name] : undefined), stored)

/** Several ids or words in one field. */
function changedWords(
  of: Field<Fields>,
  change: FieldChange,
  before: Fields,
  after: Fields,
  telling: Telling,
): ChangedField[] {
  const { members, order } = membersOf(change, before, after)
  const rows = members.flatMap((member): ChangedField[] =>
    member.kind === 'changed'
      ? []
      : [{ label: '', kind: member.kind, text: of.inWords({ [of.name]: [member.part] }, telling.record) }],
  )
  return insideField(of.told ?? of.label, [...rows, ...(order === null ? [] : [MOVED])])
}

function changedList(
  list: List<Fields>,
  change: FieldChange,
  before: Fields,
  after: Fields,
  telling: Telling,
): ChangedField[] {
  const { members, order } = membersOf(change, before, after)
  const rows = members.flatMap(member => changedMember(list, member, before, after, telling))
  return insideField(list.title, [...rows, ...(order === null ? [] : [MOVED])])
}

function changedMember(
  list: List<Fields>,
  member: MemberChange,
  before: Fields,
  after: Fields,
  telling: Telling,
): ChangedField[] {
  const toldOf = (part: unknown) => list.texts({ [list.name]: [part] }, telling.record)[0]
  if (member.kind !== 'changed') {
    const { field = '', text = '' } = toldOf(member.part) ?? {}
    return [{ label: list.nameOf ? field : '', kind: member.kind, text }]
  }
  const [old, fresh] = [before, after].map(version => keyed(list.name, listIn(version, list.name)).get(member.key))
  if (!isPart(old) || !isPart(fresh)) return []
  const form = describedByList(list)
  const label = list.nameOf
    ? (toldOf(fresh)?.field ?? list.noun)
    : isKnownByPlace(list.name)
      ? `${list.noun} ${member.key}`
      : nameOf(form, fresh, telling)
  return insideField(label, told(form, member.inside, old, fresh, telling))
}

/** A part that stands in the entry alone and in its form in a list, such as the one quote of a position. */
function changedAlone(
  list: List<Fields>,
  change: FieldChange,
  before: Fields,
  after: Fields,
  telling: Telling,
): ChangedField[] {
  const [old, fresh] = [before[change.field], after[change.field]]
  if (change.kind === 'inside' && isPart(old) && isPart(fresh))
    return insideField(list.title, told(describedByList(list), change.inside, old, fresh, telling))
  const kind = isPart(fresh) ? 'added' : 'removed'
  const [words] = list.texts(isPart(fresh) ? after : before, telling.record)
  return [{ label: list.title, kind, text: words?.text ?? '' }]
}

/** By what a part is known to people: its first field that is no long text. */
function nameOf({ fields }: Described, part: Fields, { record }: Telling): string {
  const named = fields.find(({ rows }) => rows === undefined) ?? fields[0]
  return named?.inWords(part, record) ?? ''
}

const listIn = (stored: Fields, name: string): readonly unknown[] => {
  const list = stored[name]
  return Array.isArray(list) ? list : []
}

/** Where a list came or went as a whole, so did each of its parts. */
function membersOf(change: FieldChange, before: Fields, after: Fields): Pick<Members, 'members' | 'order'> {
  if (change.kind === 'members') return change
  const { field } = change
  const [whole] = changesBetween({ [field]: listIn(before, field) }, { [field]: listIn(after, field) })
  return whole?.kind === 'members' ? whole : { members: [], order: null }
}
type Members = Extract<FieldChange, { kind: 'members' }>

const stored = (fields: readonly AnyField<Fields>[]): Field<Fields>[] => fields.filter(isStored)

function describedBy({ main, issues, sections, citations, fieldOf }: FormSpec<Fields>): Described {
  const lists = [...sections.filter(isList), ...(citations ? [citations] : [])]
  const inOrder = [
    ...main,
    ...(issues ? [issues] : []),
    ...sections.flatMap((section): readonly { readonly name: string }[] =>
      isList(section) ? [...fieldsIn(section), section] : fieldsIn(section),
    ),
    ...(citations ? [citations] : []),
  ]
  return {
    fields: stored([...main, ...(issues ? [issues] : []), ...sections.flatMap(section => fieldsIn(section))]),
    lists,
    titles: new Map(sections.flatMap(section => (isList(section) ? [] : titleOfPart(section)))),
    listOf: field => (fieldOf?.(field) ?? field).replace(/\.0$/, ''),
    order: inOrder.map(({ name }) => name),
  }
}

/** Of a section whose fields are one part of the entry, the name of that part. */
function titleOfPart(section: Section<Fields>): [string, string][] {
  const parts = new Set(fieldsIn(section).map(({ name }) => name.split('.')[0] ?? ''))
  const [part] = parts
  const isOne = parts.size === 1 && fieldsIn(section).every(({ name }) => name.includes('.'))
  return part !== undefined && isOne ? [[part, section.title]] : []
}

const describedByList = ({ fields, lists }: List<Fields>): Described => ({
  fields: stored(fields as readonly AnyField<Fields>[]),
  lists: lists as unknown as readonly List<Fields>[],
  titles: new Map(),
  listOf: field => field,
  order: [...fields, ...lists].map(({ name }) => name),
})

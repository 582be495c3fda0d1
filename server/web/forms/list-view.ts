import { type FieldView, type FormContext, fieldId, partedFields, problemAt, type RareFields } from './field-view.ts'
import type { List } from './list.ts'
import { type Member, membersAt } from './shape.ts'

// The repeatable parts of a form: sources, participants, points and so on.

interface GroupView {
  readonly id: string
  readonly title: string
  readonly fields: readonly FieldView[]
  readonly rare: RareFields | null
  readonly extra: {
    readonly id: string
    readonly title: string
    readonly isOpen: boolean
    readonly fields: readonly FieldView[]
    readonly rare: RareFields | null
  } | null
  /** Parts of this part. */
  readonly lists: readonly GroupListView[]
  /** Set where the part is folded away behind a line. */
  readonly fold: { readonly id: string; readonly summary: string; readonly isOpen: boolean } | null
  /** Set where parts can change places; null at an end of the list. */
  readonly moves: { readonly up: string | null; readonly down: string | null } | null
  readonly removeIntent: string
}

export interface GroupListView {
  /** Such as `citations` or `points.3.ancestors`. */
  readonly name: string
  readonly id: string
  readonly sectionId: string
  /** Heads parts of a part. */
  readonly title: string | null
  readonly error: string | null
  readonly groups: readonly GroupView[]
  readonly isRows: boolean
  /** Null where no more can be added. */
  readonly addIntent: string | null
  readonly addLabel: string
  /** Where the page opens after one was added. */
  readonly nextId: string
}

const groupId = (path: string, index: number): string => `group-${path.replaceAll('.', '-')}-${index}`

export function groupListView(path: string, list: List<never>, context: FormContext): GroupListView {
  const members = membersAt(context.form, path)
  const isInner = path.includes('.')
  return {
    name: path,
    id: fieldId(path),
    sectionId: isInner ? fieldId(path) : `section-${path}`,
    title: isInner ? list.title : null,
    // One source is always shown, and has the message.
    error: path === 'citations' ? null : problemAt(context, path),
    addIntent: members.length < (list.most ?? Number.POSITIVE_INFINITY) ? `add:${path}` : null,
    addLabel: list.addLabel,
    nextId: groupId(path, members.length),
    isRows: list.isRow ?? false,
    groups: members.map((member, index) => groupView(path, index, member, list, context)),
  }
}

function groupView(
  path: string,
  index: number,
  member: Member,
  { noun, fields, extra, lists, nameOf, fold, isOrdered }: List<never>,
  context: FormContext,
): GroupView {
  const at = `${path}.${index}.`
  const more = partedFields(extra?.fields ?? [], at, member, context)
  const isWrong = [...more.fields, ...(more.rare?.fields ?? [])].some(({ error }) => error !== null)
  const summary = fold?.(member, context.record) ?? null
  return {
    id: groupId(path, index),
    title: nameOf ? (nameOf(member) ?? `New ${noun.toLowerCase()}`) : `${noun} ${index + 1}`,
    ...partedFields(fields, at, member, context),
    extra: extra
      ? { id: `extra-${groupId(path, index)}`, title: extra.title, ...more, isOpen: extra.isFilled(member) || isWrong }
      : null,
    lists: lists.map(list => groupListView(at + list.name, list, context)),
    fold:
      summary === null
        ? null
        : { id: `fold-${groupId(path, index)}`, summary, isOpen: context.concerned.has(`${path}.${index}`) },
    moves: isOrdered ? movesOf(path, index, membersAt(context.form, path).length) : null,
    removeIntent: `remove:${path}:${index}`,
  }
}

const movesOf = (path: string, index: number, length: number): GroupView['moves'] => ({
  up: index > 0 ? `up:${path}:${index}` : null,
  down: index < length - 1 ? `down:${path}:${index}` : null,
})

/** Every field of a list, also of the parts of its parts, with words that say where it stands. */
export function fieldsInList(list: GroupListView, before = ''): { id: string; label: string }[] {
  const own =
    list.error === null
      ? []
      : [{ id: list.id, label: before + (list.title ?? list.addLabel.replace(/^Add an?(other)? /, '')) }]
  return [
    ...own,
    ...list.groups.flatMap(({ title, lists, ...group }) => [
      ...fieldsOfGroup(group).map(({ id, label }) => ({ id, label: `${before}${title}, ${label}` })),
      ...lists.flatMap(inner => fieldsInList(inner, `${before}${title}, `)),
    ]),
  ]
}

const fieldsOfGroup = ({ fields, rare, extra }: Pick<GroupView, 'fields' | 'rare' | 'extra'>): FieldView[] => [
  ...fields,
  ...(rare?.fields ?? []),
  ...(extra?.fields ?? []),
  ...(extra?.rare?.fields ?? []),
]

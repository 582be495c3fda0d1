import { type FieldSpec, type FieldView, type FormContext, fieldId, fieldView, problemAt } from './fields.ts'
import { type Member, membersAt } from './shape.ts'

// The repeatable parts of a form: sources, participants, points and so on.

interface GroupView {
  readonly id: string
  readonly title: string
  readonly fields: readonly FieldView[]
  readonly extra: {
    readonly id: string
    readonly title: string
    readonly isOpen: boolean
    readonly fields: readonly FieldView[]
  } | null
  /** Parts of this part. */
  readonly lists: readonly GroupListView[]
  /** Set where the part is folded away behind a line. */
  readonly fold: { readonly id: string; readonly summary: string; readonly isOpen: boolean } | null
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
  /** Null where no more can be added. */
  readonly addIntent: string | null
  readonly addLabel: string
  /** Where the page opens after one was added. */
  readonly nextId: string
}

export interface GroupSpec<F extends string = string> {
  /** What one is called, before its number. */
  readonly noun: string
  readonly addLabel: string
  readonly fields: readonly FieldSpec<F>[]
  readonly extra?: {
    readonly title: string
    readonly isFilled: (member: Member) => boolean
    readonly fields: readonly FieldSpec<F>[]
  }
  /** What a filled part calls itself; null while it does not. */
  readonly nameOf?: (member: Member) => string | null
  readonly lists?: Readonly<Record<string, GroupSpec & { readonly title: string }>>
  /** The line behind which a part is folded away once it is filled in; null while it is not. */
  readonly fold?: (member: Member) => string | null
  readonly most?: number
}

const groupId = (path: string, index: number): string => `group-${path.replaceAll('.', '-')}-${index}`

/** @param opened a path at which something was added or taken away just now; what it stands in is shown */
export function groupListView(
  path: string,
  spec: GroupSpec & { readonly title?: string },
  context: FormContext,
  opened: string,
): GroupListView {
  const members = membersAt(context.form, path)
  return {
    name: path,
    id: fieldId(path),
    sectionId: path.includes('.') ? fieldId(path) : `section-${path}`,
    title: spec.title ?? null,
    // One source is always shown, and has the message.
    error: path === 'citations' ? null : problemAt(context, path),
    addIntent: members.length < (spec.most ?? Number.POSITIVE_INFINITY) ? `add:${path}` : null,
    addLabel: spec.addLabel,
    nextId: groupId(path, members.length),
    groups: members.map((member, index) => groupView(path, index, member, spec, context, opened)),
  }
}

function groupView(
  path: string,
  index: number,
  member: Member,
  { noun, fields, extra, lists = {}, nameOf, fold }: GroupSpec,
  context: FormContext,
  opened: string,
): GroupView {
  const at = `${path}.${index}.`
  const views = (specs: readonly FieldSpec[]) =>
    specs.map(spec => fieldView(spec, at, member[spec.name] ?? '', context))
  const extraFields = views(extra?.fields ?? [])
  const summary = fold?.(member) ?? null
  const isConcerned = opened.startsWith(at) || context.problems.some(problem => `${problem.path}.`.startsWith(at))
  return {
    id: groupId(path, index),
    title: nameOf ? (nameOf(member) ?? `New ${noun.toLowerCase()}`) : `${noun} ${index + 1}`,
    fields: views(fields),
    extra: extra
      ? {
          id: `extra-${groupId(path, index)}`,
          title: extra.title,
          fields: extraFields,
          isOpen: extra.isFilled(member) || extraFields.some(({ error }) => error !== null),
        }
      : null,
    lists: Object.entries(lists).map(([name, spec]) => groupListView(at + name, spec, context, opened)),
    fold: summary === null ? null : { id: `fold-${groupId(path, index)}`, summary, isOpen: isConcerned },
    removeIntent: `remove:${path}:${index}`,
  }
}

/** Every field of a list, also of the parts of its parts, with words that say where it stands. */
export function fieldsInList(list: GroupListView, before = ''): { id: string; label: string }[] {
  const own =
    list.error === null
      ? []
      : [{ id: list.id, label: before + (list.title ?? list.addLabel.replace(/^Add an?(other)? /, '')) }]
  return [
    ...own,
    ...list.groups.flatMap(({ title, fields, extra, lists }) => [
      ...[...fields, ...(extra?.fields ?? [])].map(({ id, label }) => ({ id, label: `${before}${title}, ${label}` })),
      ...lists.flatMap(inner => fieldsInList(inner, `${before}${title}, `)),
    ]),
  ]
}

import { BadRequestError } from '../http/http-error.ts'

// What a browser sends for an entry: strings, exactly as typed. Field names are the paths of the entry they become
// (`place.name`, `participants.0.actor`, `points.3.ancestors.1.from`), so that a problem with the entry points at its
// field by name. Which fields a form has is data; reading and rearranging are the same for all.

/** A repeatable part of a form. */
export interface GroupShape {
  readonly fields: readonly string[]
  /** The fields that say by being filled in that the part is meant. */
  readonly telling: readonly string[]
  /** What an added part has. */
  readonly defaults: Readonly<Record<string, string>>
  /** Fields with boxes to tick: the ticked values, one a line. */
  readonly several?: readonly string[]
  /** Fields that name sources by their number in the form. */
  readonly citing?: readonly string[]
  /** Parts within it that an added one has from the beginning. */
  readonly comesWith?: readonly string[]
}

export interface FormShape {
  readonly single: readonly string[]
  /** By name; `points.ancestors` are parts of each of the `points`. */
  readonly groups: Readonly<Record<string, GroupShape>>
}

export type Member = Readonly<Record<string, string>>

export interface EntryForm {
  readonly shape: FormShape
  readonly single: Member
  readonly issues: readonly string[]
  /** By path: `citations`, `points`, `points.3.ancestors`. */
  readonly groups: Readonly<Record<string, readonly Member[]>>
}

type TopLevel<G> = Exclude<keyof G, `${string}.${string}`>
type MemberOf<G extends GroupShape> = Readonly<Record<G['fields'][number], string>>

/** The form of one shape, with the fields that it has. */
export interface FormOf<S extends FormShape> extends EntryForm {
  readonly single: Readonly<Record<S['single'][number], string>>
  readonly groups: { readonly [G in TopLevel<S['groups']>]: readonly MemberOf<S['groups'][G]>[] }
}

/** More parts than any entry has; a body with more is an attack or a mistake. */
const MAX_GROUPS = 200

export type Intent = { readonly kind: 'save' } | { readonly kind: 'preview' } | Rearrangement

/** What changes the form and stores nothing. */
export type Rearrangement =
  | { readonly kind: 'paste' }
  | { readonly kind: 'add'; readonly group: string }
  | { readonly kind: 'remove'; readonly group: string; readonly index: number }

/** `points.3.ancestors` → `points.ancestors` */
const groupName = (path: string): string => path.replace(/\.\d+\./, '.')

const isGroupOf = (shape: FormShape, path: string): boolean =>
  /^[a-zA-Z]+(\.\d{1,3}\.[a-z]+)?$/.test(path) &&
  Object.hasOwn(shape.groups, groupName(path)) &&
  !/^\w+\.\w+$/.test(path)

function groupShape(shape: FormShape, path: string): GroupShape {
  const group = isGroupOf(shape, path) ? shape.groups[groupName(path)] : undefined
  if (!group) throw new BadRequestError(`The form has no part “${path.slice(0, 80)}”.`)
  return group
}

/** The parts that stand at a path, also those within another part. */
export const membersAt = (form: EntryForm, path: string): readonly Member[] => form.groups[path] ?? []

/** Which button was pressed; Enter in a field saves. */
export function readIntent(params: URLSearchParams, shape: FormShape): Intent {
  const [kind, group = '', index] = (params.get('intent') ?? 'save').split(':')
  if (kind === 'save' || kind === 'preview') return { kind }
  if (kind === 'paste' && shape.single.includes('pasted')) return { kind }
  if (kind === 'add' && isGroupOf(shape, group)) return { kind, group }
  if (kind === 'remove' && isGroupOf(shape, group) && /^\d{1,3}$/.test(index ?? ''))
    return { kind, group, index: Number(index) }
  throw new BadRequestError('The form was sent by a button that this page does not have.')
}

/** Reads a form as it was sent. Throws BadRequestError for what no browser sends from our form: unknown or doubled fields. */
export function readForm<S extends FormShape>(shape: S, params: URLSearchParams): FormOf<S> {
  const single = new Map<string, string>()
  const groups = new Map<string, Record<string, string>[]>(topLevelNames(shape).map(name => [name, []]))
  const issues: string[] = []
  const seen = new Set<string>()
  for (const [name, sent] of params) {
    const value = sent.replace(/\r\n?/g, '\n')
    if (name === 'intent') continue
    if (name === 'issues') {
      issues.push(value)
      continue
    }
    const { path, index, field } = partOf(name)
    const group = isGroupOf(shape, path) ? shape.groups[groupName(path)] : undefined
    const isSeveral = group?.several?.includes(field) ?? false
    if (seen.has(name) && !isSeveral)
      throw new BadRequestError(`The field “${name.slice(0, 80)}” was sent twice; send it once.`)
    seen.add(name)
    if (shape.single.includes(name)) {
      single.set(name, value)
      continue
    }
    if (!group?.fields.includes(field) || index >= MAX_GROUPS || Number(/\.(\d+)\./.exec(path)?.[1] ?? 0) >= MAX_GROUPS)
      throw new BadRequestError(`The form has no field “${name.slice(0, 80)}”.`)
    const [, outer, at] = /^(\w+)\.(\d+)\./.exec(path) ?? []
    if (outer !== undefined) memberAt(groups, outer, Number(at))
    const member = memberAt(groups, path, index)
    member[field] = isSeveral && member[field] ? `${member[field]}\n${value}` : value
  }
  return {
    shape,
    single: withEveryField(shape.single, Object.fromEntries(single)),
    issues: [...new Set(issues)].slice(0, MAX_GROUPS),
    groups: Object.fromEntries(
      [...groups].map(([path, members]) => [path, members.map(member => completeMember(shape, path, member))]),
    ),
  } as unknown as FormOf<S>
}

/** A part at its place, with those before it that were left out. */
function memberAt(groups: Map<string, Record<string, string>[]>, path: string, index: number): Record<string, string> {
  const members = groups.get(path) ?? []
  groups.set(path, members)
  while (members.length <= index) members.push({})
  return members[index] as Record<string, string>
}

/** `points.3.ancestors.1.from` → the part `points.3.ancestors`, its second, the field `from`. */
function partOf(name: string): { path: string; index: number; field: string } {
  const [, path = '', index = '', field = ''] =
    /^([a-zA-Z]+(?:\.\d{1,3}\.[a-z]+(?=\.\d))?)\.(\d{1,3})\.([a-zA-Z.]+)$/.exec(name) ?? []
  return { path, index: Number(index), field }
}

const withEveryField = (fields: readonly string[], values: Member): Member =>
  Object.fromEntries(fields.map(field => [field, values[field] ?? '']))

const topLevelNames = (shape: FormShape): string[] => Object.keys(shape.groups).filter(name => !name.includes('.'))

/** A form with these values, and nothing in what is not among them. */
export function formWith<S extends FormShape>(
  shape: S,
  values: {
    readonly single: { readonly [F in S['single'][number]]?: string }
    readonly issues?: readonly string[]
    readonly groups?: Readonly<Record<string, readonly Member[]>>
  },
): FormOf<S> {
  const groups = { ...Object.fromEntries(topLevelNames(shape).map(name => [name, []])), ...values.groups }
  return {
    shape,
    single: withEveryField(shape.single, values.single as Member),
    issues: values.issues ?? [],
    groups: Object.fromEntries(
      Object.entries(groups).map(([path, members]) => [
        path,
        members.map((member: Member) =>
          completeMember(shape, path, { ...groupShape(shape, path).defaults, ...member }),
        ),
      ]),
    ),
  } as unknown as FormOf<S>
}

const completeMember = (shape: FormShape, path: string, values: Member): Member =>
  withEveryField(groupShape(shape, path).fields, values)

/** Parts within a part, such as the ancestors of a point. */
const within = (form: EntryForm, path: string, index: number): string[] =>
  Object.keys(form.groups).filter(inner => inner.startsWith(`${path}.${index}.`))

const isBlank = (form: EntryForm, path: string, index: number): boolean =>
  groupShape(form.shape, path).telling.every(field => (membersAt(form, path)[index]?.[field] ?? '').trim() === '') &&
  within(form, path, index).every(inner => membersAt(form, inner).every(member => isUntouched(form, inner, member)))

/** What an added part came with says nothing by itself. */
const isUntouched = (form: EntryForm, path: string, member: Member): boolean =>
  groupShape(form.shape, path).fields.every(field =>
    ['', groupShape(form.shape, path).defaults[field] ?? ''].includes((member[field] ?? '').trim()),
  )

/** The form without parts that nobody filled in; those within others go first. */
export function withoutBlankGroups<F extends EntryForm>(form: F): F {
  const paths = Object.keys(form.groups).sort((a, b) => b.split('.').length - a.split('.').length)
  return paths.reduce(
    (smaller, path) =>
      membersAt(form, path).reduceRight<F>(
        (now, _, index) => (isBlank(now, path, index) ? withoutGroup(now, path, index) : now),
        smaller,
      ),
    form,
  )
}

/** Removes one part with what is in it. Others name sources by their number, so those numbers move with the sources. */
export function withoutGroup<F extends EntryForm>(form: F, path: string, index: number): F {
  groupShape(form.shape, path)
  const inner = new RegExp(`^${path.replaceAll('.', '\\.')}\\.(\\d+)\\.(.+)$`)
  const groups = Object.entries(form.groups).flatMap(([name, members]): [string, readonly Member[]][] => {
    if (name === path) return [[name, members.filter((_, at) => at !== index)]]
    const [, at, rest] = inner.exec(name) ?? []
    if (at === undefined || Number(at) < index) return [[name, members]]
    return Number(at) === index ? [] : [[`${path}.${Number(at) - 1}.${rest}`, members]]
  })
  const renumbered =
    path === 'citations' ? groups.map(([name, members]) => renumberedIn(form, name, members, index)) : groups
  return { ...form, groups: Object.fromEntries(renumbered) }
}

function renumberedIn(
  form: EntryForm,
  path: string,
  members: readonly Member[],
  removed: number,
): [string, readonly Member[]] {
  const citing = groupShape(form.shape, path).citing ?? []
  const renumber = (text: string): string => {
    if (!/^\d+$/.test(text)) return text
    const number = Number(text)
    return number === removed + 1 ? '' : String(number > removed + 1 ? number - 1 : number)
  }
  const inMember = (member: Member): Member =>
    Object.fromEntries(
      Object.entries(member).map(([field, text]) => [field, citing.includes(field) ? renumber(text) : text]),
    )
  return [path, citing.length > 0 ? members.map(inMember) : members]
}

export function withGroup<F extends EntryForm>(form: F, path: string, values: Member = {}): F {
  const { defaults, comesWith = [] } = groupShape(form.shape, path)
  const members = membersAt(form, path)
  const added = completeMember(form.shape, path, { ...defaults, ...values })
  return comesWith.reduce<F>((grown, inner) => withGroup(grown, `${path}.${members.length}.${inner}`), {
    ...form,
    groups: { ...form.groups, [path]: [...members, added] },
  })
}

export const withSingle = <F extends EntryForm>(form: F, values: Member): F => ({
  ...form,
  single: { ...form.single, ...values },
})

/** Every field with its name, as it is to be sent. */
export const fieldsOf = ({ single, groups }: EntryForm): [name: string, text: string][] => [
  ...Object.entries(single),
  ...Object.entries(groups).flatMap(([path, members]) =>
    members.flatMap((member, index) =>
      Object.entries(member).map(([field, text]): [string, string] => [`${path}.${index}.${field}`, text]),
    ),
  ),
]

import { beginning } from '../../domain/text/shortened.ts'
import { BadRequestError } from '../http/http-error.ts'
import type { Shown } from './shown.ts'

// What a browser sends for an entry: strings, exactly as typed. Field names are the paths of the entry they become
// (`place.name`, `participants.0.actor`, `points.3.ancestors.1.from`), so that a problem with the entry points at its
// field by name. Which fields a form has is data; reading and rearranging are the same for all.

/** A repeatable part of a form. */
export interface GroupShape {
  readonly fields: readonly Shown[]
  /** Parts within it that an added one has from the beginning. */
  readonly comesWith: readonly string[]
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

/** More parts than any entry has; a body with more is an attack or a mistake. */
const MAX_GROUPS = 200

export type Intent = { readonly kind: 'save' } | { readonly kind: 'preview' } | Rearrangement

/** What changes the form and stores nothing. */
export type Rearrangement =
  | { readonly kind: 'paste' }
  | { readonly kind: 'add'; readonly group: string }
  | { readonly kind: 'remove'; readonly group: string; readonly index: number }

/** `points.3.ancestors` → `points.ancestors` */
export const groupName = (path: string): string => path.replace(/\.\d+\./, '.')

const isGroupOf = (shape: FormShape, path: string): boolean =>
  /^[a-zA-Z]+(\.\d{1,3}\.[a-z]+)?$/.test(path) &&
  Object.hasOwn(shape.groups, groupName(path)) &&
  !/^\w+\.\w+$/.test(path)

export function groupShape(shape: FormShape, path: string): GroupShape {
  const group = isGroupOf(shape, path) ? shape.groups[groupName(path)] : undefined
  if (!group) throw new BadRequestError(`The form has no part “${beginning(path, 80)}”.`)
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
export function readForm(shape: FormShape, params: URLSearchParams): EntryForm {
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
    const shown = group?.fields.find(one => one.name === field)
    const isSeveral = shown?.control === 'checks'
    if (seen.has(name) && !isSeveral)
      throw new BadRequestError(`The field “${beginning(name, 80)}” was sent twice; send it once.`)
    seen.add(name)
    if (shape.single.includes(name)) {
      single.set(name, value)
      continue
    }
    if (!shown || index >= MAX_GROUPS || Number(/\.(\d+)\./.exec(path)?.[1] ?? 0) >= MAX_GROUPS)
      throw new BadRequestError(`The form has no field “${beginning(name, 80)}”.`)
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
      [...groups].map(([path, members]) => {
        const names = groupShape(shape, path).fields.map(({ name }) => name)
        return [path, members.map(member => withEveryField(names, member))]
      }),
    ),
  }
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

/** A form with these values, and in what is not among them only what is given from the beginning. */
export function formWith(shape: FormShape, { single, issues, groups }: Omit<EntryForm, 'shape'>): EntryForm {
  const complete = ([path, members]: [string, readonly Member[]]) => [
    path,
    members.map(member => memberWith(shape, path, member)),
  ]
  return {
    shape,
    single: withEveryField(shape.single, single),
    issues,
    groups: {
      ...Object.fromEntries(topLevelNames(shape).map(name => [name, []])),
      ...Object.fromEntries(Object.entries(groups).map(complete)),
    },
  }
}

export const memberWith = (shape: FormShape, path: string, values: Member): Member =>
  Object.fromEntries(groupShape(shape, path).fields.map(({ name, given = '' }) => [name, values[name] ?? given]))

/** Every field with its name, as it is to be sent. */
export const fieldsOf = ({ single, groups }: EntryForm): [name: string, text: string][] => [
  ...Object.entries(single),
  ...Object.entries(groups).flatMap(([path, members]) =>
    members.flatMap((member, index) =>
      Object.entries(member).map(([field, text]): [string, string] => [`${path}.${index}.${field}`, text]),
    ),
  ),
]

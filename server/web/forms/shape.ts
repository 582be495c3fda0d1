import { LIMITS } from '../../domain/entries/fields.ts'
import { beginning } from '../../domain/text/shortened.ts'
import { BadRequestError, HttpError } from '../http/http-error.ts'
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
  readonly single: readonly Shown[]
  /** By name; `points.ancestors` are parts of each of the `points`. */
  readonly groups: Readonly<Record<string, GroupShape>>
}

export type Member = Readonly<Record<string, string>>

export interface EntryForm {
  readonly shape: FormShape
  readonly single: Member
  /** By path: `citations`, `points`, `points.3.ancestors`. */
  readonly groups: Readonly<Record<string, readonly Member[]>>
}

/** Several times what any text that was ever recorded has. */
const MOST_PARTS = 1000

export type Intent =
  | { readonly kind: 'save' }
  | { readonly kind: 'draft' }
  | { readonly kind: 'preview' }
  | Rearrangement

/** What changes the form and stores nothing. */
export type Rearrangement =
  | { readonly kind: 'paste' }
  | { readonly kind: 'fill' }
  | { readonly kind: 'add'; readonly group: string }
  | { readonly kind: 'remove' | 'up' | 'down'; readonly group: string; readonly index: number }

/** `points.3.ancestors` → `points.ancestors` */
export const groupName = (path: string): string => path.replace(/\.\d+\./, '.')

function groupAt({ groups }: FormShape, path: string): GroupShape | undefined {
  const name = groupName(path)
  return /^\w+(\.(1\d\d|[1-9]?\d)\.\w+)?$/.test(path) && Object.hasOwn(groups, name) ? groups[name] : undefined
}

export function groupShape(shape: FormShape, path: string): GroupShape {
  const group = groupAt(shape, path)
  if (!group) throw new BadRequestError(`The form has no part “${beginning(path, 80)}”.`)
  return group
}

/** The parts that stand at a path, also those within another part. */
export const membersAt = (form: EntryForm, path: string): readonly Member[] => form.groups[path] ?? []

/** Which button was pressed; Enter in a field saves. */
export function readIntent(params: URLSearchParams, shape: FormShape): Intent {
  const [kind, group = '', index = ''] = (params.get('intent') ?? 'save').split(':')
  if (kind === 'save' || kind === 'draft' || kind === 'preview' || kind === 'fill') return { kind }
  if (kind === 'paste' && shape.single.some(({ name }) => name === 'pasted')) return { kind }
  if (kind === 'add' && groupAt(shape, group)) return { kind, group }
  if ((kind === 'remove' || kind === 'up' || kind === 'down') && groupAt(shape, group) && /^\d{1,3}$/.test(index))
    return { kind, group, index: Number(index) }
  throw new BadRequestError('The form was sent by a button that this page does not have.')
}

/** Reads a form as it was sent. Throws BadRequestError for what no browser sends from our form: unknown or doubled fields. */
export function readForm(shape: FormShape, params: URLSearchParams): EntryForm {
  const single: Record<string, string> = {}
  const groups: Record<string, Record<string, string>[]> = {}
  const timesSent = new Map<string, number>()
  for (const [name, sent] of params) {
    if (name === 'intent') continue
    const value = sent.replace(/\r\n?/g, '\n')
    const { path, index, field } = placeOf(name)
    const shown = (path === '' ? shape.single : groupAt(shape, path)?.fields)?.find(one => one.name === field)
    if (!shown) throw new BadRequestError(`The form has no field “${beginning(name, 80)}”.`)
    const times = (timesSent.get(name) ?? 0) + 1
    timesSent.set(name, times)
    if (times > (shown.control === 'checks' ? LIMITS.parts : 1))
      throw new BadRequestError(`The field “${beginning(name, 80)}” was sent twice; send it once.`)
    const member = path === '' ? single : memberAt(groups, path, index)
    member[field] = times > 1 ? `${member[field]}\n${value}` : value
  }
  const form = { shape, single, groups }
  refuseTooMany(form)
  return withEveryField(form, () => '')
}

/** A page with more parts would keep others waiting. */
export function refuseTooMany({ groups }: EntryForm): void {
  if (Object.values(groups).reduce((sum, { length }) => sum + length, 0) <= MOST_PARTS) return
  const most = MOST_PARTS.toLocaleString('en')
  const message = `A form has at most ${most} parts: points, sources, numbers … Nothing was changed. Go back in your browser: what you typed is still there. Take some out, or import the entry with the command line.`
  throw new HttpError(413, 'Too much at once', message)
}

/** `points.3.ancestors.1.from` → the part `points.3.ancestors`, its second, the field `from`; of the form itself the part is empty. */
function placeOf(name: string): { path: string; index: number; field: string } {
  const [, path, index, field] = /^(\w+(?:\.\d+\.\w+(?=\.\d))?)\.(1\d\d|[1-9]?\d)\.([a-zA-Z.]+)$/.exec(name) ?? []
  return path === undefined || field === undefined
    ? { path: '', index: 0, field: name }
    : { path, index: Number(index), field }
}

/** A part at its place, with those before it that were left out, and the part in which it stands. */
function memberAt(
  groups: Record<string, Record<string, string>[]>,
  path: string,
  index: number,
): Record<string, string> {
  const [, outer, at] = /^(\w+)\.(\d+)\./.exec(path) ?? []
  if (outer !== undefined) memberAt(groups, outer, Number(at))
  groups[path] ??= []
  const members = groups[path]
  while (members.length <= index) members.push({})
  return members[index] as Record<string, string>
}

/** The form with all its fields, those that nobody has filled in with what `blank` says. */
export function withEveryField({ shape, single, groups }: EntryForm, blank: (field: Shown) => string): EntryForm {
  const complete = (fields: readonly Shown[], values: Member): Member =>
    Object.fromEntries(fields.map(field => [field.name, values[field.name] ?? blank(field)]))
  const none = Object.keys(shape.groups).flatMap(name => (name.includes('.') ? [] : [[name, []]]))
  return {
    shape,
    single: complete(shape.single, single),
    groups: {
      ...Object.fromEntries(none),
      ...Object.fromEntries(
        Object.entries(groups).map(([path, members]) => {
          const { fields } = groupShape(shape, path)
          return [path, members.map(member => complete(fields, member))]
        }),
      ),
    },
  }
}

interface TypedField {
  readonly name: string
  readonly shown: Shown
  readonly text: string
}

/** The form with every text changed, or not, by a function. */
export function mapFields(form: EntryForm, change: (field: TypedField) => string): EntryForm {
  const changed = (fields: readonly Shown[], part: string, member: Member): Member =>
    Object.fromEntries(
      fields.map(shown => {
        const { name } = shown
        return [name, change({ name: part + name, shown, text: member[name] ?? '' })]
      }),
    )
  return {
    shape: form.shape,
    single: changed(form.shape.single, '', form.single),
    groups: Object.fromEntries(
      Object.entries(form.groups).map(([path, members]) => {
        const { fields } = groupShape(form.shape, path)
        return [path, members.map((member, index) => changed(fields, `${path}.${index}.`, member))]
      }),
    ),
  }
}

/** Every field with its name, as it is to be sent. */
export function fieldsOf(form: EntryForm): [name: string, text: string][] {
  const all: [string, string][] = []
  mapFields(form, ({ name, text }) => {
    all.push([name, text])
    return text
  })
  return all
}

import { type EntryForm, groupShape, type Member, membersAt, memberWith } from './shape.ts'
import { tells } from './shown.ts'

// What changes a form and stores nothing: parts that are added or taken away.

/** Parts within a part, such as the ancestors of a point. */
const within = (form: EntryForm, path: string, index: number): string[] =>
  Object.keys(form.groups).filter(inner => inner.startsWith(`${path}.${index}.`))

const isBlank = (form: EntryForm, path: string, index: number): boolean =>
  groupShape(form.shape, path).fields.every(of => !tells(of) || !membersAt(form, path)[index]?.[of.name]?.trim()) &&
  within(form, path, index).every(inner => membersAt(form, inner).every(member => isUntouched(form, inner, member)))

/** What an added part came with says nothing by itself. */
const isUntouched = (form: EntryForm, path: string, member: Member): boolean =>
  groupShape(form.shape, path).fields.every(({ name, given = '' }) => ['', given].includes((member[name] ?? '').trim()))

/** The form without parts that nobody filled in; those within others go first. */
export function withoutBlankGroups(form: EntryForm): EntryForm {
  const paths = Object.keys(form.groups).sort((a, b) => b.split('.').length - a.split('.').length)
  return paths.reduce(
    (smaller, path) =>
      membersAt(form, path).reduceRight<EntryForm>(
        (now, _, index) => (isBlank(now, path, index) ? withoutGroup(now, path, index) : now),
        smaller,
      ),
    form,
  )
}

/** Removes one part with what is in it. Others name sources by their number, so those numbers move with the sources. */
export function withoutGroup(form: EntryForm, path: string, index: number): EntryForm {
  groupShape(form.shape, path)
  const inner = new RegExp(`^${path.replaceAll('.', '\\.')}\\.(\\d+)\\.(.+)$`)
  const groups = Object.entries(form.groups).flatMap(([name, members]): [string, readonly Member[]][] => {
    if (name === path) return [[name, members.filter((_, at) => at !== index)]]
    const [, at, rest] = inner.exec(name) ?? []
    if (at === undefined || Number(at) < index) return [[name, members]]
    return Number(at) === index ? [] : [[`${path}.${Number(at) - 1}.${rest}`, members]]
  })
  const renumbered = path === 'citations' ? groups.map(group => renumberedIn(form, group, index + 1)) : groups
  return { ...form, groups: Object.fromEntries(renumbered) }
}

function renumberedIn(
  { shape }: EntryForm,
  [path, members]: [string, readonly Member[]],
  removed: number,
): [string, readonly Member[]] {
  const renumbered = (number: number): string => {
    if (number === removed) return ''
    return String(number > removed ? number - 1 : number)
  }
  const citing = groupShape(shape, path).fields.filter(({ cites }) => cites)
  const changed = (member: Member) =>
    citing.flatMap(({ name }) => {
      const text = member[name] ?? ''
      return /^\d+$/.test(text) ? [[name, renumbered(Number(text))]] : []
    })
  return [path, members.map(member => ({ ...member, ...Object.fromEntries(changed(member)) }))]
}

export function withGroup(form: EntryForm, path: string, values: Member = {}): EntryForm {
  const { comesWith } = groupShape(form.shape, path)
  const members = membersAt(form, path)
  const added = memberWith(form.shape, path, values)
  return comesWith.reduce<EntryForm>((grown, inner) => withGroup(grown, `${path}.${members.length}.${inner}`), {
    ...form,
    groups: { ...form.groups, [path]: [...members, added] },
  })
}

export const withSingle = (form: EntryForm, values: Member): EntryForm => ({
  ...form,
  single: { ...form.single, ...values },
})

import { type EntryForm, groupShape, type Member, mapFields, membersAt } from './shape.ts'
import { tells } from './shown.ts'

// What changes a form and stores nothing: parts that are added or taken away.

const isInner = (path: string): boolean => path.includes('.')

/** The form without parts that nobody filled in; those within others go first. */
export function withoutBlankGroups(form: EntryForm): EntryForm {
  const meant = (path: string) => {
    const telling = groupShape(form.shape, path).fields.filter(tells)
    return (member: Member) => telling.some(({ name }) => member[name]?.trim())
  }
  const groups = Object.entries(form.groups).map(([path, members]): [string, readonly Member[]] => [
    path,
    isInner(path) ? members.filter(meant(path)) : members,
  ])
  const holding = new Set(
    groups
      .filter(([path, members]) => isInner(path) && members.some(member => !isUntouched(form, path, member)))
      .map(([path]) => path.slice(0, path.lastIndexOf('.'))),
  )
  return groups
    .filter(([path]) => !isInner(path))
    .reduce<EntryForm>(
      (smaller, [path, members]) => {
        const isMeant = meant(path)
        const blank = members.flatMap((member, at) => (isMeant(member) || holding.has(`${path}.${at}`) ? [] : [at]))
        return blank.length === 0 ? smaller : without(smaller, path, new Set(blank))
      },
      { ...form, groups: Object.fromEntries(groups) },
    )
}

/** What an added part came with says nothing by itself. */
const isUntouched = (form: EntryForm, path: string, member: Member): boolean =>
  groupShape(form.shape, path).fields.every(({ name, given = '' }) => ['', given].includes((member[name] ?? '').trim()))

/** Removes one part with what is in it. */
export function withoutGroup(form: EntryForm, path: string, index: number): EntryForm {
  groupShape(form.shape, path)
  return without(form, path, new Set([index]))
}

/** Others name sources by their number, so those numbers move with the sources. */
function without(form: EntryForm, path: string, gone: ReadonlySet<number>): EntryForm {
  const placeOf = (index: number): number => index - [...gone].filter(one => one < index).length
  const groups = Object.entries(form.groups).flatMap(([name, members]): [string, readonly Member[]][] => {
    if (name === path) return [[name, members.filter((_, at) => !gone.has(at))]]
    const [, at = '', rest = ''] = name.startsWith(`${path}.`) ? name.slice(path.length).split('.') : []
    if (at === '') return [[name, members]]
    return gone.has(Number(at)) ? [] : [[`${path}.${placeOf(Number(at))}.${rest}`, members]]
  })
  const smaller = { ...form, groups: Object.fromEntries(groups) }
  if (path !== 'citations') return smaller
  return mapFields(smaller, ({ shown, text }) => {
    if (!shown.cites || !/^\d+$/.test(text)) return text
    return gone.has(Number(text) - 1) ? '' : String(placeOf(Number(text) - 1) + 1)
  })
}

/** One part in the place of its neighbour, and that one in its. Only lists whose parts hold no others can be put in order. */
export function withMoved(form: EntryForm, path: string, index: number, by: -1 | 1): EntryForm {
  const members = [...membersAt(form, path)]
  const [moved, other] = [members[index], members[index + by]]
  if (!moved || !other) return form
  members[index] = other
  members[index + by] = moved
  return { ...form, groups: { ...form.groups, [path]: members } }
}

export function withGroup(form: EntryForm, path: string, values: Member = {}): EntryForm {
  const { fields, comesWith } = groupShape(form.shape, path)
  const members = membersAt(form, path)
  const added = Object.fromEntries(fields.map(({ name, given = '' }) => [name, values[name] ?? given]))
  return comesWith.reduce<EntryForm>((grown, inner) => withGroup(grown, `${path}.${members.length}.${inner}`), {
    ...form,
    groups: { ...form.groups, [path]: [...members, added] },
  })
}

/** As many more parts as there are values. */
export function withGroups(form: EntryForm, path: string, values: readonly Member[]): EntryForm {
  const { fields } = groupShape(form.shape, path)
  const added = values.map(one => Object.fromEntries(fields.map(({ name, given = '' }) => [name, one[name] ?? given])))
  return { ...form, groups: { ...form.groups, [path]: [...membersAt(form, path), ...added] } }
}

export const withSingle = (form: EntryForm, values: Member): EntryForm => ({
  ...form,
  single: { ...form.single, ...values },
})

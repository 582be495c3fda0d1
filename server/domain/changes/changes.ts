import { keyed } from './identity.ts'

// What differs between two versions of an entry, field by field. Parts of lists are told apart by what they are, not by
// their place: a citation that was taken out is one change, wherever it stood.

export type Fields = Readonly<Record<string, unknown>>

export type FieldChange = { readonly field: string } & Change

type Change =
  /** Left out on the side on which the field is not there. */
  | { readonly kind: 'set'; readonly before?: unknown; readonly after?: unknown }
  | { readonly kind: 'inside'; readonly inside: readonly FieldChange[] }
  | {
      readonly kind: 'members'
      readonly members: readonly MemberChange[]
      /** The keys of those that stayed, as they follow each other now; null where they do as before. */
      readonly order: readonly string[] | null
    }

/** What became of a part of a list. */
export type MemberChange = { readonly key: string } & (
  | { readonly kind: 'removed'; readonly part: unknown }
  | { readonly kind: 'changed'; readonly inside: readonly FieldChange[] }
  /** `at` is its place in the list as it is now, from 0. */
  | { readonly kind: 'added'; readonly part: unknown; readonly at: number }
)

export function changesBetween(before: Fields, after: Fields): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap(field => changeOf(field, before, after) ?? [])
}

function changeOf(field: string, { [field]: before }: Fields, { [field]: after }: Fields): FieldChange | undefined {
  if (isSame(before, after)) return undefined
  if (Array.isArray(before) && Array.isArray(after)) return membersChange(field, before, after)
  if (isPart(before) && isPart(after)) {
    const inside = changesBetween(before, after)
    return inside.length === 0 ? undefined : { field, kind: 'inside', inside }
  }
  return { field, kind: 'set', ...(before !== undefined && { before }), ...(after !== undefined && { after }) }
}

function membersChange(field: string, before: readonly unknown[], after: readonly unknown[]): FieldChange | undefined {
  const [old, fresh] = [keyed(field, before), keyed(field, after)]
  const members: MemberChange[] = []
  for (const [key, part] of old)
    if (!fresh.has(key)) members.push({ key, kind: 'removed', part })
    else {
      const inside = insideOf(part, fresh.get(key))
      if (inside.length > 0) members.push({ key, kind: 'changed', inside })
    }
  const stayed = [...old.keys()].filter(key => fresh.has(key))
  const order = [...fresh.keys()].filter(key => old.has(key))
  for (const [at, [key, part]] of [...fresh].entries())
    if (!old.has(key)) members.push({ key, kind: 'added', part, at })
  const isMoved = order.some((key, place) => key !== stayed[place])
  if (members.length === 0 && !isMoved) return undefined
  return { field, kind: 'members', members, order: isMoved ? order : null }
}

/** Of what is no part, such as an id in a list of ids, the key says all. */
const insideOf = (before: unknown, after: unknown): FieldChange[] =>
  isPart(before) && isPart(after) ? changesBetween(before, after) : []

/** Most of two versions is the same, which is found out before anything is told apart. */
function isSame(before: unknown, after: unknown): boolean {
  if (before === after) return true
  if (Array.isArray(before) && Array.isArray(after))
    return before.length === after.length && before.every((part, place) => isSame(part, after[place]))
  if (!isPart(before) || !isPart(after)) return false
  const names = Object.keys(before)
  return names.length === Object.keys(after).length && names.every(name => isSame(before[name], after[name]))
}

export const isPart = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

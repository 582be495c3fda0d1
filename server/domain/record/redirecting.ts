import type { Entry, EntryType } from '../entries/entries.ts'
import { LIMITS } from '../entries/fields.ts'
import { referencesOf } from '../entries/references.ts'
import { canonicalJson } from '../revisions/canonical-json.ts'

// An entry with what referred to one entry referring to another. What thereby stands twice in a list is dropped.

type Fields = Record<string, unknown>

interface Redirected {
  readonly entry: Entry
  /** How many parts stood there twice. */
  readonly doubles: number
}

export function redirected(type: EntryType, entry: Entry, from: string, to: string): Redirected {
  const copy = structuredClone(entry)
  const lists = new Set<string>()
  for (const { id, path } of referencesOf(type, entry)) {
    if (id !== from) continue
    const steps = path.split('.')
    const holder = at(copy, steps.slice(0, -1)) as Fields
    holder[steps.at(-1) as string] = to
    for (const [end, step] of steps.entries()) if (/^\d+$/.test(step)) lists.add(steps.slice(0, end).join('.'))
  }
  // The innermost lists first, so that a part is compared as it will be.
  const doubles = [...lists]
    .sort((a, b) => depthOf(b) - depthOf(a))
    .reduce((sum, path) => sum + withoutDoubles(copy, path), 0)
  return { entry: copy, doubles }
}

const depthOf = (path: string): number => path.split('.').length

const at = (entry: Entry, steps: readonly string[]): unknown =>
  steps.reduce<unknown>((value, step) => (value as Fields)[step], entry)

/** Of parts that say the same the first is kept, with what the others say besides. */
function withoutDoubles(entry: Entry, path: string): number {
  const steps = path.split('.')
  const list = at(entry, steps) as unknown[]
  const name = steps.at(-1) as string
  const kept = new Map<string, { part: unknown; place: number }>()
  const places = list.map((part, index) => {
    const key = keyOf(name, part)
    const first = kept.get(key)
    if (!first) kept.set(key, { part, place: kept.size })
    else first.part = joined(name, first.part, part)
    return first ? undefined : { index, place: kept.size - 1 }
  })
  const doubles = list.length - kept.size
  if (doubles === 0) return 0
  list.splice(0, list.length, ...[...kept.values()].map(({ part }) => part))
  moveTranslations(entry, path, new Map(places.flatMap(one => (one ? [[one.index, one.place]] : []))))
  return doubles
}

/** What tells parts of a list from each other: a source is cited once, an actor takes part once in the same part. */
function keyOf(list: string, part: unknown): string {
  const { source, actor, part: as } = part as Readonly<Record<string, string>>
  if (list === 'citations') return `${source}`
  if (list === 'participants') return `${actor} ${as}`
  return typeof part === 'string' ? part : canonicalJson(part)
}

function joined(list: string, first: unknown, second: unknown): unknown {
  const [one, two] = [first as Fields, second as Fields]
  if (list === 'participants')
    return one['as'] === undefined && two['as'] !== undefined ? { ...one, as: two['as'] } : one
  if (list !== 'citations' || !two['note'] || one['note'] === two['note']) return one
  const note = one['note'] ? `${one['note']}; ${two['note']}` : two['note']
  return { ...one, note: String(note).length > LIMITS.note ? one['note'] : note }
}

/** Translations name the texts of a list by their places. */
function moveTranslations(entry: Entry, path: string, places: ReadonlyMap<number, number>): void {
  for (const translation of Object.values(entry.translations ?? {}))
    translation.fields = Object.fromEntries(
      Object.entries(translation.fields).flatMap(([field, text]): [string, string][] => {
        if (!field.startsWith(`${path}.`)) return [[field, text]]
        const [index = '', ...rest] = field.slice(path.length + 1).split('.')
        const place = places.get(Number(index))
        return place === undefined ? [] : [[[path, place, ...rest].join('.'), text]]
      }),
    )
}

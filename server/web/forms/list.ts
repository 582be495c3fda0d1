import type { Findable } from '../site/links.ts'
import { type AnyField, type At, type Draft, type Field, type Filling, type Holder, isStored } from './field.ts'
import { type Member, membersAt } from './shape.ts'
import type { Shown } from './shown.ts'

// Parts of an entry that repeat, such as participants, quotes or points, and parts of those.

/** A field of an entry as plain text, so that two versions of it can be read side by side. */
export interface FieldText {
  readonly field: string
  readonly text: string
}

export interface ListLook {
  /** Said beside the title of a section; parts of parts have none. */
  readonly hint?: string
  /** What one is called, before its number. */
  readonly noun: string
  readonly addLabel: string
  /** Fields that are folded away, for what the record does not have yet. */
  readonly extra?: {
    readonly title: string
    readonly isFilled: (member: Member) => boolean
    readonly fields: readonly Shown[]
  }
  /** What a filled part calls itself; null while it does not. */
  readonly nameOf?: (member: Member) => string | null
  /** The line behind which a part is folded away once it is filled in; null while it is not. */
  readonly fold?: (member: Member, record: Findable) => string | null
  readonly most?: number
  /** Whether its parts can be put in another order. */
  readonly isOrdered?: boolean
  /** Whether each part is short enough for a row. */
  readonly isRow?: boolean
  /** Whether the part in which this list stands begins with one. */
  readonly isGiven?: boolean
}

export interface List<E, N extends string = string> extends ListLook {
  readonly name: N
  readonly title: string
  readonly fields: readonly Shown[]
  /** Lists within each part. */
  readonly lists: readonly List<never>[]
  /** The parts as somebody would type them, and those within them, each with its path. */
  readonly typed: (stored: E, filling: Filling, within: string) => [path: string, members: readonly Member[]][]
  readonly read: (at: At<E>) => Draft
  readonly texts: (stored: E, record: Findable) => FieldText[]
}

interface ListSpec<P, F extends Shown, L extends List<never>> extends ListLook {
  readonly fields: readonly F[]
  /** Lists within each part. */
  readonly lists?: readonly L[]
  /** Whether a part as it was typed is this stored one; without it the places of the two are compared. */
  readonly isSame?: (member: Member, stored: P) => boolean
  readonly inWords: (words: Readonly<Record<(F | L)['name'], string>>) => string
}

/** A list that stands in the entry as it does in the form. */
export function list<N extends string, F extends Shown, L extends List<never> = never>(
  name: N,
  title: string,
  spec: ListSpec<Holder<F | L>, F, L>,
) {
  type Part = Holder<F | L>
  return listOf(name, title, {
    ...(spec as unknown as ListSpec<Part, AnyField<Part>, List<Part>>),
    partsIn: (stored: { readonly [K in N]: readonly Part[] }) => stored[name],
    kept: parts => ({ [name]: parts }),
  })
}

/** A list of ids: in the form each is a part with one field. */
export const idList = <N extends string, I extends string>(
  name: N,
  title: string,
  of: Field<{ readonly [K in I]: string }, I>,
  look: ListLook,
) =>
  listOf(name, title, {
    ...look,
    fields: [of],
    inWords: words => words[of.name],
    partsIn: (stored: { readonly [K in N]: readonly string[] }) =>
      stored[name].map(id => ({ [of.name]: id }) as { readonly [K in I]: string }),
    kept: parts => ({ [name]: parts.map(part => part[of.name]) }),
  })

interface Keeping<E, P> {
  readonly partsIn: (stored: E) => readonly P[]
  /** What the entry has of the parts; `before` are those that the record has. */
  readonly kept: (parts: readonly Draft[], before: readonly P[]) => Draft
}

/** A list that stands in the entry in a way of its own. */
export function listOf<N extends string, P, F extends AnyField<P>, E, L extends List<P> = never>(
  name: N,
  title: string,
  { fields, lists = [], isSame, inWords, partsIn, kept, ...look }: ListSpec<P, F, L> & Keeping<E, P>,
): List<E, N> {
  const stored = fields.filter(field => isStored<P>(field))
  const wordsOf = (part: P, record: Findable) =>
    Object.fromEntries([
      ...stored.map(field => [field.name, field.inWords(part, record)]),
      ...lists.map(one => [
        one.name,
        one
          .texts(part, record)
          .map(({ text }) => text)
          .join('\n'),
      ]),
    ]) as Readonly<Record<(F | L)['name'], string>>
  return {
    ...look,
    name,
    title,
    fields,
    lists,
    typed: (stored, filling, within) => {
      const parts = partsIn(stored)
      const deeper = parts.flatMap((part, index) =>
        lists.flatMap(one => one.typed(part, filling, `${within}${name}.${index}.`)),
      )
      return parts.length === 0 ? [] : [[within + name, parts.map(part => typedIn(fields, part, filling))], ...deeper]
    },
    read: ({ part: within, stored, ...at }) => {
      const before = stored === undefined ? [] : partsIn(stored)
      const parts = membersAt(at.reader.form, within + name).map((beside, index) => {
        const same = isSame ? before.find(part => isSame(beside, part)) : before[index]
        return readIn(fields, lists, { ...at, part: `${within}${name}.${index}.`, beside, stored: same })
      })
      return kept(parts, before)
    },
    texts: (stored, record) => {
      const told = partsIn(stored).map(part => wordsOf(part, record))
      return look.nameOf
        ? told.map(words => ({ field: look.nameOf?.(words) ?? title, text: inWords(words) }))
        : [{ field: title, text: told.map(inWords).join('\n') }]
    },
  }
}

/** What stands in these fields for what is stored. */
export const typedIn = <E>(fields: readonly AnyField<E>[], stored: E, filling: Filling): Member =>
  Object.fromEntries(fields.filter(isStored).map(field => [field.name, field.typed(stored, filling)]))

/** What was typed into these fields and lists. */
const isPart = (value: unknown): value is Draft => typeof value === 'object' && value !== null && !Array.isArray(value)

export function readIn<E>(fields: readonly AnyField<E>[], lists: readonly List<E>[], at: At<E>): Draft {
  const draft: Record<string, unknown> = {}
  // Several fields of one part, such as a place, come together there.
  for (const field of fields.filter(isStored))
    for (const [key, value] of Object.entries(field.read(at.beside[field.name] ?? '', at)))
      draft[key] = isPart(draft[key]) && isPart(value) ? { ...draft[key], ...value } : value
  for (const list of lists) Object.assign(draft, list.read(at))
  return draft
}

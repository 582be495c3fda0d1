import type { OwnTerm } from '../../domain/entries/own-terms.ts'
import type { Field } from './field.ts'
import { text } from './field.ts'
import type { FormReader } from './form-reader.ts'
import { type ListLook, listOf } from './list.ts'
import { membersAt } from './shape.ts'
import { newTermId, repeatedLabel } from './term-lines.ts'

// A list of a record's own words in rows: they can be renamed and put in another order, and keep the ids by which entries
// name them.

const LABEL = text('label', 'What it is called', { width: 'medium' })
const DEFINITION = text('definition', 'What it means', { width: 'medium' })

/** Not seen: what tells a word that was renamed from one that is new. */
const ID = text('id', 'Id', { control: 'hidden', tells: false })

type TermPart = { readonly id: string; readonly label: string; readonly definition: string }

export function termList<N extends string, F extends Field<never> = never>(
  name: N,
  title: string,
  { more = [], ...look }: Omit<ListLook, 'isOrdered' | 'isRow'> & { readonly more?: readonly F[] },
) {
  return listOf(name, title, {
    ...look,
    isRow: true,
    isOrdered: true,
    fields: [LABEL, DEFINITION, ...(more as unknown as readonly Field<TermPart>[]), ID],
    isSame: (member, { id }) => member['id'] === id,
    inWords: words => inWords(words as unknown as OwnTerm),
    partsIn: (stored: { readonly [K in N]: readonly OwnTerm[] }) => stored[name] as readonly TermPart[],
    kept: parts => {
      const given = new Set(parts.map(({ id }) => id).filter(Boolean))
      return {
        [name]: parts.map(part => {
          if (part['id']) return part
          const id = newTermId(String(part['label']), one => given.has(one))
          given.add(id)
          return { ...part, id }
        }),
      }
    },
  })
}

const inWords = ({ label, definition }: Pick<OwnTerm, 'label' | 'definition'>): string =>
  definition === '' ? label : `${label}: ${definition}`

/** No two words of a list may be called the same. */
export function checkLabels(reader: FormReader, lists: readonly string[]): void {
  for (const list of lists) {
    const terms = membersAt(reader.form, list).map(({ id = '', label = '' }) => ({ id, label, definition: '' }))
    const twice = repeatedLabel(terms)
    const index = terms.findLastIndex(({ label }) => label === twice)
    if (twice !== undefined) reader.report(`${list}.${index}.label`, `“${twice}” stands there twice.`)
  }
}

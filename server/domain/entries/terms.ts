// The closed word lists of the record: every term with the label people see and a one-line definition.
// A term is never deleted: exports and journals of other people hold it.

export interface Term {
  readonly label: string
  readonly definition: string
}

type Vocabulary = Readonly<Record<string, Term>>

/** The ids of a vocabulary, in the order in which it is written here. */
export function termIds<V extends Vocabulary>(vocabulary: V): [keyof V & string, ...(keyof V & string)[]] {
  return Object.keys(vocabulary) as [keyof V & string, ...(keyof V & string)[]]
}

export const term = (label: string, definition: string): Term => ({ label, definition })

import { ENTRY_TYPES, type Entries } from '../entries/entries.ts'

// Several journals are kept in the same way. What each is of stands where its chain begins, so that none can be taken for
// another.

export type TypeIn<M> = keyof M & string

export interface JournalHead {
  readonly seq: number
  readonly hash: string
  readonly at: string | null
}

/** A journal of entries of these types. */
export interface JournalKind<M> {
  readonly of: string
  readonly types: ReadonlySet<TypeIn<M>>
  /** Its head before the first revision. */
  readonly empty: JournalHead
  /** Whether nobody else at the machine may read its files. */
  readonly isPrivate: boolean
}

/** A record's chain begins with zeros, every other with what it is of, in ASCII. */
const RECORD = 'record'
const beginningOf = (of: string): string => (of === RECORD ? '' : Buffer.from(of).toString('hex')).padEnd(64, '0')

export const journalKind = <M>(
  of: string,
  types: readonly TypeIn<M>[],
  { isPrivate }: Pick<JournalKind<M>, 'isPrivate'>,
): JournalKind<M> => ({
  of,
  types: new Set(types),
  empty: { seq: 0, hash: beginningOf(of), at: null },
  isPrivate,
})

export const RECORD_JOURNAL: JournalKind<Entries> = journalKind(RECORD, ENTRY_TYPES, { isPrivate: false })

export const EMPTY_HEAD: JournalHead = RECORD_JOURNAL.empty

/** What the journal is of whose first revision says that this comes before it; null where that says nothing. */
export function kindThatBeginsWith(previous: unknown): string | null {
  if (previous === EMPTY_HEAD.hash) return RECORD
  const [, word = ''] = (typeof previous === 'string' && /^((?:[67][0-9a-f])+)(?:00)+$/.exec(previous)) || []
  return word === '' ? null : Buffer.from(word, 'hex').toString('latin1')
}

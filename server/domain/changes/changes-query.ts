import { ENTRY_TYPES, type EntryType } from '../entries/entries.ts'
import { words } from '../language/words.ts'
import { ParameterReader, type ParsedQuery } from '../parameters/parameter-reader.ts'
import { sequence, single } from '../parameters/readings.ts'
import { abridged } from '../text/shortened.ts'

/** What is asked of the log of all changes. */
export interface ChangesQuery {
  /** Revisions before this one, or the newest. */
  readonly before: number | null
  /** The last revision of those that were written at once and are to be listed one by one. */
  readonly batch: number | null
  readonly kind: EntryType | null
  /** Who answers for it, as the journal names them. */
  readonly by: string | null
  /** Whether readers must notice it. */
  readonly material: boolean | null
}

export const ALL_CHANGES: ChangesQuery = { before: null, batch: null, kind: null, by: null, material: null }

const kind = single<EntryType | null>(null, text => {
  const value = ENTRY_TYPES.find(known => known === text)
  if (value) return { value }
  return { value: null, message: words().changes.filters.noKind(abridged(text, 40), ENTRY_TYPES.join(', ')) }
})

const yesOrNo = single<boolean | null>(null, text => {
  if (text === 'yes' || text === 'no') return { value: text === 'yes' }
  return { value: null, message: words().changes.filters.yesOrNo(abridged(text, 40)) }
})

/** Reads untrusted parameters. Never throws; the query goes on without what could not be read. */
export function parseChangesQuery(params: Iterable<readonly [string, string]>): ParsedQuery<ChangesQuery> {
  const reader = new ParameterReader(params)
  return reader.finish({
    before: reader.read('before', sequence),
    batch: reader.read('batch', sequence),
    kind: reader.read('kind', kind),
    by: reader.once('by', reader.trimmed('by')),
    material: reader.read('material', yesOrNo),
  })
}

/** The query as an address writes it, without the `?`. */
export function changesQueryString({ before, batch, kind, by, material }: ChangesQuery): string {
  return new URLSearchParams({
    ...(kind !== null && { kind }),
    ...(by !== null && { by }),
    ...(material !== null && { material: material ? 'yes' : 'no' }),
    ...(batch !== null && { batch: String(batch) }),
    ...(before !== null && { before: String(before) }),
  }).toString()
}

import type { Entries } from '../../domain/entries/entries.ts'
import type { PagedType } from './entry-paths.ts'

/** An entry in one line. */
export const titleOf = (entry: Entries[PagedType]): string =>
  'title' in entry ? entry.title : 'name' in entry ? entry.name : entry.text

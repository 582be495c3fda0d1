import { hash as digest } from 'node:crypto'
import { parseEdtf } from '../../domain/dates/fuzzy-date.ts'
import type { Entries, EntryType } from '../../domain/entries/entries.ts'
import { canonicalJson } from '../../domain/revisions/canonical-json.ts'

// Ids for what is new: the day, where there is one, and a short tail. They hold no word of a title, which may be mistyped
// and is corrected, while an id stays for ever.

/** Stands for an id until it is known what the entry says. */
export const NO_ID_YET = 'new'

/** No vowels, so that they make no words, and none that is taken for another when it is read out or copied by hand. */
const LETTERS = '23456789bcdfghjkmnpqrstvwxz'
const TAIL_LENGTH = 6

/** The tail looks drawn by lot but comes from the content: the same form, sent twice, asks for the same id. */
export function newId<T extends EntryType>(type: T, entry: Entries[T]): string {
  const bytes = digest('sha256', canonicalJson({ ...entry, id: NO_ID_YET }), 'buffer').subarray(0, TAIL_LENGTH)
  const tail = Array.from(bytes, byte => LETTERS[byte % LETTERS.length]).join('')
  return `${idDay(entry) || type.toLowerCase()}-${tail}`
}

function idDay(entry: Entries[EntryType]): string {
  const day = 'when' in entry ? dayOf(entry.when) : 'published' in entry ? dayOf(entry.published) : ''
  // A year before our era, or of five digits, would need a sign that no id has.
  return /^\d{4}-\d\d-\d\d$/.test(day) ? day : ''
}

/** The first day of a date, as far as it is known. */
function dayOf(when: string): string {
  const parsed = parseEdtf(when)
  return parsed.ok ? (parsed.date.earliest ?? parsed.date.latest ?? '') : ''
}

import { dateInWords } from '../../domain/dates/words.ts'
import type { EntryType } from '../../domain/entries/entries.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { fold as foldText } from '../../domain/text/folding.ts'

export type LookupType = Extract<EntryType, 'actor' | 'source' | 'document' | 'event'>

/** A name as it is compared: without case, accents and doubled spaces. */
export const fold = (text: string): string => foldText(text).trim().replace(/\s+/g, ' ')

export interface NamedEntry {
  readonly id: string
  readonly names: readonly string[]
  readonly detail: string
}

/** The names of one type: folded name → ids, and each entry with its folded names as one text. */
interface NameIndex {
  readonly ids: ReadonlyMap<string, readonly string[]>
  readonly entries: readonly { readonly entry: NamedEntry; readonly folded: string }[]
}

/** Folding every name anew for every field of a form would hold up everybody else. One index per state of the record. */
const indexes = new WeakMap<NegotiationRecord, { seq: number; byType: Map<LookupType, NameIndex> }>()

export function nameIndex(record: NegotiationRecord, type: LookupType): NameIndex {
  let known = indexes.get(record)
  if (known?.seq !== record.head.seq) {
    known = { seq: record.head.seq, byType: new Map() }
    indexes.set(record, known)
  }
  const found = known.byType.get(type) ?? buildIndex(named(record, type))
  known.byType.set(type, found)
  return found
}

function buildIndex(all: readonly NamedEntry[]): NameIndex {
  const ids = new Map<string, string[]>()
  const entries = all.map(entry => {
    const names = [...new Set(entry.names.map(fold))]
    for (const name of names) {
      const same = ids.get(name)
      if (same) same.push(entry.id)
      else ids.set(name, [entry.id])
    }
    return { entry, folded: `${names.join(' ')} ${fold(entry.detail)}` }
  })
  return { ids, entries }
}

function named(record: NegotiationRecord, type: LookupType): NamedEntry[] {
  switch (type) {
    case 'actor':
      return record.list('actor').map(({ id, name, role }) => ({ id, names: [name], detail: role ?? '' }))
    case 'source':
      return record.list('source').map(({ id, title, url, publisher, published }) => ({
        id,
        names: [title, url],
        detail: `${publisher}, ${published}`,
      }))
    case 'document':
      return record
        .list('document')
        .map(({ id, shortTitle, title, when }) => ({ id, names: [shortTitle, title], detail: dateInWords(when) }))
    case 'event':
      return record.list('event').map(({ id, title, when }) => ({ id, names: [title], detail: when }))
  }
}

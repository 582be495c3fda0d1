import { presentOffice } from '../../domain/actors/office.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import type { Entries, EntryType } from '../../domain/entries/entries.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { fold as foldText } from '../../domain/text/folding.ts'
import { otherNamesOf } from './countries.ts'

export type LookupType = Extract<EntryType, 'actor' | 'source' | 'document' | 'event'>

/** A name as it is compared: without case, accents and doubled spaces. */
export const fold = (text: string): string => foldText(text).trim().replace(/\s+/g, ' ')

interface NamedEntry {
  readonly names: readonly string[]
  readonly detail: string
}

/** The names of the entries of one type. */
interface NameIndex {
  /** By id. */
  readonly named: ReadonlyMap<string, NamedEntry>
  /** Ids of the entries with a name, which is folded. */
  idsOf(name: string): readonly string[]
  /** Of each entry its id, and its folded names with what else it is known by. */
  readonly texts: Iterable<readonly [id: string, text: string]>
}

const indexes = new WeakMap<NegotiationRecord, Map<LookupType, KeptNames>>()

/** Read whole on first use and kept current from then on: folding every name anew would hold up everybody else. */
export function nameIndex(record: NegotiationRecord, type: LookupType): NameIndex {
  const known = indexes.get(record) ?? new Map<LookupType, KeptNames>()
  if (!indexes.has(record)) {
    indexes.set(record, known)
    record.onChange((changed, id) => known.get(changed as LookupType)?.update(id))
  }
  const found = known.get(type) ?? new KeptNames(record, type)
  known.set(type, found)
  return found
}

class KeptNames implements NameIndex {
  readonly #record: NegotiationRecord
  readonly #type: LookupType
  readonly #ids = new Map<string, string[]>()
  readonly named = new Map<string, NamedEntry>()
  readonly texts = new Map<string, string>()

  constructor(record: NegotiationRecord, type: LookupType) {
    this.#record = record
    this.#type = type
    for (const { id } of record.list(type)) this.update(id)
  }

  idsOf(name: string): readonly string[] {
    return this.#ids.get(name) ?? []
  }

  update(id: string): void {
    for (const name of new Set(this.named.get(id)?.names.map(fold))) {
      const others = this.idsOf(name).filter(other => other !== id)
      if (others.length > 0) this.#ids.set(name, others)
      else this.#ids.delete(name)
    }
    this.named.delete(id)
    this.texts.delete(id)
    const entry = this.#record.find(this.#type, id)
    if (!entry) return
    const named = namesOf(entry)
    const folded = [...new Set(named.names.map(fold))]
    this.named.set(id, named)
    this.texts.set(id, `${folded.join(' ')} ${fold(named.detail)}`)
    for (const name of folded) {
      const same = this.#ids.get(name)
      if (same) same.push(id)
      else this.#ids.set(name, [id])
    }
  }
}

/** A source with the place in it that is meant: another place in it is another source. */
export const citedName = ({ title, locator }: Entries['source']): string =>
  locator === undefined ? title : `${title}, ${locator}`

function namesOf(entry: Entries[LookupType]): NamedEntry {
  if ('name' in entry)
    return {
      names: [entry.name, ...entry.aliases, ...(entry.iso2 ? otherNamesOf(entry.iso2) : [])],
      detail: presentOffice(entry)?.title ?? '',
    }
  if ('publisher' in entry)
    return {
      names: [entry.title, citedName(entry), ...(entry.url === undefined ? [] : [entry.url])],
      detail: `${entry.publisher}, ${dateInWords(entry.published)}`,
    }
  if ('points' in entry) return { names: [entry.shortTitle, entry.title], detail: dateInWords(entry.when) }
  return { names: entry.shortTitle ? [entry.title, entry.shortTitle] : [entry.title], detail: entry.when }
}

import type { Entries } from '../entries/entries.ts'
import { LIMITS } from '../entries/fields.ts'
import { firstFree } from '../entries/free-ids.ts'
import { DATE_UNKNOWN, type Source } from '../entries/source.ts'
import { tidied } from '../text/pasted-text.ts'
import { fitted } from '../text/shortened.ts'
import { slugOf } from '../text/slug.ts'
import type { Told } from './known-words.ts'
import type { MappedRow } from './row.ts'
import { readSheetDate } from './sheet-dates.ts'
import { columnKey } from './sheet-fields.ts'
import type { SheetMapping } from './sheet-mapping.ts'

// What the rows of a sheet cite: sources of the record where it has them, new ones where it does not.

type Citation = Entries['event']['citations'][number]

/** Nothing is known of how far a source can be believed in this. */
const NOT_JUDGED = 6

const ADDRESS = /^https?:\/\//i
/** Such as “A report https://example.org/report”. */
const TITLED_ADDRESS = /^(.*?)[\s:(<]*(https?:\/\/[^\s<>]+?)[)>]?$/i

/** What other columns say of the source is said of this one. */
const OF_ROW = { isOfRow: true }

export class SheetSources {
  readonly #record: Told
  readonly #mapping: SheetMapping
  readonly #language: string
  readonly #ids = new Map<string, string>()
  readonly #new = new Map<string, Source>()

  constructor(record: Told, mapping: SheetMapping) {
    this.#record = record
    this.#mapping = mapping
    this.#language = record.find('record', 'record')?.language ?? 'en'
    for (const { id, title, externalIds = [] } of record.list('source')) {
      const key = nameKey(title)
      this.#ids.set(key, this.#ids.get(key) ?? id)
      for (const { scheme, value } of externalIds) if (scheme === mapping.dataSet) this.#ids.set(nameKey(value), id)
    }
  }

  /** The citations of a row; what is wrong with them is noted at the row. */
  citationsOf(row: MappedRow): Citation[] {
    const ids = new Set<string>()
    for (const part of row.parts('sources')) {
      const [, title = '', address] = TITLED_ADDRESS.exec(part) ?? []
      ids.add(address === undefined ? this.#byName(part, row) : this.#byAddress(address, row, { title }))
    }
    const addresses = row.texts('url').flatMap(({ text }) => text.split(/[\s;|]+/).filter(Boolean))
    const other = addresses.find(address => !ADDRESS.test(address))
    if (other === undefined)
      for (const address of addresses) ids.add(this.#byAddress(address, row, addresses.length === 1 ? OF_ROW : {}))
    else row.refuse('url', `“${fitted(other, 80)}” is no address. An address begins with https:// or http://.`)
    const title = row.text('sourceTitle')
    if (addresses.length === 0 && title !== '') ids.add(this.#byName(title, row))
    if (ids.size > 0) return [...ids].map(source => ({ source, credibility: NOT_JUDGED }))
    return this.#default(row)
  }

  /** New sources that these ids name. */
  newOnes(ids: ReadonlySet<string>): Source[] {
    return [...this.#new.values()].filter(({ id }) => ids.has(id))
  }

  #default(row: MappedRow): Citation[] {
    const { source, newSource } = this.#mapping
    const id = source !== '' ? source : newSource === null ? '' : this.#dataSet(newSource)
    if (id === '') return []
    const notes = row.texts('sourceNote').map(({ text }) => text)
    return [
      {
        source: id,
        credibility: NOT_JUDGED,
        ...(notes.length > 0 && { note: fitted(tidied(notes.join('\n'), { multiline: true }), LIMITS.note) }),
      },
    ]
  }

  #dataSet({ title, publisher, where }: NonNullable<SheetMapping['newSource']>): string {
    const known = this.#ids.get(nameKey(title))
    if (known !== undefined) return known
    return this.#add(title, {
      kind: 'dataset',
      title,
      publisher,
      ...(ADDRESS.test(where) ? { url: where } : { locator: fitted(where, LIMITS.title) }),
    })
  }

  #byName(name: string, row: MappedRow): string {
    if (this.#record.find('source', name)) return name
    const known = this.#ids.get(nameKey(name))
    if (known !== undefined) return known
    const title = fitted(tidied(name), LIMITS.title)
    return this.#add(name, {
      kind: this.#mapping.sourceKind,
      title,
      publisher: this.#publisher(row, title),
      locator: title,
      ...this.#published(row),
    })
  }

  #byAddress(url: string, row: MappedRow, said: { readonly title?: string; readonly isOfRow?: boolean }): string {
    const known = this.#ids.get(url) ?? this.#record.sourcesLike(url)[0]?.id
    if (known !== undefined) return known
    const plain = url.replace(ADDRESS, '').replace(/\/$/, '')
    const host = plain.split(/[/?#]/)[0] ?? plain
    const title = said.title || (said.isOfRow && row.text('sourceTitle')) || plain
    const id = this.#add(
      title,
      {
        kind: this.#mapping.sourceKind,
        title: fitted(tidied(title), LIMITS.title),
        publisher: said.isOfRow ? this.#publisher(row, host) : host,
        url,
        ...this.#published(row),
      },
      false,
    )
    this.#ids.set(url, id)
    return id
  }

  #publisher = (row: MappedRow, otherwise: string): string =>
    fitted(tidied(row.text('publisher') || otherwise), LIMITS.title)

  #published(row: MappedRow): { published?: string } {
    const read = readSheetDate(row.text('published'), { order: this.#mapping.dateOrder, isEdtf: false })
    if (read === undefined) return {}
    if (read.ok) return { published: read.edtf }
    row.refuse('published', read.message)
    return {}
  }

  #add(
    name: string,
    fields: Pick<Source, 'kind' | 'title' | 'publisher'> & Partial<Source>,
    isKnownByName = true,
  ): string {
    const wanted = slugOf(name.replace(/^www\./i, ''), 60) || 'source'
    const id = firstFree(wanted, taken => this.#new.has(taken) || this.#record.history(taken).length > 0)
    this.#new.set(id, { id, published: DATE_UNKNOWN, language: this.#language, reliability: 'F', ...fields })
    if (isKnownByName) this.#ids.set(nameKey(name), id)
    return id
  }
}

const nameKey = (name: string): string => `name ${columnKey(name) || name}`

import { EVENT_KINDS } from '../entries/event.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { ownWordsOf } from '../record/own-words.ts'
import { columnKey, termIds } from './sheet-fields.ts'
import { LEFT_OUT, type SheetMapping, WORD_LISTS, type WordList } from './sheet-mapping.ts'

// Words of a sheet that the record knows by an id or a name, or that somebody has said what they mean.

export type Told = Pick<NegotiationRecord, 'find' | 'list' | 'head' | 'history' | 'sourcesLike' | 'origin'>

export type FoundWord = { readonly id: string } | 'new' | 'left out'

export interface UnknownWord {
  readonly list: WordList
  readonly word: string
  /** In how many rows it stands. */
  readonly rows: number
  /** The id that was chosen for it, `LEFT_OUT`, or nothing: it is new. */
  readonly as: string
}

export class KnownWords {
  readonly #ids: Readonly<Record<WordList, ReadonlyMap<string, string>>>
  readonly #chosen: ReadonlyMap<string, string>
  readonly #rows = new Map<string, { list: WordList; word: string; rows: number }>()

  constructor(record: Told, mapping: SheetMapping) {
    const own = ownWordsOf(record)
    const scheme = mapping.dataSet
    this.#ids = {
      kinds: new Map([...termIds(own.kinds), ...termIds(EVENT_KINDS)]),
      issues: termIds(own.issues),
      tables: termIds(own.tables),
      stages: termIds(own.stages),
      actors: onlyOne(
        record.list('actor').map(({ id, name, aliases, externalIds = [] }) => ({
          id,
          names: [name],
          others: [...aliases, ...externalIds.filter(one => one.scheme === scheme).map(({ value }) => value)],
        })),
      ),
      negotiations: onlyOne(record.list('process').map(({ id, title }) => ({ id, names: [title], others: [] }))),
    }
    this.#chosen = new Map(mapping.words.map(({ list, word, as }) => [keyOf(list, word), as]))
  }

  find(list: WordList, word: string): FoundWord {
    const known = this.#ids[list].get(columnKey(word)) ?? this.#ids[list].get(word)
    if (known !== undefined) return { id: known }
    const key = keyOf(list, word)
    const seen = this.#rows.get(key)
    if (seen) seen.rows++
    else this.#rows.set(key, { list, word, rows: 1 })
    const as = this.#chosen.get(key) ?? ''
    return as === '' ? 'new' : as === LEFT_OUT ? 'left out' : { id: as }
  }

  isKnown(list: WordList, word: string): boolean {
    return this.#ids[list].has(columnKey(word)) || this.#chosen.has(keyOf(list, word))
  }

  get unknown(): UnknownWord[] {
    const lists = Object.keys(WORD_LISTS)
    return [...this.#rows.values()]
      .map(found => ({ ...found, as: this.#chosen.get(keyOf(found.list, found.word)) ?? '' }))
      .sort((a, b) => lists.indexOf(a.list) - lists.indexOf(b.list) || b.rows - a.rows)
  }
}

const keyOf = (list: WordList, word: string): string => `${list} ${columnKey(word) || word}`

interface Named {
  readonly id: string
  readonly names: readonly string[]
  readonly others: readonly string[]
}

/** By what only one of them is called; what is the name of one is nobody else's. */
function onlyOne(all: readonly Named[]): Map<string, string> {
  const found = new Map<string, string | null>()
  const tell = (names: readonly string[], id: string, isAlias: boolean): void => {
    for (const name of new Set(names.map(columnKey))) {
      const other = found.get(name)
      if (other === undefined) found.set(name, id)
      else if (other !== id && !isAlias) found.set(name, null)
    }
  }
  for (const { id, names } of all) tell(names, id, false)
  const aliases = new Map<string, string | null>()
  for (const { id, others } of all)
    for (const name of new Set(others.map(columnKey)))
      if (!found.has(name)) aliases.set(name, aliases.has(name) && aliases.get(name) !== id ? null : id)
  const ids = all.map(({ id }) => [id, id] as const)
  const names = [...aliases, ...found].filter((pair): pair is [string, string] => pair[1] !== null)
  return new Map([...ids, ...names])
}

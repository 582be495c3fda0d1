import type { EntryType } from '../entries/entries.ts'
import { EVENT_KINDS } from '../entries/event.ts'
import { LIMITS, label as labelSchema } from '../entries/fields.ts'
import { slugOf } from '../text/slug.ts'
import { changedList } from './renaming.ts'

// Data sets have words of their own for kinds, stages, tables and issues. A word that can't be an id becomes one, and is
// remembered as what people are to read.

type Fields = Readonly<Record<string, unknown>>

/** What a kind that nobody knows rests on. */
const ANY_KIND = 'other'

export class ForeignWords {
  readonly #labels = new Map<string, string>()
  /** The bases of the kinds that the document itself describes. */
  readonly #bases: ReadonlyMap<string, unknown>

  constructor(header: Fields) {
    this.#bases = new Map(
      listIn(header, 'kinds').map(
        kind => [this.#idOf((kind as Fields | null)?.['id']), (kind as Fields)?.['base']] as never,
      ),
    )
  }

  adopted(type: EntryType, entry: Fields): Fields {
    switch (type) {
      case 'record':
        return this.#withLists(entry, ['issues', 'kinds', 'stages'])
      case 'process':
        return this.#withLists(entry, ['tables'])
      case 'event':
        return this.#withIssues(this.#withKind(this.#with(entry, ['table', 'stage', 'subkind'])))
      case 'document':
        return changed(entry, 'points', points => eachObject(points, point => this.#withIssues(point)))
      case 'position':
        return changed(entry, 'about', about => (isObject(about) ? this.#with(about, ['issue']) : about))
      default:
        return entry
    }
  }

  /** By the id that was made of it: the word as the document has it. */
  get labels(): ReadonlyMap<string, string> {
    return this.#labels
  }

  /** A kind that nobody knows is one of the record's own. */
  #withKind(event: Fields): Fields {
    const { kind } = event
    if (typeof kind !== 'string' || Object.hasOwn(EVENT_KINDS, kind) || event['subkind'] !== undefined) return event
    const subkind = this.#idOf(kind)
    return subkind === '' ? event : { ...event, kind: this.#bases.get(subkind as string) ?? ANY_KIND, subkind }
  }

  #withIssues(entry: Fields): Fields {
    return changed(entry, 'issues', issues => {
      if (!Array.isArray(issues)) return issues
      const ids = changedList(issues, issue => this.#idOf(issue))
      return ids === issues ? issues : [...new Set(ids)]
    })
  }

  #withLists(entry: Fields, names: readonly string[]): Fields {
    let now = entry
    for (const name of names) now = changed(now, name, terms => eachObject(terms, term => this.#with(term, ['id'])))
    return now
  }

  #with(entry: Fields, names: readonly string[]): Fields {
    let now = entry
    for (const name of names) now = changed(now, name, word => this.#idOf(word))
    return now
  }

  #idOf(word: unknown): unknown {
    if (typeof word !== 'string' || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(word)) return word
    const id = slugOf(word, LIMITS.id)
    const label = labelSchema.safeParse(word)
    if (id === '') return word
    if (label.success && !this.#labels.has(id)) this.#labels.set(id, label.data)
    return id
  }
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listIn = (entry: Fields, name: string): readonly unknown[] => {
  const list = entry[name]
  return Array.isArray(list) ? list : []
}

const eachObject = (list: unknown, change: (item: Fields) => Fields): unknown =>
  Array.isArray(list) ? changedList(list, item => (isObject(item) ? change(item) : item)) : list

function changed(entry: Fields, name: string, change: (value: unknown) => unknown): Fields {
  const before = entry[name]
  const now = before === undefined ? undefined : change(before)
  return now === before ? entry : { ...entry, [name]: now }
}

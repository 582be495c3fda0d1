import type { Entries, EntryType } from '../entries/entries.ts'
import type { EventKind, TimelineEvent } from '../entries/event.ts'
import { LIMITS } from '../entries/fields.ts'
import { candidateIds } from '../entries/free-ids.ts'
import type { OwnTerm } from '../entries/own-terms.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import type { DocumentEntry } from './parse-record-document.ts'

// Issues, kinds, stages and tables that a document uses and does not define come into the lists of the record and of its
// negotiations, where an editor can word them. An import takes no word out of them.

export interface AddedTerm {
  readonly list: 'issues' | 'kinds' | 'stages' | 'tables'
  readonly id: string
  readonly label: string
  /** The negotiation whose table it is. */
  readonly process: string | null
}

interface WithWords {
  readonly entries: readonly DocumentEntry[]
  readonly terms: readonly AddedTerm[]
}

interface Given {
  /** As the document says them, before anything was made of it. */
  readonly said: readonly DocumentEntry[]
  /** What its words were before they became ids. */
  readonly labels: ReadonlyMap<string, string>
}

type Header = Entries['record']
type Process = Entries['process']
type Kind = Header['kinds'][number]
type Target = Pick<NegotiationRecord, 'find'>

export function* withUsedWords(
  entries: readonly DocumentEntry[],
  record: Target,
  { said, labels }: Given,
): Generator<void, WithWords> {
  const find = <T extends EntryType>(type: T, id: string, among: readonly DocumentEntry[]) =>
    among.find(item => item.type === type && item.entry.id === id)?.entry as Entries[T] | undefined
  const headerHere = record.find('record', 'record')
  const header = find('record', 'record', entries) ?? headerHere
  const headerSaid = find('record', 'record', said)
  const issues = new WordList(header?.issues, headerHere?.issues, headerSaid?.issues, labels)
  const stages = new WordList(header?.stages, headerHere?.stages, headerSaid?.stages, labels)
  const kinds = new WordList<Kind>(header?.kinds, headerHere?.kinds, headerSaid?.kinds, labels)

  const processes = new Map(
    entries.flatMap(({ type, entry }) => (type === 'process' ? [[entry.id, entry as Process]] : [])),
  )
  const processesSaid = new Map(
    said.flatMap(({ type, entry }) => (type === 'process' ? [[entry.id, entry as Process]] : [])),
  )
  const tables = new Map<string, WordList>()
  const tablesOf = (id: string): WordList | undefined => {
    const here = record.find('process', id)
    const process = processes.get(id) ?? here
    if (!process) return undefined
    const list = tables.get(id) ?? new WordList(process.tables, here?.tables, processesSaid.get(id)?.tables, labels)
    tables.set(id, list)
    return list
  }
  for (const id of processes.keys()) tablesOf(id)

  const now: DocumentEntry[] = []
  for (const item of entries) {
    yield
    const { type, entry } = item
    if (type === 'event') {
      const event = withOwnKind(entry as TimelineEvent, kinds)
      for (const issue of event.issues) issues.take(issue)
      if (event.stage !== undefined) stages.take(event.stage)
      if (event.table !== undefined) tablesOf(event.process)?.take(event.table)
      now.push(event === entry ? item : { ...item, entry: event })
      continue
    }
    if (type === 'document')
      for (const point of (entry as Entries['document']).points) for (const issue of point.issues) issues.take(issue)
    if (type === 'position') {
      const { issue } = (entry as Entries['position']).about
      if (issue !== undefined) issues.take(issue)
    }
    now.push(item)
  }

  const terms: AddedTerm[] = []
  const tell = (list: AddedTerm['list'], { added }: WordList<OwnTerm>, process: string | null = null): void => {
    for (const { id, label } of added) terms.push({ list, id, label, process })
  }
  const changed = new Map<string, DocumentEntry>()
  if (header) {
    tell('issues', issues)
    tell('kinds', kinds)
    tell('stages', stages)
    const entry = { ...header, issues: issues.terms, kinds: kinds.terms, stages: stages.terms }
    changed.set('record', { type: 'record', path: 'header', entry })
  }
  for (const [id, list] of tables) {
    const process = processes.get(id) ?? (record.find('process', id) as Process)
    tell('tables', list, process.title)
    changed.set(id, { type: 'process', path: 'processes', entry: { ...process, tables: list.terms } })
  }
  return { entries: [...now.map(item => inPlaceOf(item, changed)), ...beside(changed, record)], terms }
}

/** Takes what it puts in out of what has changed. */
function inPlaceOf(item: DocumentEntry, changed: Map<string, DocumentEntry>): DocumentEntry {
  const now = changed.get(item.entry.id)
  if (now?.type !== item.type) return item
  changed.delete(item.entry.id)
  return { ...item, entry: now.entry }
}

/** What the document says nothing of, where there is something new to say. */
const beside = (changed: ReadonlyMap<string, DocumentEntry>, record: Target): DocumentEntry[] =>
  [...changed.values()].filter(({ type, entry }) => {
    const here = record.find(type, entry.id)
    return here !== undefined && LISTS.some(list => lengthOf(here, list) !== lengthOf(entry, list))
  })

const LISTS = ['issues', 'kinds', 'stages', 'tables'] as const
const lengthOf = (entry: object, list: string): number => ((entry as Record<string, unknown[]>)[list] ?? []).length

function withOwnKind(event: TimelineEvent, kinds: WordList<Kind>): TimelineEvent {
  const { kind, subkind } = event
  if (subkind === undefined) return event
  const own = kinds.find(subkind)
  // “other” says nothing that the record's own kind does not say.
  if (own && kind === 'other') return own.base === kind ? event : { ...event, kind: own.base }
  const id = kinds.take(subkind, { base: kind })
  return id === subkind ? event : { ...event, subkind: id }
}

class WordList<T extends OwnTerm = OwnTerm> {
  readonly #terms: T[]
  readonly #byId: Map<string, T>
  readonly #known: ReadonlyMap<string, T>
  readonly #labels: ReadonlyMap<string, string>
  readonly added: T[] = []

  /** `now` as the import would have it, `here` as it is in the record, `said` by the document. */
  constructor(
    now: readonly T[] = [],
    here: readonly T[] = [],
    said: readonly T[] = [],
    labels: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#terms = merged(now, here)
    this.#byId = new Map(this.#terms.map(term => [term.id, term]))
    this.#known = new Map(said.map(term => [term.id, term]))
    this.#labels = labels
  }

  get terms(): T[] {
    return this.#terms
  }

  find(id: string): T | undefined {
    return this.#byId.get(id)
  }

  /** The id under which the list has the word from now on. */
  take(word: string, more: { readonly base?: EventKind } = {}): string {
    for (const id of candidateIds(word)) {
      const found = this.#byId.get(id)
      if (found && (!('base' in found) || found.base === more.base)) return id
      if (found) continue
      // A list that is full takes nothing more, and what uses the word is rejected.
      if (this.#terms.length >= LIMITS.parts) return word
      const known = this.#known.get(id)
      const label = this.#labels.get(word) ?? labelOf(word)
      const term = known ?? ({ id, label, definition: '', ...more } as unknown as T)
      this.#terms.push(term)
      this.#byId.set(id, term)
      this.added.push(term)
      return id
    }
    return word
  }
}

/** In the order of the document where it has all words of the record; in that of the record otherwise. */
function merged<T extends OwnTerm>(now: readonly T[], here: readonly T[]): T[] {
  const byId = new Map(now.map(term => [term.id, term]))
  if (here.every(({ id }) => byId.has(id))) return [...now]
  const known = new Set(here.map(({ id }) => id))
  return [...here.map(term => byId.get(term.id) ?? term), ...now.filter(({ id }) => !known.has(id))]
}

const labelOf = (id: string): string => {
  const words = id.replaceAll('-', ' ')
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

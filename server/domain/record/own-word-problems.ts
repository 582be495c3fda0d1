import type { Entries, Entry, EntryProblem, EntryType } from '../entries/entries.ts'
import type { TimelineEvent } from '../entries/event.ts'
import type { RecordView } from './proposed-record.ts'

// Words of the record's own lists that an entry uses and the lists lack, judged from both ends.

type Terms = readonly { readonly id: string }[]

const ids = (terms: Terms): ReadonlySet<string> => new Set(terms.map(({ id }) => id))

/** What an entry calls by a word that the record does not have. */
export function ownWordProblems(type: EntryType, entry: Entry, record: Pick<RecordView, 'find'>): EntryProblem[] {
  const header = record.find('record', 'record')
  const missing = (terms: Terms = [], path: string, id: string | undefined, what: string, list: string) =>
    id === undefined || terms.some(term => term.id === id)
      ? []
      : [{ path, message: `There is no ${what} “${id}” in ${list}. Add it there, or choose another.` }]
  const issue = (path: string, id: string) => missing(header?.issues, path, id, 'issue', 'the issues of the record')
  const issues = (at: string, list: readonly string[]) => list.flatMap((id, index) => issue(`${at}.${index}`, id))
  if (type === 'position') {
    const { issue: about } = (entry as Entries['position']).about
    return about === undefined ? [] : issue('about.issue', about)
  }
  if (type === 'document')
    return (entry as Entries['document']).points.flatMap((point, index) =>
      issues(`points.${index}.issues`, point.issues),
    )
  if (type !== 'event') return []

  const event = entry as Entries['event']
  const process = record.find('process', event.process)
  const own = header?.kinds.find(({ id }) => id === event.subkind)
  return [
    ...issues('issues', event.issues),
    ...(process ? missing(process.tables, 'table', event.table, 'table', `“${process.title}”`) : []),
    ...missing(header?.stages, 'stage', event.stage, 'stage', 'the stages of the record'),
    ...missing(header?.kinds, 'subkind', event.subkind, 'kind', "the record's own kinds"),
    ...(own && own.base !== event.kind
      ? [{ path: 'subkind', message: `“${own.label}” is a kind of “${own.base}”, not of “${event.kind}”.` }]
      : []),
  ]
}

type Lists = 'issues' | 'kinds' | 'stages' | 'tables'
type View = Pick<RecordView, 'find' | 'list'>

/** Words that a changed record or negotiation lacks while entries still use them. */
export function removedWordProblems(type: EntryType, entry: Entry, record: View): EntryProblem[] {
  if (type === 'record') {
    const header = entry as Entries['record']
    return LISTS_OF_RECORD.flatMap(list => stillUsed(list, ids(header[list]), record, () => true))
  }
  if (type !== 'process') return []
  const tables = ids((entry as Entries['process']).tables)
  return stillUsed('tables', tables, record, ({ process }) => process === entry.id)
}

const LISTS_OF_RECORD = ['issues', 'kinds', 'stages'] as const

function stillUsed(
  list: Lists,
  left: ReadonlySet<string>,
  record: View,
  isConcerned: (event: { readonly process: string }) => boolean,
): EntryProblem[] {
  const users = new Map<string, string[]>()
  const use = (id: string, words: readonly (string | undefined)[]): void => {
    for (const word of words)
      if (word !== undefined && !left.has(word)) {
        const known = users.get(word)
        if (!known) users.set(word, [id])
        else if (known.at(-1) !== id) known.push(id)
      }
  }
  for (const event of record.list('event')) if (isConcerned(event)) use(event.id, WORDS_OF_EVENT[list](event))
  if (list === 'issues') {
    for (const { id, points } of record.list('document')) for (const { issues } of points) use(id, issues)
    for (const { id, about } of record.list('position')) use(id, [about.issue])
  }
  return [...users].map(([word, by]) => {
    const others = by.length === 1 ? '' : ` and ${(by.length - 1).toLocaleString('en')} more`
    return { path: list, message: `“${word}” can’t be taken out while “${by[0]}”${others} uses it. Change that first.` }
  })
}

const WORDS_OF_EVENT: { readonly [L in Lists]: (event: TimelineEvent) => readonly (string | undefined)[] } = {
  issues: ({ issues }) => issues,
  kinds: ({ subkind }) => [subkind],
  stages: ({ stage }) => [stage],
  tables: ({ table }) => [table],
}

import { createHash } from 'node:crypto'
import { parseEdtf } from '../dates/fuzzy-date.ts'
import { type EntryProblem, parseNewEntry } from '../entries/entries.ts'
import type { TimelineEvent } from '../entries/event.ts'
import { id as idSchema, LIMITS } from '../entries/fields.ts'
import type { DocumentEntry, ReadRecordDocument, RejectedEntry } from '../exchange/parse-record-document.ts'
import { shortened } from '../text/shortened.ts'
import { KnownWords, type Told, type UnknownWord } from './known-words.ts'
import { derivedKey, type Making, milestoneOf, titleOf } from './milestone.ts'
import { phasesOf } from './phases.ts'
import { fieldColumns, MappedRow } from './row.ts'
import { rowNumber, type Sheet } from './sheet.ts'
import { SheetActors } from './sheet-actors.ts'
import { columnKey } from './sheet-fields.ts'
import type { SheetMapping } from './sheet-mapping.ts'
import { SheetSources } from './sheet-sources.ts'
import { whenOf } from './sheet-when.ts'

// A sheet, as somebody has mapped it, as a record document: its milestones with the ids that they have here, and the actors
// and sources that they bring. What is not in order is named by line and column, and keeps out nothing else.

export interface ReadSheet {
  readonly document: ReadRecordDocument
  readonly unknown: readonly UnknownWord[]
  /** In how many rows nothing but the order of day and month is missing. */
  readonly ambiguous: number
}

interface Begun {
  readonly row: MappedRow
  readonly key: string
  readonly when: string | undefined
  readonly title: string | undefined
  readonly current: TimelineEvent | undefined
  readonly id: string
  readonly isOwnId: boolean
}

/** The record must not change meanwhile. */
export function* readingSheet(
  sheet: Sheet,
  mapping: SheetMapping,
  record: Told,
  today: string,
): Generator<void, ReadSheet> {
  const columns = fieldColumns(sheet, mapping)
  const reading = { order: mapping.dateOrder, isEdtf: sheet.format !== 'csv' || columns.has('id') }
  const known = yield* knownMilestones(record, mapping.dataSet)
  const begun: Begun[] = []
  const places = new Map<string, string>()
  let ambiguous = 0
  for (const cells of sheet.rows) {
    const row = new MappedRow(cells, columns)
    const when = whenOf(row, reading)
    if (when.isAmbiguous) ambiguous++
    const one = identified(row, when.edtf, { record, known, mapping })
    refuseTwins(one, places)
    begun.push(one)
    yield
  }

  const words = new KnownWords(record, mapping)
  const ids = new Map(begun.map(({ key, id }) => [key, id]))
  const making: Making = {
    mapping,
    reading,
    words,
    actors: new SheetActors(words, record, mapping),
    sources: new SheetSources(record, mapping),
    today,
    milestoneCalled: key => ids.get(key) ?? known.get(key) ?? record.find('event', key)?.id,
    documentCalled: documentNames(record),
    labels: new Map(),
  }
  const events: DocumentEntry[] = []
  const rejected: RejectedEntry[] = sheet.broken.map(({ place, message }) => ({
    type: 'event',
    path: place,
    id: null,
    problems: [{ path: '', message }],
  }))
  for (const one of begun) {
    const judged = judgedRow(one, making)
    if ('entry' in judged) events.push({ type: 'event', path: one.row.place, entry: judged.entry })
    else
      rejected.push({ type: 'event', path: one.row.place, id: one.current ? null : one.id, problems: judged.problems })
    yield
  }
  const phases = phasesOf(sheet, mapping, record)
  const brought = broughtAlong(events, making)
  const entries = [...brought.entries, ...phases.entries, ...events]
  return {
    document: {
      ok: true,
      isLifted: false,
      entries,
      rejected: [
        ...brought.rejected,
        ...phases.rejected,
        ...rejected.sort((a, b) => rowNumber({ place: a.path }) - rowNumber({ place: b.path })),
      ],
      keys: new Map(),
      labels: making.labels,
    },
    unknown: words.unknown,
    ambiguous,
  }
}

interface Identifying {
  readonly record: Told
  readonly known: ReadonlyMap<string, string>
  readonly mapping: SheetMapping
}

function identified(row: MappedRow, when: string | undefined, { record, known, mapping }: Identifying): Begun {
  const ownId = row.text('id')
  if (ownId !== '') {
    const current = record.find('event', ownId)
    if (!idSchema.safeParse(ownId).success)
      row.refuse(
        'id',
        'An id is made of lower-case letters, digits and single hyphens. Map this column as the key of the row.',
      )
    return { row, key: ownId, when, title: titled(row, current), current, id: ownId, isOwnId: true }
  }
  const said = row.text('key')
  const title = titled(row, undefined)
  const key = said === '' ? derivedKey(when ?? '', title ?? '') : said
  if (key.length > LIMITS.title) row.refuse('key', `Has ${key.length} characters; a key has at most ${LIMITS.title}.`)
  const found = known.get(key) ?? ownIdIn(key, record)
  const current = found === undefined ? undefined : record.find('event', found)
  const id = current?.id ?? newId(when, mapping.dataSet, key)
  return { row, key, when, title: title ?? current?.title, current, id, isOwnId: false }
}

const titled = (row: MappedRow, current: TimelineEvent | undefined): string | undefined => {
  const title = titleOf(row, current)
  if (title === undefined) row.refuse('title', 'Enter a title, or what happened.')
  return title
}

/** Files that a site like this one has written name its milestones by their ids, in calendars with the record behind them. */
function ownIdIn(key: string, record: Told): string | undefined {
  const id = key.endsWith(`@${record.origin}.parley`) ? key.slice(0, key.lastIndexOf('@')) : key
  // Short ones, such as numbers, are anybody's.
  return /^\w+(-\w+){2,}$/.test(id) && record.find('event', id) ? id : undefined
}

const LETTERS = '23456789bcdfghjkmnpqrstvwxz'

/** The day and a tail that comes from the key: imported anew, the same row asks for the same id. */
function newId(when: string | undefined, dataSet: string, key: string): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([dataSet, key]))
    .digest()
    .subarray(0, 8)
  const tail = Array.from(bytes, byte => LETTERS[byte % LETTERS.length]).join('')
  const parsed = when === undefined ? undefined : parseEdtf(when)
  const day = (parsed?.ok ? parsed.date.earliest : null) ?? ''
  return `${/^\d{4}-\d\d-\d\d$/.test(day) ? day : 'event'}-${tail}`
}

function refuseTwins({ row, key, when, title }: Begun, places: Map<string, string>): void {
  const other = places.get(key)
  if (other === undefined) places.set(key, row.place)
  else if (row.isMapped('id') || row.text('key') !== '')
    row.refuse(
      row.isMapped('id') ? 'id' : 'key',
      `“${shortened(key, 60)}” is the key of ${other} already. Every row has one of its own.`,
    )
  else if (when !== undefined && title !== undefined)
    row.refuse(
      'title',
      `Has the date and the title of ${other}. Leave one of them out, or tell them apart in the title.`,
    )
}

type JudgedRow = { readonly entry: TimelineEvent } | { readonly problems: readonly EntryProblem[] }

function judgedRow({ row, key, when, title, current, id, isOwnId }: Begun, making: Making): JudgedRow {
  const externalIds = isOwnId ? current?.externalIds : withKey(current, making.mapping.dataSet, key)
  // What can't be read is not judged a second time.
  const named = { id, externalIds, current, when: when ?? '2000', title: title ?? 'Untitled' }
  const event = milestoneOf(row, named, making)
  if ((event['citations'] as unknown[]).length === 0 && !row.isRefusedIn('url'))
    row.refuse(row.isMapped('url') ? 'url' : 'sources', 'Cite a source here, or say what rows rest on that cite none.')
  if (row.problems.length > 0) return { problems: row.problems }
  const parsed = parseNewEntry('event', event)
  if (parsed.ok) return { entry: parsed.entry }
  for (const { path, message } of parsed.problems) row.refuse(FIELDS[path.split('.')[0] ?? ''] ?? 'key', message)
  return { problems: row.problems }
}

/** The columns in which that stands which the fields of a milestone are made of. */
const FIELDS: Readonly<Record<string, Parameters<MappedRow['refuse']>[0]>> = {
  title: 'title',
  shortTitle: 'shortTitle',
  summary: 'summary',
  when: 'when',
  process: 'negotiation',
  kind: 'kind',
  subkind: 'kind',
  table: 'table',
  stage: 'stage',
  status: 'status',
  places: 'places',
  participants: 'participants',
  issues: 'issues',
  documents: 'documents',
  follows: 'follows',
  citations: 'sources',
  deadline: 'deadlineDue',
}

function withKey(current: TimelineEvent | undefined, scheme: string, value: string): TimelineEvent['externalIds'] {
  const known = current?.externalIds ?? []
  const isOwn = current !== undefined && (value === current.id || value.startsWith(`${current.id}@`))
  if (isOwn || known.some(one => one.scheme === scheme && one.value === value)) return current?.externalIds
  return [...known, { scheme, value: value.slice(0, LIMITS.title) }]
}

function* knownMilestones(record: Told, dataSet: string): Generator<void, Map<string, string>> {
  const known = new Map<string, string>()
  for (const { id, externalIds = [] } of record.list('event')) {
    for (const { scheme, value } of externalIds) if (scheme === dataSet) known.set(value, id)
    yield
  }
  return known
}

function documentNames(record: Told): (name: string) => string | undefined {
  const ids = new Map<string, string>()
  for (const { id, title, shortTitle } of record.list('document'))
    for (const name of [title, shortTitle]) ids.set(columnKey(name), id)
  return name => record.find('document', name)?.id ?? ids.get(columnKey(name))
}

/** Actors and sources that the good rows need and nobody has yet. */
function broughtAlong(events: readonly DocumentEntry[], { actors, sources, mapping }: Making) {
  const used = new Set<string>()
  for (const { entry } of events) {
    const { participants, citations, deadline } = entry as TimelineEvent
    for (const { actor } of participants) used.add(actor)
    for (const { source } of citations) used.add(source)
    if (deadline) used.add(deadline.setBy)
  }
  const entries: DocumentEntry[] = []
  const rejected: RejectedEntry[] = []
  const take = (type: 'actor' | 'source', path: string, content: { readonly id: string }): void => {
    const parsed = parseNewEntry(type, content)
    if (parsed.ok) entries.push({ type, path, entry: parsed.entry })
    else rejected.push({ type, path, id: content.id, problems: parsed.problems })
  }
  for (const actor of actors.newOnes(used)) take('actor', `“${shortened(actor.name, 60)}”`, actor)
  for (const source of sources.newOnes(used))
    take('source', `“${shortened(source.title, 60)}”`, {
      externalIds: [{ scheme: mapping.dataSet, value: source.title }],
      ...source,
    })
  return { entries, rejected }
}

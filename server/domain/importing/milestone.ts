import { parseEdtf } from '../dates/fuzzy-date.ts'
import {
  CERTAINTIES,
  DEADLINE_OUTCOMES,
  EVENT_KINDS,
  OCCURRENCES,
  SIGNIFICANCES,
  type TimelineEvent,
} from '../entries/event.ts'
import { LIMITS } from '../entries/fields.ts'
import type { Term } from '../entries/terms.ts'
import { filledRow } from '../exchange/foreign-rows.ts'
import { tidied } from '../text/pasted-text.ts'
import { shortened } from '../text/shortened.ts'
import { slugOf } from '../text/slug.ts'
import type { KnownWords } from './known-words.ts'
import { type MappedRow, partsOf } from './row.ts'
import type { SheetActors } from './sheet-actors.ts'
import { type DateReading, readSheetDate } from './sheet-dates.ts'
import { columnKey, type SheetFieldName, termCalled, usualField } from './sheet-fields.ts'
import type { SheetMapping } from './sheet-mapping.ts'
import { placesOf } from './sheet-places.ts'
import type { SheetSources } from './sheet-sources.ts'

// A row as a milestone. What the record has already stays where the row says nothing of it: an empty cell takes nothing
// away, and what a list names is added to it.

export interface Making {
  readonly mapping: SheetMapping
  readonly reading: DateReading
  readonly words: KnownWords
  readonly actors: SheetActors
  readonly sources: SheetSources
  /** What is dated after this day has not taken place yet. */
  readonly today: string
  /** The id of the milestone with this key, or the text with this id or title; undefined where nothing is. */
  readonly milestoneCalled: (key: string) => string | undefined
  readonly documentCalled: (name: string) => string | undefined
  /** By the id that was made of it: a word that is new. */
  readonly labels: Map<string, string>
}

export interface Named {
  readonly id: string
  readonly externalIds: TimelineEvent['externalIds']
  readonly when: string
  readonly title: string
  readonly current: TimelineEvent | undefined
}

/** As it is to be judged: what is wrong with single cells is noted at the row. */
export function milestoneOf(row: MappedRow, named: Named, making: Making): Record<string, unknown> {
  const { current, when, title, externalIds } = named
  const { actors, sources, mapping } = making
  const scalars = {
    process: negotiationOf(row, current, making),
    ...kindOf(row, current, making),
    ...shortTexts(row, current),
    summary: summaryOf(row, current) ?? title,
    occurrence:
      oneOf(row, 'occurrence', OCCURRENCES) ??
      current?.occurrence ??
      (isAfter(when, making.today) ? 'scheduled' : 'occurred'),
    certainty: oneOf(row, 'certainty', CERTAINTIES) ?? current?.certainty ?? 'reported',
    significance: Number(oneOf(row, 'significance', SIGNIFICANCES) ?? current?.significance ?? 2),
    ...own(row, 'table', 'tables', current?.table, making),
    ...own(row, 'stage', 'stages', current?.stage, making),
    ...deadlineOf(row, current, making),
  }
  const event = {
    ...(current ?? { order: 0, quotes: [], accounts: [] }),
    ...scalars,
    id: named.id,
    title,
    when,
    ...(externalIds && { externalIds }),
    places: placesOf(row, current?.places ?? []),
    participants: actors.participantsOf(row, current?.participants ?? []),
    issues: union(current?.issues, issuesOf(row, making)),
    documents: [
      ...(current?.documents ?? []),
      ...linked(row, 'documents', making.documentCalled, 'text')
        .filter(id => !current?.documents.some(({ document }) => document === id))
        .map(document => ({ document, relation: 'discussed' })),
    ],
    follows: union(current?.follows, linked(row, 'follows', making.milestoneCalled, 'milestone')),
    citations: citationsWith(sources.citationsOf(row), current, mapping),
  }
  const known = Object.entries(event).filter(([, value]) => value !== undefined)
  return filledRow('event', Object.fromEntries(known), {}) as Record<string, unknown>
}

export function titleOf(row: MappedRow, current: Pick<TimelineEvent, 'title'> | undefined): string | undefined {
  const said = row.text('title')
  if (said !== '') return current?.title.trim() === said ? current.title : tidied(said)
  if (current) return current.title
  const [summary] = row.texts('summary')
  return summary && shortened(firstSentence(tidied(summary.text)), LIMITS.title)
}

const firstSentence = (text: string): string => /^.*?[.!?…](?=\s|$)/su.exec(text)?.[0] ?? text

function shortTexts(row: MappedRow, current: TimelineEvent | undefined) {
  const [shortTitle, status] = [tidied(row.text('shortTitle')), tidied(row.text('status'))]
  return {
    ...(shortTitle !== '' && shortTitle !== current?.shortTitle && { shortTitle }),
    ...(status !== '' && status !== current?.status && { status: shortened(status, LIMITS.label) }),
  }
}

/** Undefined where nothing is said, here or there. Columns of other names than usual are named. */
function summaryOf(row: MappedRow, current: TimelineEvent | undefined): string | undefined {
  const texts = row.texts('summary')
  if (texts.length === 0) return current?.summary
  const joined = texts
    .map(({ column, text }) => (usualField(column) === 'summary' ? text : `${column}: ${text}`))
    .join('\n\n')
  const plain = tidied(texts.length === 1 ? (texts[0]?.text ?? '') : joined, { multiline: true })
  return current?.summary.trim() === plain ? current.summary : plain
}

const isAfter = (when: string, today: string): boolean => {
  const parsed = parseEdtf(when)
  return parsed.ok && (parsed.date.earliest ?? '') > today
}

function negotiationOf(row: MappedRow, current: TimelineEvent | undefined, { words, mapping }: Making): string {
  const word = row.text('negotiation')
  if (word === '') {
    const otherwise = current?.process ?? mapping.negotiation
    if (otherwise === '') row.refuse('negotiation', 'Say to which negotiation the rows belong.')
    return otherwise
  }
  const found = words.find('negotiations', word)
  if (typeof found === 'object') return found.id
  if (found === 'new')
    row.refuse('negotiation', `The record has no negotiation “${word}”. Say which of its negotiations that is.`)
  return mapping.negotiation
}

function kindOf(row: MappedRow, current: TimelineEvent | undefined, { words, mapping, labels }: Making) {
  const asItIs = {
    kind: current?.kind ?? mapping.kind,
    ...(current?.subkind !== undefined && { subkind: current.subkind }),
  }
  const said = row.text('ownKind') || row.text('kind')
  if (said === '') return asItIs
  const given = termCalled(EVENT_KINDS, row.text('kind')) as TimelineEvent['kind'] | undefined
  const found = words.find('kinds', said)
  if (found === 'left out') return given === undefined ? asItIs : { kind: given, subkind: undefined }
  if (found === 'new') return { kind: given ?? 'other', subkind: newWord(said, labels) }
  if (Object.hasOwn(EVENT_KINDS, found.id))
    return { kind: found.id, subkind: found.id === current?.kind ? current.subkind : undefined }
  // What a kind of the record’s own rests on is known to its list.
  return { kind: given ?? (found.id === current?.subkind ? current.kind : 'other'), subkind: found.id }
}

/** A word that is new comes into the list that has such words. */
function newWord(word: string, labels: Map<string, string>): string {
  const id = slugOf(word, LIMITS.id) || 'other'
  if (!labels.has(id)) labels.set(id, shortened(tidied(word), LIMITS.label))
  return id
}

function own(
  row: MappedRow,
  field: 'table' | 'stage',
  list: 'tables' | 'stages',
  current: string | undefined,
  { words, labels }: Making,
) {
  const word = row.text(field)
  if (word === '') return {}
  if (word === current) return { [field]: current }
  const found = words.find(list, word)
  if (found === 'left out') return {}
  return { [field]: found === 'new' ? newWord(word, labels) : found.id }
}

function issuesOf(row: MappedRow, { words, labels }: Making): string[] {
  const all = row
    .parts('issues')
    .flatMap(part => (part.includes(',') && !words.isKnown('issues', part) ? partsOf(part, /,/) : [part]))
  return all.flatMap(word => {
    const found = words.find('issues', word)
    return found === 'left out' ? [] : found === 'new' ? newWord(word, labels) : found.id
  })
}

function oneOf(row: MappedRow, field: SheetFieldName, terms: Readonly<Record<string, Term>>): string | undefined {
  const word = row.text(field)
  if (word === '') return undefined
  const found = termCalled(terms, word)
  if (found === undefined)
    row.refuse(
      field,
      `“${shortened(word, 40)}” is none of: ${Object.values(terms)
        .map(({ label }) => label)
        .join(', ')}.`,
    )
  return found
}

function linked(
  row: MappedRow,
  field: 'documents' | 'follows',
  idOf: (name: string) => string | undefined,
  noun: string,
): string[] {
  return row.parts(field).flatMap(name => {
    const id = idOf(name)
    if (id === undefined)
      row.refuse(field, `There is no ${noun} “${shortened(name, 60)}”, neither in the record nor in this file.`)
    return id ?? []
  })
}

function deadlineOf(row: MappedRow, current: TimelineEvent | undefined, { actors, reading }: Making) {
  const due = readSheetDate(row.text('deadlineDue'), reading)
  const outcome = oneOf(row, 'deadlineOutcome', DEADLINE_OUTCOMES) ?? current?.deadline?.outcome ?? 'open'
  if (due === undefined) return current?.deadline ? { deadline: { ...current.deadline, outcome } } : {}
  if (!due.ok) {
    row.refuse('deadlineDue', due.message)
    return {}
  }
  const said = row.text('deadlineSetBy')
  const setBy = said === '' ? current?.deadline?.setBy : actors.idOf(said)
  if (setBy === undefined) {
    row.refuse('deadlineSetBy', 'Say who set the deadline.')
    return {}
  }
  return { deadline: { due: due.edtf, setBy, outcome, note: current?.deadline?.note ?? null } }
}

/** What the record cites stays as it was judged. */
function citationsWith(
  said: TimelineEvent['citations'],
  current: TimelineEvent | undefined,
  { source }: SheetMapping,
): TimelineEvent['citations'] {
  const known = new Set(current?.citations.map(one => one.source))
  const isOnlyDefault = current !== undefined && said.every(one => one.source === source)
  return [...(current?.citations ?? []), ...(isOnlyDefault ? [] : said.filter(one => !known.has(one.source)))]
}

const union = (current: readonly string[] = [], said: readonly string[]): string[] => [
  ...new Set([...current, ...said]),
]

export const derivedKey = (when: string, title: string): string =>
  shortened(`${when} ${columnKey(title)}`, LIMITS.title)

import { ACTOR_KINDS } from '../../domain/entries/actor.ts'
import type { EntryProblem } from '../../domain/entries/entries.ts'
import { EVENT_KINDS } from '../../domain/entries/event.ts'
import { SOURCE_KINDS } from '../../domain/entries/source.ts'
import type { OpenQuestion } from '../../domain/importing/open-questions.ts'
import type { Sheet } from '../../domain/importing/sheet.ts'
import { SHEET_FIELDS, type SheetFieldName } from '../../domain/importing/sheet-fields.ts'
import {
  DATE_ORDERS,
  type DateOrder,
  LEFT_OUT,
  newSourceSchema,
  type SheetMapping,
  WORD_LISTS,
  type WordList,
} from '../../domain/importing/sheet-mapping.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { tidied } from '../../domain/text/pasted-text.ts'
import { lookUp, lookupProblem } from '../forms/lookup.ts'

// The form in which it is said what the columns and words of a sheet mean.

export const NAMES = {
  encoding: 'encoding',
  delimiter: 'delimiter',
  dateOrder: 'dateOrder',
  dataSet: 'dataSet',
  negotiation: 'negotiation',
  kind: 'kind',
  actorKind: 'actorKind',
  sourceKind: 'sourceKind',
  source: 'source',
  sourceTitle: 'sourceTitle',
  sourcePublisher: 'sourcePublisher',
  sourceWhere: 'sourceWhere',
} as const

export const NEW_SOURCE = 'new'

export const columnField = (index: number): string => `column.${index}`
export const wordField = (list: WordList, index: number): string => `word.${list}.${index}`
/** The word itself, beside what was chosen for it. */
export const wordName = (list: WordList, index: number): string => `named.${list}.${index}`

export interface TypedMapping {
  readonly mapping: SheetMapping
  readonly problems: readonly EntryProblem[]
  /** What was typed for actors, by the name of its field. */
  readonly typed: ReadonlyMap<string, string>
}

/** What was said; where something of it can't be, the mapping stays in that as it was. */
export function mappingIn(
  form: URLSearchParams,
  sheet: Sheet,
  before: SheetMapping,
  record: NegotiationRecord,
): TypedMapping {
  const problems: EntryProblem[] = []
  const said = (name: string): string => tidied(form.get(name) ?? '').trim()
  const one = <T extends string>(name: string, words: Readonly<Record<T, unknown>>, otherwise: T): T => {
    const word = said(name)
    return Object.hasOwn(words, word) ? (word as T) : otherwise
  }
  const columns = sheet.columns.flatMap((column, index) => {
    const field = form.get(columnField(index)) ?? ''
    return Object.hasOwn(SHEET_FIELDS, field) ? [{ column, field: field as SheetFieldName }] : []
  })
  const order = said(NAMES.dateOrder)
  const source = said(NAMES.source)
  const dataSet = said(NAMES.dataSet).slice(0, 80)
  if (dataSet === '')
    problems.push({ path: NAMES.dataSet, message: 'Name the data set: by this name its rows are found again.' })
  const { words, typed } = wordsIn(form, before, record, problems)
  return {
    mapping: {
      columns,
      dateOrder: (DATE_ORDERS as readonly string[]).includes(order) ? (order as DateOrder) : null,
      dataSet: dataSet || before.dataSet,
      negotiation: record.find('process', said(NAMES.negotiation)) ? said(NAMES.negotiation) : '',
      kind: one(NAMES.kind, EVENT_KINDS, before.kind),
      actorKind: one(NAMES.actorKind, ACTOR_KINDS, before.actorKind),
      sourceKind: one(NAMES.sourceKind, SOURCE_KINDS, before.sourceKind),
      source: record.find('source', source) ? source : '',
      newSource: source === NEW_SOURCE ? newSourceIn(said, problems) : null,
      words,
    },
    problems,
    typed,
  }
}

function newSourceIn(said: (name: string) => string, problems: EntryProblem[]): SheetMapping['newSource'] {
  const names = { title: NAMES.sourceTitle, publisher: NAMES.sourcePublisher, where: NAMES.sourceWhere } as const
  const parsed = newSourceSchema.safeParse({
    title: said(names.title),
    publisher: said(names.publisher),
    where: said(names.where),
  })
  if (parsed.success) return parsed.data
  for (const { path, message } of parsed.error.issues)
    problems.push({ path: names[path[0] as keyof typeof names], message: `New source: ${message}` })
  return null
}

function wordsIn(form: URLSearchParams, before: SheetMapping, record: NegotiationRecord, problems: EntryProblem[]) {
  const typed = new Map<string, string>()
  const words = new Map(before.words.map(one => [`${one.list} ${one.word}`, one]))
  for (const list of Object.keys(WORD_LISTS) as WordList[])
    for (let index = 0; form.has(wordName(list, index)); index++) {
      const word = form.get(wordName(list, index)) ?? ''
      const name = wordField(list, index)
      const said = (form.get(name) ?? '').trim()
      words.delete(`${list} ${word}`)
      if (word === '' || word.length > 500 || said === '') continue
      let as = said
      if (list === 'actors' && said !== LEFT_OUT) {
        typed.set(name, said)
        const id = lookUp(record, 'actor', said)
        if (id === undefined) {
          problems.push({ path: name, message: lookupProblem(record, 'actor', said) })
          continue
        }
        as = id
      }
      words.set(`${list} ${word}`, { list, word, as: as.slice(0, 80) })
    }
  return { words: [...words.values()], typed }
}

/** What is still to be said, at the fields in which it is said. */
export const questionsAtFields = (questions: readonly OpenQuestion[], sheet: Sheet): EntryProblem[] =>
  questions.map(({ about, column, message }) => ({
    path: about === 'columns' ? columnField(column === undefined ? 0 : sheet.columns.indexOf(column)) : NAMES[about],
    message,
  }))

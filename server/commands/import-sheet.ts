import { EVENT_KINDS } from '../domain/entries/event.ts'
import { firstMapping } from '../domain/importing/first-mapping.ts'
import type { UnknownWord } from '../domain/importing/known-words.ts'
import { type OpenQuestion, openQuestions } from '../domain/importing/open-questions.ts'
import { planningSheet, type SheetPlan } from '../domain/importing/planning-sheet.ts'
import { rejectedRows } from '../domain/importing/rejected-rows.ts'
import { columnLetters, type Sheet, type SheetFormat } from '../domain/importing/sheet.ts'
import { SHEET_FIELDS, type SheetFieldName } from '../domain/importing/sheet-fields.ts'
import {
  LEFT_OUT,
  newSourceSchema,
  type SheetMapping,
  WORD_LISTS,
  type WordList,
} from '../domain/importing/sheet-mapping.ts'
import { inOneGo } from '../domain/in-one-go.ts'
import type { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { RefusedError } from '../files/refused-error.ts'
import { writeWhole } from '../files/write-whole.ts'
import { csvText } from '../formats/csv.ts'
import { DELIMITERS, type Delimiter } from '../formats/reading/csv.ts'
import { readSheet } from '../formats/reading/read-sheet.ts'
import { type CommandArguments, type CommandContext, chosen, count, print, printable, UsageError } from './command.ts'

type Values = CommandArguments['values']

/** What is to be said of a sheet. */
export const SHEET_OPTIONS = {
  map: { type: 'string', multiple: true },
  word: { type: 'string', multiple: true },
  'date-order': { type: 'string' },
  delimiter: { type: 'string' },
  'data-set': { type: 'string' },
  negotiation: { type: 'string' },
  kind: { type: 'string' },
  'new-source': { type: 'string' },
  rejected: { type: 'string' },
  apply: { type: 'boolean' },
} as const

export interface MappedSheet {
  readonly sheet: Sheet
  readonly mapping: SheetMapping
}

const SIGNS: Readonly<Record<string, Delimiter>> = { ...signs(), tab: '\t' }

function signs(): Record<string, Delimiter> {
  return Object.fromEntries(
    (Object.keys(DELIMITERS) as Delimiter[]).flatMap(sign => [
      [sign, sign],
      [DELIMITERS[sign], sign],
    ]),
  )
}

/** The sheet that a text holds, mapped as its columns seem to mean and as was said; what is open is asked. */
export async function mappedSheet(
  file: string,
  format: SheetFormat,
  text: string,
  record: NegotiationRecord,
  values: Values,
  { stdout, stderr }: CommandContext,
): Promise<MappedSheet | null> {
  const delimiter = values['delimiter'] === undefined ? null : chosen('--delimiter', values['delimiter'], SIGNS)
  const read = await readSheet(format, text, { delimiter, pause: async () => {} })
  if (!read.ok) throw new RefusedError(`${printable(file)}: ${read.message}`)
  const { sheet } = read
  const mapping = mappingSaid(firstMapping(sheet, record, file.split(/[/\\]/).at(-1) ?? file), sheet, record, values)
  printColumns(sheet, mapping, { stdout })
  const { ambiguous } = planOf({ sheet, mapping }, record, new Date(0))
  const questions = openQuestions(mapping, sheet, ambiguous)
  for (const question of questions) print(stderr, `${question.message} ${HOW_TO_SAY[question.about]}`)
  return questions.length === 0 ? { sheet, mapping } : null
}

const HOW_TO_SAY: Readonly<Record<OpenQuestion['about'], string>> = {
  columns: 'Use --map COLUMN=FIELD.',
  negotiation: 'Use --negotiation ID.',
  source: 'Use --map COLUMN=FIELD, --default-source ID or --new-source "TITLE | PUBLISHER | ADDRESS".',
  dateOrder: 'Use --date-order day-first or --date-order month-first.',
}

export const planOf = (
  { sheet, mapping }: MappedSheet,
  record: NegotiationRecord,
  now: Date,
  by = '',
  reason: string | null = null,
): SheetPlan => inOneGo(planningSheet(sheet, mapping, record, { by, reason, today: now.toISOString().slice(0, 10) }))

function mappingSaid(guess: SheetMapping, sheet: Sheet, record: NegotiationRecord, values: Values): SheetMapping {
  const text = (name: string, otherwise: string) => (typeof values[name] === 'string' ? values[name] : otherwise)
  const negotiation = text('negotiation', guess.negotiation)
  if (negotiation !== '' && !record.find('process', negotiation))
    throw new UsageError(
      `--negotiation: the record has no negotiation “${printable(negotiation)}”. It has: ${
        record
          .list('process')
          .map(({ id }) => id)
          .join(', ') || 'none'
      }.`,
    )
  const source = text('default-source', guess.source)
  if (source !== '' && !record.find('source', source))
    throw new UsageError(`--default-source: the record has no source “${printable(source)}”.`)
  const dateOrder = values['date-order']
  return {
    ...guess,
    columns: columnsSaid(guess, sheet, listed(values['map'])),
    dateOrder:
      dateOrder === undefined
        ? guess.dateOrder
        : chosen('--date-order', dateOrder, { 'day-first': 'day-first', 'month-first': 'month-first' }),
    dataSet: text('data-set', guess.dataSet).slice(0, 80) || guess.dataSet,
    negotiation,
    kind:
      values['kind'] === undefined
        ? guess.kind
        : chosen(
            '--kind',
            values['kind'],
            Object.fromEntries(Object.keys(EVENT_KINDS).map(kind => [kind, kind as SheetMapping['kind']])),
          ),
    source,
    newSource: newSourceSaid(values['new-source']),
    words: listed(values['word']).map(wordSaid),
  }
}

const listed = (value: Values[string]): readonly string[] => (Array.isArray(value) ? value : [])

/** Nothing behind the sign of equality: the column is not read. */
function columnsSaid(guess: SheetMapping, sheet: Sheet, said: readonly string[]): SheetMapping['columns'] {
  const columns = new Map(guess.columns.map(({ column, field }) => [column, field]))
  for (const one of said) {
    const at = one.lastIndexOf('=')
    const [wanted, field] = [one.slice(0, at).trim(), one.slice(at + 1).trim()]
    const column =
      sheet.columns.find(name => name === wanted) ?? sheet.columns.find((_, index) => columnLetters(index) === wanted)
    if (at === -1 || column === undefined)
      throw new UsageError(
        `--map: “${printable(one)}” names no column. The columns are: ${sheet.columns.map(printable).join(', ')}.`,
      )
    if (field === '') columns.delete(column)
    else
      columns.set(
        column,
        chosen(
          '--map',
          field,
          Object.fromEntries(Object.keys(SHEET_FIELDS).map(name => [name, name as SheetFieldName])),
        ),
      )
  }
  return [...columns].map(([column, field]) => ({ column, field }))
}

function newSourceSaid(value: Values[string]): SheetMapping['newSource'] {
  if (typeof value !== 'string') return null
  const [title, publisher, where] = value.split('|').map(part => part.trim())
  const parsed = newSourceSchema.safeParse({ title, publisher, where })
  if (parsed.success) return parsed.data
  throw new UsageError(
    '--new-source: write "TITLE | PUBLISHER | ADDRESS", or in place of the address where it is kept.',
  )
}

/** `kinds:Runde=talks`; with `-` the word is left out. */
function wordSaid(said: string): SheetMapping['words'][number] {
  const [, list, word, as] = /^(\w+):(.+)=([a-z0-9-]+)$/s.exec(said) ?? []
  if (list === undefined || !Object.hasOwn(WORD_LISTS, list) || word === undefined || as === undefined)
    throw new UsageError(
      `--word: write LIST:WORD=ID, or LIST:WORD=${LEFT_OUT} to leave the word out; LIST is one of ${Object.keys(WORD_LISTS).join(', ')}.`,
    )
  return { list: list as WordList, word, as }
}

function printColumns(
  { columns, notes }: Sheet,
  mapping: SheetMapping,
  { stdout }: Pick<CommandContext, 'stdout'>,
): void {
  const fields = new Map(mapping.columns.map(({ column, field }) => [column, field]))
  for (const [index, name] of columns.entries())
    print(stdout, printable(`column ${columnLetters(index)} “${name}”: ${fields.get(name) ?? 'not read'}`))
  for (const note of notes) print(stdout, note)
}

const MOST_WORDS = 20

export function printUnknown(unknown: readonly UnknownWord[], { stdout }: Pick<CommandContext, 'stdout'>): void {
  const added = unknown.filter(({ as }) => as === '')
  if (added.length === 0) return
  print(stdout, `Words that the record does not know, taken as new: ${count(added.length)}`)
  for (const { list, word, rows } of added.slice(0, MOST_WORDS))
    print(stdout, printable(`  ${list}: “${word}”, in ${count(rows)} ${rows === 1 ? 'row' : 'rows'}`))
  if (added.length > MOST_WORDS) print(stdout, `  … and ${count(added.length - MOST_WORDS)} more`)
}

/** Writes the rows that stay out to a file of their own, where one is named. */
export async function keepRejected(
  { sheet }: MappedSheet,
  { plan }: SheetPlan,
  values: Values,
  { stdout }: CommandContext,
): Promise<void> {
  const file = values['rejected']
  if (typeof file !== 'string' || plan.rejected.length === 0) return
  await writeWhole(file, [csvText(rejectedRows(sheet, plan.rejected))])
  print(stdout, `The rejected rows are in ${printable(file)}, each with the reason in its last column.`)
}

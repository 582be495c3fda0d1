import { monthName } from '../../domain/dates/calendar-names.ts'
import { ACTOR_KINDS } from '../../domain/entries/actor.ts'
import type { EntryProblem } from '../../domain/entries/entries.ts'
import { EVENT_KINDS } from '../../domain/entries/event.ts'
import { SOURCE_KINDS } from '../../domain/entries/source.ts'
import { dateCells } from '../../domain/importing/first-mapping.ts'
import type { UnknownWord } from '../../domain/importing/known-words.ts'
import { guessedColumns } from '../../domain/importing/presets.ts'
import { columnLetters, SHEET_FORMATS, type Sheet } from '../../domain/importing/sheet.ts'
import { ordersIn, toldOrder } from '../../domain/importing/sheet-dates.ts'
import { SHEET_FIELD_NAMES, SHEET_FIELDS } from '../../domain/importing/sheet-fields.ts'
import type { SheetMapping } from '../../domain/importing/sheet-mapping.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { shortened } from '../../domain/text/shortened.ts'
import { DELIMITERS } from '../../formats/reading/csv.ts'
import { decoded, ENCODINGS, type Encoding } from '../../formats/reading/encodings.ts'
import { type FieldView, fieldId, type Option } from '../forms/field-view.ts'
import { counted } from '../site/count-words.ts'
import { paths } from '../site/paths.ts'
import { template } from '../site/template.ts'
import type { KeptSheet } from './kept-files.ts'
import { columnField, NAMES, NEW_SOURCE } from './mapping-form.ts'
import { actorNames, choices, type MakeField, type WordPart, wordParts } from './words-view.ts'

interface ColumnsPage {
  readonly name: string
  readonly action: string
  readonly notice: string | null
  readonly problems: readonly { readonly href: string; readonly message: string }[]
  /** What the file is and how much stands in it, in a sentence. */
  readonly what: string
  readonly notes: readonly string[]
  /** How the text itself is read; empty where that is certain. */
  readonly reading: readonly FieldView[]
  /** How the first words beyond ASCII look in each encoding. */
  readonly samples: readonly { readonly encoding: string; readonly text: string }[]
  readonly columns: readonly FieldView[]
  readonly dateOrder: FieldView | null
  readonly rest: readonly FieldView[]
  readonly source: FieldView
  /** A source that the record does not have yet. */
  readonly newSource: { readonly isOpen: boolean; readonly fields: readonly FieldView[] }
  readonly words: readonly WordPart[]
  readonly actors: readonly string[]
  /** Where the first negotiation is described; null where there is one. */
  readonly setUpHref: string | null
}

export const COLUMNS_TEMPLATE = template<ColumnsPage>('import/columns', { styles: 'texts' })

export interface Open {
  readonly unknown: readonly UnknownWord[]
  readonly ambiguous: number
}

export interface SaidOfColumns {
  readonly notice: string | null
  readonly problems: readonly EntryProblem[]
  readonly typed: ReadonlyMap<string, string>
  /** Beyond the mapping: what was typed of a new source, which may not be in order. */
  readonly form: URLSearchParams | null
}

export function toColumnsPage(
  record: NegotiationRecord,
  file: string,
  name: string,
  kept: KeptSheet,
  open: Open,
  { notice, problems, typed, form }: SaidOfColumns,
): ColumnsPage {
  const { sheet, mapping } = kept
  const errors = new Map(problems.toReversed().map(({ path, message }) => [path, message]))
  const field = (at: string, label: string, more: Partial<FieldView> = {}): FieldView => ({
    name: at,
    id: fieldId(at),
    label,
    hint: null,
    value: '',
    error: errors.get(at) ?? null,
    control: more.options ? 'select' : 'text',
    rows: 1,
    width: 'medium',
    options: [],
    groups: [],
    list: null,
    understood: null,
    isDate: false,
    ...more,
  })
  const preset = guessedColumns(sheet.columns).preset
  return {
    name,
    action: paths.sheetColumns(file),
    notice,
    problems: problems.map(({ path, message }) => ({ href: `#${fieldId(path)}`, message })),
    what: whatItIs(sheet, preset),
    notes: sheet.notes,
    reading: readingFields(kept, field),
    samples: 'bytes' in kept.from ? samplesOf(kept.from.bytes) : [],
    columns: columnFields(sheet, mapping, field),
    dateOrder: dateOrderField(sheet, mapping, field),
    rest: restFields(record, mapping, field),
    ...sourceFields(record, mapping, form, field),
    words: wordParts(record, open.unknown, typed, field),
    actors: record.list('actor').length > 0 ? actorNames(record) : [],
    setUpHref: record.list('process').length > 0 ? null : paths.setUp,
  }
}

function whatItIs(sheet: Sheet, preset: string | null): string {
  const rows = counted(sheet.rows.length + sheet.broken.length, 'row', 'rows')
  const columns = counted(sheet.columns.length, 'column', 'columns')
  const known =
    preset === null ? '' : preset === 'Parley' ? ', as a site like this one gives it' : `, as ${preset} gives it`
  const phases = sheet.phases.length === 0 ? '' : ` and ${counted(sheet.phases.length, 'era', 'eras')}`
  return `This is ${SHEET_FORMATS[sheet.format]}${known}: ${rows} in ${columns}${phases}.`
}

const termChoices = (terms: Readonly<Record<string, { readonly label: string }>>, chosen: string): Option[] =>
  Object.entries(terms).map(([value, { label }]) => ({ value, label, isChosen: value === chosen }))

function readingFields({ from, encoding, delimiter }: KeptSheet, field: MakeField): FieldView[] {
  const ofText =
    'bytes' in from
      ? [
          field(NAMES.encoding, 'Encoding', {
            options: choices(ENCODINGS, encoding),
            hint: 'Look below whether the words read well.',
          }),
        ]
      : []
  const words = Object.fromEntries(
    Object.entries(DELIMITERS).map(([sign, word]) => [
      sign === '\t' ? 'tab' : sign,
      `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`,
    ]),
  )
  return delimiter === null
    ? ofText
    : [
        ...ofText,
        field(NAMES.delimiter, 'Between the cells', {
          options: choices(words, delimiter === '\t' ? 'tab' : delimiter),
        }),
      ]
}

function samplesOf(bytes: Buffer): ColumnsPage['samples'] {
  const at = bytes.findIndex(byte => byte >= 0x80)
  const start = bytes.lastIndexOf(0x0a, at) + 1
  const line = bytes.subarray(start, start + 160)
  return Object.entries(ENCODINGS)
    .filter(([encoding]) => !encoding.startsWith('utf'))
    .map(([encoding, label]) => ({ encoding: label, text: shortened(decoded(line, encoding as Encoding), 80) }))
}

const SAMPLES = 3

function columnFields({ columns, rows }: Sheet, mapping: SheetMapping, field: MakeField): FieldView[] {
  const chosen = new Map(mapping.columns.map(one => [one.column, one.field]))
  return columns.map((column, index) => {
    const values = new Set<string>()
    for (const { cells } of rows) {
      const cell = cells[index]?.trim() ?? ''
      if (cell !== '') values.add(shortened(cell, 60))
      if (values.size === SAMPLES) break
    }
    const now = chosen.get(column) ?? ''
    const options = [
      { value: '', label: 'Not read', isChosen: now === '' },
      ...SHEET_FIELD_NAMES.map(name => ({ value: name, label: SHEET_FIELDS[name].label, isChosen: name === now })),
    ]
    return field(columnField(index), `${columnLetters(index)} · ${shortened(column, 80)}`, {
      options,
      hint: values.size === 0 ? 'Empty in all rows' : [...values].join(' · '),
    })
  })
}

function dateOrderField(sheet: Sheet, { columns, dateOrder }: SheetMapping, field: MakeField): FieldView | null {
  const found = ordersIn(dateCells(sheet, columns))
  if (found.either === 0) return null
  const { dayFirst, monthFirst, either, example } = found
  const told = toldOrder(found)
  const evidence =
    told === null
      ? dayFirst + monthFirst > 0
        ? `${dayFirst} others have the day first, ${monthFirst} the month.`
        : 'No other date in the file tells.'
      : `${counted(told === 'day-first' ? dayFirst : monthFirst, 'other can', 'others can')} only be read so.`
  const [first = '', second = '', year = ''] = example.split(/[/-]/)
  const in2 = (day: string, month: string) => `${Number(day)} ${monthName(Number(month), 'of')} ${year}`
  return field(NAMES.dateOrder, `What is ${example}?`, {
    hint: `${counted(either, 'date', 'dates')} can be read in two ways. ${evidence}`,
    options: choices(
      {
        '': 'Choose',
        'day-first': `${in2(first, second)}: the day first`,
        'month-first': `${in2(second, first)}: the month first`,
      },
      dateOrder ?? '',
    ),
  })
}

function restFields(record: NegotiationRecord, mapping: SheetMapping, field: MakeField): FieldView[] {
  const negotiations = Object.fromEntries(record.list('process').map(({ id, title }) => [id, shortened(title, 80)]))
  return [
    field(NAMES.negotiation, 'Negotiation', {
      hint: 'Of rows that name none',
      options: choices({ '': 'Choose', ...negotiations }, mapping.negotiation),
    }),
    field(NAMES.kind, 'Kind', { hint: 'Of rows that name none', options: termChoices(EVENT_KINDS, mapping.kind) }),
    field(NAMES.dataSet, 'Name of the data set', {
      value: mapping.dataSet,
      hint: 'With this name the keys of the rows are kept: by them the next import finds the same milestones.',
    }),
    field(NAMES.actorKind, 'New actors are', { options: termChoices(ACTOR_KINDS, mapping.actorKind) }),
    field(NAMES.sourceKind, 'New sources are', { options: termChoices(SOURCE_KINDS, mapping.sourceKind) }),
  ]
}

function sourceFields(
  record: NegotiationRecord,
  { source, newSource }: SheetMapping,
  form: URLSearchParams | null,
  field: MakeField,
): Pick<ColumnsPage, 'source' | 'newSource'> {
  const known = record
    .list('source')
    .filter(({ id, kind }) => kind === 'dataset' || id === source)
    .map(({ id, title }) => ({ value: id, label: shortened(title, 80), isChosen: id === source }))
  const isNew = newSource !== null || form?.get(NAMES.source) === NEW_SOURCE
  const typed = (name: string, otherwise: string | undefined) => form?.get(name) ?? otherwise ?? ''
  return {
    source: field(NAMES.source, 'What rows rest on that cite nothing', {
      hint: 'The data set itself, as a rule. They cite it as not judged yet.',
      options: [
        { value: '', label: 'Nothing: they stay out', isChosen: source === '' && !isNew },
        ...known,
        { value: NEW_SOURCE, label: 'A new source, described below', isChosen: isNew },
      ],
      width: 'full',
    }),
    newSource: {
      isOpen: isNew,
      fields: [
        field(NAMES.sourceTitle, 'Title', { value: typed(NAMES.sourceTitle, newSource?.title) }),
        field(NAMES.sourcePublisher, 'Publisher', { value: typed(NAMES.sourcePublisher, newSource?.publisher) }),
        field(NAMES.sourceWhere, 'Address, or where it is kept', {
          value: typed(NAMES.sourceWhere, newSource?.where),
          width: 'full',
        }),
      ],
    },
  }
}

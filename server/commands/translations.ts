import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Entry, EntryType } from '../domain/entries/entries.ts'
import { language as languageTag } from '../domain/entries/fields.ts'
import { planImport } from '../domain/exchange/import-plan.ts'
import { DOCUMENT_LIMITS } from '../domain/exchange/parse-record-document.ts'
import { recordDocumentChunks, UNTITLED_RECORD } from '../domain/exchange/record-document.ts'
import {
  TRANSLATION_COLUMNS,
  type TranslatedRow,
  translatedEntries,
  translationRows,
} from '../domain/exchange/translation-table.ts'
import { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { BY_IMPORT } from '../domain/revisions/revision.ts'
import { readText } from '../files/read-whole.ts'
import { RefusedError } from '../files/refused-error.ts'
import { writeWhole } from '../files/write-whole.ts'
import { csvText } from '../formats/csv.ts'
import { delimiterOf, readCsv } from '../formats/reading/csv.ts'
import type { ImportRequest } from '../operator/import-request.ts'
import { carryOut, readDocument, recordNow, textOption } from './carrying-out.ts'
import {
  type Command,
  type CommandArguments,
  type CommandContext,
  chosen,
  count,
  print,
  problemLines,
  UsageError,
} from './command.ts'
import { readExistingJournal, refuseJournal } from './stored-journal.ts'

type Values = CommandArguments['values']

export const translationsCommand: Command = {
  usage:
    'export [FILE] --language TAG | import FILE --language TAG --made human|machine [--reviewed] [--dry-run] [--by NAME] [--reason TEXT] [--begin-anew]',
  summary: 'Give the texts to translators as a table (CSV), and take it back',
  details: `The table has a line for every text that can be translated: ${TRANSLATION_COLUMNS.join(', ')}. Only what stands below
“translation” is taken back, and only where “source” still is the text of the record: other lines are told and left
out. An empty translation takes nothing away. An id or a field that the record does not have is refused with its line,
and nothing is written then. Every entry that changes gets a revision of its own, judged like any import; while the site
runs, it takes them in.

  --language TAG   such as uk, ru or ar
  --made WHO       who has made what is new: human or machine
  --reviewed       somebody has read all that stands in the table, also what is as it was
  --dry-run        say what would be done, and write nothing
  --by NAME        who answers for the change; "import" by default
  --reason TEXT    why, for the history and the public log of changes
  --begin-anew     go on with the journal as it is now, although more was recorded once`,
  options: {
    language: { type: 'string' },
    made: { type: 'string' },
    reviewed: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    by: { type: 'string' },
    reason: { type: 'string' },
    'begin-anew': { type: 'boolean' },
  },
  positionals: { min: 1, max: 2 },

  async run({ positionals: [action, file], values }, context) {
    const run = chosen('translations', action, { export: exportTable, import: importTable })
    const tag = languageTag.safeParse(values['language'])
    if (!tag.success) throw new UsageError(`--language: ${tag.error.issues[0]?.message}`)
    return run(file, tag.data, values, context)
  },
}

async function exportTable(file: string | undefined, language: string, _: Values, context: CommandContext) {
  const { revisions } = await readExistingJournal(context)
  const record = foreign(NegotiationRecord.fold(revisions), language)
  const rows = [...translationRows(record, language)]
  const table = [csvText([TRANSLATION_COLUMNS, ...rows])]
  if (file === undefined) await pipeline(Readable.from(table), context.stdout, { end: false })
  else {
    await refuseJournal(file, context)
    await writeWhole(file, table)
    print(context.stdout, `exported ${count(rows.length)} texts to ${file}`)
  }
  return true
}

async function importTable(file: string | undefined, language: string, values: Values, context: CommandContext) {
  if (file === undefined) throw new UsageError('Say which file.')
  const made = chosen('--made', values['made'], { human: 'human', machine: 'machine' } as const)
  const reason = values['reason'] ?? `Translated: ${language}`
  const order: ImportRequest = {
    by: textOption(values['by'] ?? BY_IMPORT, '--by', 80),
    reason: textOption(reason, '--reason', 1000),
    isPartial: false,
    mergesSources: false,
  }
  const rows = await readTable(file, context)
  const record = foreign(await recordNow(values, context), language)
  const reviewed = values['reviewed'] === true
  const { entries, problems, stale } = translatedEntries(rows, record, { language, made, reviewed })
  const lines = (found: typeof problems) =>
    problemLines(
      file,
      found.map(({ place, message }) => ({ path: place, message })),
    )
  if (problems.length > 0) throw new RefusedError([...lines(problems), 'Nothing was written.'].join('\n'))
  if (stale.length > 0) print(context.stderr, ...lines(stale), `Left out: ${count(stale.length)}.`)
  const content = [...recordDocumentChunks(holding(entries, record))].join('')
  const plan = planImport(readDocument(file, content, order), record, order)
  return carryOut({ file, content, order, record, plan, isDryRun: values['dry-run'] === true }, values, context)
}

function foreign(record: NegotiationRecord, language: string): NegotiationRecord {
  const { language: own } = record.find('record', 'record') ?? UNTITLED_RECORD
  if (own === language) throw new UsageError(`--language: the record itself is written in “${language}”.`)
  return record
}

async function readTable(file: string, { stdin }: CommandContext): Promise<TranslatedRow[]> {
  const text = await readText(file, stdin, DOCUMENT_LIMITS.characters)
  const read = await readCsv(text, delimiterOf(text), async () => {})
  if (!read.ok) throw new RefusedError(`${file}: ${read.message}`)
  const { columns, rows, broken } = read.sheet
  const missing = (['id', 'field', 'source', 'translation'] as const).filter(name => !columns.includes(name))
  if (missing.length > 0) throw new RefusedError(`${file}: line 1: There is no column “${missing.join('”, “')}”.`)
  if (broken.length > 0)
    throw new RefusedError(
      problemLines(
        file,
        broken.map(({ place, message }) => ({ path: place, message })),
      ).join('\n'),
    )
  return rows.map(({ place, cells }) => {
    const cell = (name: string) => (cells[columns.indexOf(name)] ?? '').replace(/\r\n?/g, '\n')
    return { place, id: cell('id'), field: cell('field'), source: cell('source'), translation: cell('translation') }
  })
}

/** A record of these entries alone, below the header that they have together. */
function holding(entries: readonly { readonly type: EntryType; readonly entry: Entry }[], record: NegotiationRecord) {
  const of = (type: EntryType) => entries.filter(one => one.type === type).map(({ entry }) => entry)
  return {
    find: (type: EntryType, id: string) => of(type)[0] ?? record.find(type, id),
    list: of,
  } as unknown as Pick<NegotiationRecord, 'find' | 'list'>
}

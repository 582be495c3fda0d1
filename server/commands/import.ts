import { planImport } from '../domain/exchange/import-plan.ts'
import { DOCUMENT_LIMITS } from '../domain/exchange/parse-record-document.ts'
import { SHEET_FORMATS, type SheetFormat } from '../domain/importing/sheet.ts'
import { SHEET_FIELD_NAMES } from '../domain/importing/sheet-fields.ts'
import { BY_IMPORT } from '../domain/revisions/revision.ts'
import { binaryProblem } from '../files/binary-files.ts'
import { calledFile, readBytes, textIn } from '../files/read-whole.ts'
import { RefusedError } from '../files/refused-error.ts'
import { decoded, ENCODINGS, type Encoding, textOf } from '../formats/reading/encodings.ts'
import { kindOfText } from '../formats/reading/file-kind.ts'
import type { ImportRequest } from '../operator/import-request.ts'
import { carryOut, readDocument, recordNow, textOption } from './carrying-out.ts'
import { type Command, type CommandArguments, type CommandContext, chosen, print, printable } from './command.ts'
import { keepRejected, mappedSheet, planOf, printUnknown, SHEET_OPTIONS } from './import-sheet.ts'

type Values = CommandArguments['values']

/** As wide as what stands around it. */
const wrapped = (text: string): string => text.replace(/(.{1,116})(?:, |$)/g, '  $1,\n').replace(/,\n$/, '')

export const importCommand: Command = {
  usage:
    'FILE [--format FORMAT] [--dry-run] [--partial] [--default-source ID] [--merge-sources] [--by NAME] [--reason TEXT] [--begin-anew] [--map COLUMN=FIELD …] [--apply]',
  summary: 'Take a record document, or a table of milestones, into the journal',
  details: `FILE is a parley-record document; - reads it from the standard input. New entries are added, entries with other content
are changed, equal ones are left alone, nothing is ever removed. All is written at once, or nothing: also nothing when
a single entry is rejected, unless --partial is given. Ids that can't be ids here, such as LK_0012, become some and are
kept as external ids, by which the next import finds the same entries; issues, kinds, stages and tables that nobody has
defined are added to the lists of the record and its negotiations. While the site runs, the file is handed to it, and it
answers as the command would.

  --dry-run            say what would be done, field by field, and write nothing
  --partial            write what is in order and leave out what is rejected and what depends on it
  --default-source ID  the source of all that cites none, such as the data set itself
  --merge-sources      take a source with the address of another for that one
  --by NAME            who answers for the change; "import" by default
  --reason TEXT        why, for the history and the public log of changes
  --begin-anew         go on with the journal as it is now, or begin a new one, although more was recorded once

A file of another kind is told by what stands in it: a table (CSV or TSV), a timeline of TimelineJS, a calendar. Each of
its rows becomes a milestone, found again on the next import by its key, or by its date and title. What its columns seem
to hold is printed; nothing is written before --apply. A cell that is empty takes nothing away. The fields of columns:
${wrapped(SHEET_FIELD_NAMES.join(', '))}

  --format FORMAT      what the file is, where that can't be told: parley, ${Object.keys(SHEET_FORMATS).join(', ')}
  --map COLUMN=FIELD   what a column holds, by its name or its letter; with nothing behind = it is not read
  --date-order ORDER   how 03/04/2025 is meant: day-first or month-first
  --negotiation ID     of rows that name none; --kind KIND the same
  --data-set NAME      under which the keys of the rows are kept; the name of the file by default
  --new-source "TITLE | PUBLISHER | ADDRESS"
                       the source of all that cites none, where the record does not have it yet
  --word LIST:WORD=ID  what a word means that the record does not know; LIST is kinds, actors, issues, tables, stages or
                       negotiations, ID - leaves it out
  --delimiter SIGN     between the cells: comma, semicolon, tab or |; --encoding NAME, such as windows-1251
  --rejected FILE      write the rows that stay out to a table, each with the reason in its last column
  --apply              write what a run without it has shown`,
  options: {
    format: { type: 'string' },
    encoding: { type: 'string' },
    ...SHEET_OPTIONS,
    'dry-run': { type: 'boolean' },
    partial: { type: 'boolean' },
    'default-source': { type: 'string' },
    'merge-sources': { type: 'boolean' },
    by: { type: 'string' },
    reason: { type: 'string' },
    'begin-anew': { type: 'boolean' },
  },
  positionals: { min: 1, max: 1 },

  async run({ positionals: [file = ''], values }, context) {
    const order: ImportRequest = {
      by: textOption(values['by'] ?? BY_IMPORT, '--by', 80),
      reason: values['reason'] === undefined ? null : textOption(values['reason'], '--reason', 1000),
      isPartial: values['partial'] === true,
      mergesSources: values['merge-sources'] === true,
      ...(values['default-source'] !== undefined && { defaultSource: String(values['default-source']) }),
    }
    const bytes = await readBytes(file, context.stdin, DOCUMENT_LIMITS.characters)
    const format = formatOf(file, bytes, values)
    return format === 'record'
      ? importDocument(file, bytes, order, values, context)
      : importSheet(file, format, bytes, order, values, context)
  },
}

/** What a file is called for, or what it seems to be. */
function formatOf(file: string, bytes: Buffer, { format }: Values): 'record' | SheetFormat {
  const words = Object.fromEntries(Object.keys(SHEET_FORMATS).map(name => [name, name as SheetFormat]))
  if (format !== undefined) return chosen('--format', format, { parley: 'record', ...words } as const)
  const binary = binaryProblem(bytes)
  if (binary !== undefined) throw new RefusedError(`${printable(calledFile(file))} ${binary}`)
  const found = kindOfText(textOf(bytes.subarray(0, MOST_LOOKED_AT)).text)
  return 'kind' in found ? found.kind : 'record'
}

const MOST_LOOKED_AT = 1_000_000

async function importDocument(
  file: string,
  bytes: Buffer,
  order: ImportRequest,
  values: Values,
  context: CommandContext,
): Promise<boolean> {
  const content = textIn(file, bytes)
  const document = readDocument(file, content, order)
  const record = await recordNow(values, context)
  return carryOut(
    { file, content, order, record, plan: planImport(document, record, order), isDryRun: values['dry-run'] === true },
    values,
    context,
  )
}

async function importSheet(
  file: string,
  format: SheetFormat,
  bytes: Buffer,
  order: ImportRequest,
  values: Values,
  context: CommandContext,
): Promise<boolean> {
  const encoding = values['encoding'] === undefined ? null : chosen('--encoding', values['encoding'], ENCODING_NAMES)
  const read = encoding === null ? textOf(bytes) : { text: decoded(bytes, encoding), encoding, isGuessed: false }
  if (read.isGuessed)
    print(
      context.stdout,
      `The text is taken for ${ENCODINGS[read.encoding]}, by the look of its letters: --encoding says otherwise.`,
    )
  const record = await recordNow(values, context)
  const mapped = await mappedSheet(file, format, read.text, record, values, context)
  if (mapped === null) return false
  const planned = planOf(mapped, record, context.now(), order.by, order.reason)
  printUnknown(planned.unknown, context)
  await keepRejected(mapped, planned, values, context)
  const content = JSON.stringify(mapped.sheet)
  const isDryRun = values['apply'] !== true || values['dry-run'] === true
  return carryOut(
    { file, content, order: { ...order, mapping: mapped.mapping }, record, plan: planned.plan, isDryRun },
    values,
    context,
  )
}

const ENCODING_NAMES = Object.fromEntries(Object.keys(ENCODINGS).map(name => [name, name as Encoding]))

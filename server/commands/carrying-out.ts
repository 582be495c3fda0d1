import type { EntryProblem } from '../domain/entries/entries.ts'
import type { ImportPlan } from '../domain/exchange/import-plan.ts'
import { parseRecordDocument, type ReadRecordDocument } from '../domain/exchange/parse-record-document.ts'
import { judgedOn } from '../domain/record/judgement.ts'
import { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { plainText } from '../domain/text/plain-text.ts'
import { RefusedError } from '../files/refused-error.ts'
import { JournalLockedError, type JournalNotice } from '../journal/journal.ts'
import { askRunningSite } from '../operator/ask-running-site.ts'
import type { ImportAnswer, ImportOutcome, ImportRequest } from '../operator/import-request.ts'
import { IMPORT_TASK } from '../operator/operator-tasks.ts'
import { type CommandArguments, type CommandContext, print, printable, problemLines, UsageError } from './command.ts'
import { printDetails, printOutcome } from './import-outcome.ts'

// From a plan to what stands in the journal: written here, or by the site that has the journal open.

type Values = CommandArguments['values']

export async function recordNow(values: Values, { journal }: CommandContext): Promise<NegotiationRecord> {
  const stored = await journal.read()
  if (stored?.loss && values['begin-anew'] !== true) throw stored.loss
  return NegotiationRecord.fold(stored?.revisions ?? [])
}

interface Planned {
  readonly file: string
  /** What a site that runs is given in place of the file. */
  readonly content: string
  readonly order: ImportRequest
  readonly record: NegotiationRecord
  readonly plan: ImportPlan
  readonly isDryRun: boolean
}

export async function carryOut(
  { file, content, order, record, plan, isDryRun }: Planned,
  values: Values,
  context: CommandContext,
): Promise<boolean> {
  const beginAnew = values['begin-anew'] === true
  const isRefused = plan.rejected.length > 0 && !order.isPartial
  if (isDryRun) {
    printDetails(plan, context)
    printOutcome(plan, context)
    print(
      context.stdout,
      order.mapping === undefined || values['dry-run'] === true
        ? 'Nothing was written: this was a dry run.'
        : 'Nothing was written: this was a dry run. --apply writes it.',
    )
    return !isRefused
  }
  if (isRefused) return refused(plan, context)
  if (plan.drafts.length === 0) return written(plan, context)
  try {
    await write(plan, record, beginAnew, context)
  } catch (error) {
    if (!(error instanceof JournalLockedError) || beginAnew) throw error
    return await handOver(file, content, order, error, context)
  }
  return written(plan, context)
}

/** The site that has the journal open takes the file in. */
async function handOver(
  file: string,
  content: string,
  order: ImportRequest,
  locked: JournalLockedError,
  context: CommandContext,
): Promise<boolean> {
  const answer = await askRunningSite<ImportAnswer>(context.dataFolder, {
    task: IMPORT_TASK,
    sent: `${JSON.stringify(order)}\n${content}`,
    inDoubt: 'Look at its pages, or import the file again with --dry-run, to see whether it took the file in.',
  })
  if (answer === null) throw locked
  switch (answer.kind) {
    case 'unreadable':
      throw unreadable(file, answer.problems)
    case 'failed':
      throw new RefusedError(answer.message)
    case 'rejected':
      return refused(answer.outcome, context)
    case 'written':
      return written(answer.outcome, context)
  }
}

function refused(outcome: ImportOutcome, context: CommandContext): boolean {
  printOutcome(outcome, context)
  print(context.stderr, 'Nothing was written. Mend what is rejected, or leave it out with --partial.')
  return false
}

function written(outcome: ImportOutcome, context: CommandContext): boolean {
  printOutcome(outcome, context)
  return true
}

export function textOption(value: unknown, option: string, limit: number): string {
  const parsed = plainText(limit).safeParse(value)
  if (!parsed.success) throw new UsageError(`${option}: ${parsed.error.issues[0]?.message}`)
  return parsed.data
}

export function readDocument(file: string, content: string, order: ImportRequest): ReadRecordDocument {
  const parsed = parseRecordDocument(content, order)
  if (parsed.ok) return parsed
  throw unreadable(file, parsed.problems)
}

function unreadable(file: string, found: readonly EntryProblem[]): RefusedError {
  const problems = problemLines('', found).map(line => `${printable(file)}: ${line}`)
  return new RefusedError([`${printable(file)} is not a record document that can be read.`, ...problems].join('\n'))
}

/** Carries out a plan that was made for this record. */
async function write(
  { drafts }: ImportPlan,
  record: NegotiationRecord,
  beginAnew: boolean,
  { journal: stored, now, stderr }: CommandContext,
): Promise<void> {
  const tell = ({ message }: JournalNotice) => print(stderr, `Note: ${message}.`)
  const journal = await stored.open({ now, tell, beginAnew })
  try {
    if (journal.head.hash !== record.head.hash)
      throw new RefusedError('The journal was changed while the import was prepared. Nothing was written; try again.')
    journal.subscribe(revisions => {
      for (const revision of revisions) record.apply(revision)
    })
    await journal.append(drafts, judgedOn(record, drafts))
  } finally {
    await journal.close()
  }
}

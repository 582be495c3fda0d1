import { setImmediate as afterOthers } from 'node:timers/promises'
import type { EntryProblem } from '../domain/entries/entries.ts'
import { type ImportPlan, planningImport } from '../domain/exchange/import-plan.ts'
import { readingDocument } from '../domain/exchange/parse-record-document.ts'
import { planningSheet } from '../domain/importing/planning-sheet.ts'
import { sheetSchema } from '../domain/importing/sheet.ts'
import type { SheetMapping } from '../domain/importing/sheet-mapping.ts'
import { judgedOn } from '../domain/record/judgement.ts'
import type { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { type Journal, JournalConflictError, JournalRefusedError, JournalWriteError } from '../journal/journal.ts'
import type { ImportAnswer, ImportOutcome, ImportRequest } from './import-request.ts'

export interface Open {
  readonly journal: Pick<Journal, 'append'>
  /** Follows the journal. */
  readonly record: NegotiationRecord
  readonly now: () => Date
}

const MOST_ATTEMPTS = 5

/** Takes a document into an open journal while others write: judged on the record as it is when it is written. */
export async function importHere(
  text: string,
  { isPartial, mapping, ...order }: ImportRequest,
  { journal, record, now }: Open,
): Promise<ImportAnswer> {
  const read = mapping ? sheetPlanner(text, mapping, order, now) : await documentPlanner(text, order)
  if ('problems' in read) return { kind: 'unreadable', problems: read.problems }
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const { hash } = record.head
    const plan = await betweenOthers(read.planning(record))
    if (record.head.hash !== hash) continue
    if (plan.rejected.length > 0 && !isPartial) return { kind: 'rejected', outcome: outcomeOf(plan) }
    try {
      if (plan.drafts.length > 0) await journal.append(plan.drafts, judgedOn(record, plan.drafts))
      return { kind: 'written', outcome: outcomeOf(plan) }
    } catch (error) {
      if (error instanceof JournalWriteError) return { kind: 'failed', message: error.message }
      if (!(error instanceof JournalConflictError || error instanceof JournalRefusedError)) throw error
    }
  }
  return { kind: 'failed', message: 'The record is being changed all the time. Nothing was written; try again.' }
}

type Order = Omit<ImportRequest, 'isPartial' | 'mapping'>

interface Planner {
  planning(record: NegotiationRecord): Generator<void, ImportPlan>
}

async function documentPlanner(
  text: string,
  order: Order,
): Promise<Planner | { readonly problems: readonly EntryProblem[] }> {
  const document = await betweenOthers(readingDocument(text, order))
  if (!document.ok) return { problems: document.problems }
  return { planning: record => planningImport(document, record, order) }
}

function sheetPlanner(text: string, mapping: SheetMapping, order: Order, now: () => Date): Planner {
  const sheet = sheetSchema.parse(JSON.parse(text))
  const today = now().toISOString().slice(0, 10)
  return {
    *planning(record) {
      return (yield* planningSheet(sheet, mapping, record, { ...order, today })).plan
    },
  }
}

const outcomeOf = ({ drafts: _, ...outcome }: ImportPlan): ImportOutcome => outcome

const PIECE_MS = 10

async function betweenOthers<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const began = performance.now()
    let piece: IteratorResult<void, T>
    do piece = work.next()
    while (!piece.done && performance.now() - began < PIECE_MS)
    if (piece.done) return piece.value
    await afterOthers()
  }
}

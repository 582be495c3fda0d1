import { setImmediate as afterOthers } from 'node:timers/promises'
import { type ImportPlan, planningImport } from '../domain/exchange/import-plan.ts'
import { readingDocument } from '../domain/exchange/parse-record-document.ts'
import { judgedOn } from '../domain/record/judgement.ts'
import type { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { type Journal, JournalConflictError, JournalRefusedError, JournalWriteError } from '../journal/journal.ts'
import type { ImportAnswer, ImportOutcome, ImportRequest } from './import-request.ts'

export interface Open {
  readonly journal: Pick<Journal, 'append'>
  /** Follows the journal. */
  readonly record: NegotiationRecord
}

const MOST_ATTEMPTS = 5

/** Takes a document into an open journal while others write: judged on the record as it is when it is written. */
export async function importHere(
  text: string,
  { isPartial, ...order }: ImportRequest,
  { journal, record }: Open,
): Promise<ImportAnswer> {
  const document = await betweenOthers(readingDocument(text, order))
  if (!document.ok) return { kind: 'unreadable', problems: document.problems }
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const { hash } = record.head
    const plan = await betweenOthers(planningImport(document, record, order))
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

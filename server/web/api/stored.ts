import type { Request } from 'express'
import type { JudgedProblems } from '../../journal/journal.ts'
import { save, type Typed, type UnsignedDraft, type Writing } from '../editing/writing.ts'
import { HttpError } from '../http/http-error.ts'
import { writerOf } from '../http/person.ts'
import { queryOf } from '../http/request-query.ts'
import type { Answered } from './answered.ts'
import type { Idempotency } from './idempotency.ts'

export type ProgramWriting = Writing & { readonly idempotency: Idempotency }

/** What passed all judgement, and what is answered of what becomes of it. */
export interface Stored {
  readonly drafts: readonly UnsignedDraft[]
  readonly typed: Typed
  /** The address of the entry. */
  readonly at: string
  readonly answer: () => Answered
  readonly refused: (problems: JudgedProblems) => HttpError
  /** What to do when somebody else was faster. */
  readonly conflict: () => Promise<Answered>
}

/** Saves it as a form does, or says only what would be saved where that is asked. Throws HttpError. */
export async function stored(writing: ProgramWriting, req: Request, what: Stored): Promise<Answered> {
  const { drafts, typed } = what
  if (isDryRun(req)) return dryAnswer(writing, req, what)
  let answered: Answered | undefined
  await save(
    writing,
    req,
    drafts,
    {
      saved: () => {
        answered = what.answer()
      },
      waits: suggestion => {
        answered = { status: 202, headers: { Location: suggestion }, body: { suggestion } }
      },
      refused: problems => {
        throw what.refused(problems)
      },
      conflict: async () => {
        answered = await what.conflict()
      },
      failed: notice => {
        throw new HttpError(503, 'Not saved', notice)
      },
    },
    { typed },
  )
  if (answered === undefined) throw new Error('Neither saved nor refused.')
  return answered
}

export const isDryRun = (req: Pick<Request, 'originalUrl'>): boolean => queryOf(req).get('dryRun') === 'true'

function dryAnswer({ diversion, site }: ProgramWriting, req: Request, { drafts }: Stored): Answered {
  const person = writerOf(req)
  return {
    status: 200,
    headers: {},
    body: {
      dryRun: true,
      becomes: diversion.waitsFor(person) && site.record.head.seq > 0 ? 'suggestion' : 'revision',
      drafts: drafts.map(({ action, type, id, record, reason, material }) => ({
        action,
        type,
        id,
        entry: record,
        reason,
        material,
      })),
    },
  }
}

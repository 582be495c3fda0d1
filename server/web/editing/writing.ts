import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import type { AuditLog } from '../../accounts/audit-log.ts'
import { isAtLeast } from '../../domain/accounts/roles.ts'
import type { Entries, EntryType } from '../../domain/entries/entries.ts'
import { note } from '../../domain/entries/fields.ts'
import { judgedOn } from '../../domain/record/judgement.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { Revision, RevisionDraft } from '../../domain/revisions/revision.ts'
import {
  type Journal,
  JournalConflictError,
  JournalRefusedError,
  JournalWriteError,
  type JudgedProblems,
} from '../../journal/journal.ts'
import { DAMAGED_CHARACTER } from '../forms/form-reader.ts'
import { ForbiddenError, HttpError, NotFoundError } from '../http/http-error.ts'
import { writerOf } from '../http/person.ts'
import { ENTRY_PAGES, missingEntry, type PagedType } from '../site/entry-paths.ts'
import type { PageSender } from '../site/page-sender.ts'
import type { Site } from '../site/site.ts'

export interface Writing {
  readonly site: Site
  readonly pages: PageSender
  readonly journal: Journal
  readonly audit: Pick<AuditLog, 'note'>
  readonly logger: Logger
}

/** What is wrong with a reason as it is to be stored. */
export function reasonProblem(reason: string, ifMissing: string | undefined): string | undefined {
  if (reason === '') return ifMissing
  return reason.includes('\uFFFD') ? DAMAGED_CHARACTER : note.safeParse(reason).error?.issues[0]?.message
}

/** What is to be recorded; whoever saves it answers for it. */
export type UnsignedDraft<T extends EntryType = EntryType> = Omit<RevisionDraft<T>, 'by'>

export const draftOf = <T extends EntryType>(
  action: RevisionDraft['action'],
  type: T,
  record: Entries[T],
  rest: Pick<RevisionDraft, 'expected'> & Partial<Pick<RevisionDraft, 'reason' | 'material'>>,
): UnsignedDraft<T> => ({
  action,
  type,
  id: record.id,
  record,
  reason: null,
  material: true,
  ...rest,
})

/** The entry and the sequence of its last revision. */
export function existing<T extends PagedType>(
  type: T,
  record: NegotiationRecord,
  id: string,
): { entry: Entries[T]; version: number } {
  const entry = record.find(type, id)
  if (entry) return { entry, version: versionOf(record, id) }
  if (record.retraction(id)?.type !== type) throw new NotFoundError(missingEntry(record, type, id))
  const message = `This ${ENTRY_PAGES[type].noun} was retracted. Restore it before you change it.`
  throw new HttpError(410, 'Retracted', message)
}

/** The sequence of the last revision of an entry; 0 while there is none. */
export const versionOf = (record: NegotiationRecord, id: string): number => record.history(id).at(-1)?.seq ?? 0

interface Outcomes {
  readonly saved: () => void
  /** Another write has come before this one, beside which it is not in order. */
  readonly refused: (problems: JudgedProblems) => void | Promise<void>
  readonly conflict: () => void | Promise<void>
  readonly failed: (notice: string) => void
}

/** Signs and appends, and answers only what is true: saved when it is on disk, and why not otherwise. */
export async function save(
  { site: { record }, journal, audit, logger }: Writing,
  req: IncomingMessage,
  unsigned: readonly (UnsignedDraft & Partial<Pick<RevisionDraft, 'by'>>)[],
  outcomes: Outcomes,
): Promise<void> {
  const { account, name, role } = writerOf(req)
  if (!isAtLeast(role, 'editor')) throw new ForbiddenError('Only editors publish.')
  const drafts = unsigned.map(draft => ({ by: name, ...draft }))
  try {
    const revisions = await journal.append(drafts, judgedOn(record, drafts))
    if (account !== null) audit.note({ act: 'published', by: account, detail: revisionsInWords(revisions) })
  } catch (error) {
    if (error instanceof JournalConflictError) return outcomes.conflict()
    if (error instanceof JournalRefusedError) return outcomes.refused(error.problems)
    if (!(error instanceof JournalWriteError)) throw error
    logger.error({ err: error }, 'journal could not be written')
    return outcomes.failed(
      `This could not be saved: ${error.reason}. Nothing was changed, and what you typed is still here. Try again when that is mended.`,
    )
  }
  outcomes.saved()
}

function revisionsInWords(revisions: readonly Revision[]): string {
  const [first, last] = [revisions[0]?.seq, revisions.at(-1)?.seq]
  return first === last ? `revision ${first}` : `revisions ${first}–${last}`
}

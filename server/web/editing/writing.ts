import type { IncomingMessage } from 'node:http'
import type { Response } from 'express'
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
import type { Member } from '../forms/shape.ts'
import { HttpError, NotFoundError } from '../http/http-error.ts'
import { type Person, writerOf } from '../http/person.ts'
import { ENTRY_PAGES, missingEntry, type PagedType } from '../site/entry-paths.ts'
import type { PageSender } from '../site/page-sender.ts'
import type { Site } from '../site/site.ts'

export interface Writing {
  readonly site: Site
  readonly pages: PageSender
  readonly journal: Journal
  readonly audit: Pick<AuditLog, 'note'>
  readonly logger: Logger
  readonly diversion: Diversion
}

/** Where that goes which is not to be published at once. What becomes of it there is not known here. */
export interface Diversion {
  /** Whether all that somebody saves waits for somebody else to look at it. */
  waitsFor(person: Person): boolean
  /** Resolves to the address at which it waits, for whoever has written it. */
  put(person: Person, waiting: Waiting): Promise<string>
}

export interface Waiting extends Typed {
  readonly drafts: readonly UnsignedDraft[]
}

/** What somebody has typed, to go on with later, and says of it to the editors. */
export interface Typed {
  /** Null where there was no form. */
  readonly form: { readonly single: Member; readonly groups: Readonly<Record<string, readonly Member[]>> } | null
  readonly note: string | null
}

const NOTHING_TYPED: Typed = { form: null, note: null }

/** What is wrong with a reason as it is to be stored. */
export function reasonProblem(reason: string, ifMissing: string | undefined): string | undefined {
  if (reason === '') return ifMissing
  return reason.includes('\uFFFD') ? DAMAGED_CHARACTER : note.safeParse(reason).error?.issues[0]?.message
}

/** What is to be recorded; whoever saves it answers for it. */
export type UnsignedDraft<T extends EntryType = EntryType> = Omit<RevisionDraft<T>, 'by' | 'suggestedBy'>

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

export interface Outcomes {
  readonly saved: () => void
  /** Another write has come before this one, beside which it is not in order. */
  readonly refused: (problems: JudgedProblems) => void | Promise<void>
  readonly conflict: () => void | Promise<void>
  readonly failed: (notice: string) => void
  /** Instead of leading them to the address where it waits. */
  readonly waits?: (address: string) => void
}

type MaybeSigned = UnsignedDraft & Partial<Pick<RevisionDraft, 'by'>>

/**
 * Signs and appends, and answers only what is true: saved when it is on disk, and why not otherwise. What somebody else has
 * to look at first is kept where it waits, and so is what is only to be kept: they are led there.
 */
export async function save(
  writing: Writing,
  req: IncomingMessage & { readonly res?: Response | undefined },
  unsigned: readonly MaybeSigned[],
  outcomes: Outcomes,
  { typed = NOTHING_TYPED, isDraft = false }: { readonly typed?: Typed; readonly isDraft?: boolean } = {},
): Promise<void> {
  const { site, journal, audit, diversion } = writing
  const person = writerOf(req)
  if (isDraft || (diversion.waitsFor(person) && !isFirst(site, person)))
    return kept(writing, outcomes, async () => {
      const drafts = unsigned.map(({ by: _, ...draft }) => draft)
      const address = await diversion.put(person, { ...typed, drafts })
      if (outcomes.waits) outcomes.waits(address)
      else req.res?.redirect(303, address)
    })
  const drafts = unsigned.map(draft => ({ by: person.name, ...draft }))
  await kept(writing, outcomes, async () => {
    const revisions = await journal.append(drafts, judgedOn(site.record, drafts))
    if (person.account !== null)
      audit.note({ act: 'published', by: person.account, detail: revisionsInWords(revisions) })
    outcomes.saved()
  })
}

/** A record begins with what its editors know of it; until then there is nothing to be compared with. */
const isFirst = ({ record }: Site, { role }: Person): boolean => record.head.seq === 0 && isAtLeast(role, 'editor')

/** Answers why something could not be kept. */
export async function kept(
  { logger }: Pick<Writing, 'logger'>,
  outcomes: Omit<Outcomes, 'saved'>,
  keep: () => Promise<void>,
): Promise<void> {
  try {
    await keep()
  } catch (error) {
    if (error instanceof JournalConflictError) return outcomes.conflict()
    if (error instanceof JournalRefusedError) return outcomes.refused(error.problems)
    if (!(error instanceof JournalWriteError)) throw error
    logger.error({ err: error }, 'journal could not be written')
    return outcomes.failed(whyNotSaved(error))
  }
}

export const whyNotSaved = ({ isUncertain, reason }: JournalWriteError): string =>
  isUncertain
    ? `It is not known whether this was saved: ${reason}. What you typed is still here.`
    : `This could not be saved: ${reason}. Nothing was changed, and what you typed is still here. Try again when that is mended.`

function revisionsInWords(revisions: readonly Revision[]): string {
  const [first, last] = [revisions[0]?.seq, revisions.at(-1)?.seq]
  return first === last ? `revision ${first}` : `revisions ${first}–${last}`
}

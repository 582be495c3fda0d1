import type { Entries, EntryProblem } from '../domain/entries/entries.ts'
import type { JournalHead } from '../domain/revisions/journal-kind.ts'
import type { AnyRevision, DraftIn, RevisionIn } from '../domain/revisions/revision.ts'
import type { Contact } from './contact.ts'

/** The one thing that must be durable: every revision ever made, in order. The current record is a fold over it. */
export interface Journal<M = Entries> {
  /** The last durable revision; the empty head of its kind before the first. */
  readonly head: JournalHead

  /**
   * All durable revisions in order, `revisions[seq - 1]`; a live view that grows. It and all in it belong to the
   * journal and must not be changed; the read model may hold the same objects.
   */
  readonly revisions: readonly RevisionIn<M>[]

  /**
   * Adds the drafts as one batch: all of them, next to each other and durable when the promise resolves, or none of
   * them, also across a crash. Their records are copied before `append` returns; the caller may do with them what it
   * likes. A batch names an entry once. Calls are carried out in the order in which they were made.
   *
   * Rejects, with the journal as it was before:
   * - `JournalConflictError` when a draft's `expected` is not the sequence of the entry's last revision;
   * - `RevisionDraftError` when the draft makes no sense (its action does not fit the entry, an id stands twice);
   * - `JournalWriteError` when it could not be stored. The next call works once the cause is gone. Only if the process
   *   dies before the store could be put back, what was refused may turn up after all, and where it says so itself: when
   *   the connection broke in the middle and nobody can be asked;
   * - `JournalClosedError` after `close`.
   */
  append(drafts: readonly DraftIn<M>[], judge?: Judgement<M>): Promise<readonly RevisionIn<M>[]>

  /**
   * Calls the listener once for each batch that has become durable, in order, before the `append` that made it
   * resolves. By then `head` and `revisions` contain the batch. A listener must not throw: what it throws changes
   * nothing for the journal and surfaces as an uncaught exception. Returns the way to stop.
   */
  subscribe(listener: JournalListener<M>): () => void

  /**
   * Carries something out when all that was asked before under this name is done, also by other processes over the same
   * journal; what they have appended by then is in. Rejects with what `act` rejects with, or with `JournalWriteError`
   * where there are others and they can't be waited for.
   */
  inTurn<T>(name: string, act: () => Promise<T>): Promise<T>

  /** Resolves where something could be added at this moment; else rejects with `JournalWriteError`. Adds nothing. */
  tryOut(): Promise<void>

  /** With those who add to the same journal. */
  readonly contact: Contact

  /** All durable revisions as bytes, a line each, up to the head of now; whatever is appended later is not among them. */
  stored(): StoredBytes

  /**
   * Carries out what was asked for before, then lets go of the file or the connection. May be called twice. Rejects with
   * `JournalWriteError` when the rest of a failed write could not be removed even now.
   */
  close(): Promise<void>
}

export interface StoredBytes {
  readonly length: number
  /** Rejects when they can't be read to their end. */
  read(): AsyncIterable<Uint8Array>
}

/** A journal where it is kept, open or not. */
export interface StoredJournal<M = Entries> {
  /** What people know it by: the path of a file. */
  readonly place: string

  /**
   * Opens it, or begins one. Where it can only be read, it is opened for that: `append` then rejects with
   * `JournalWriteError` until it is opened anew. Rejects, having changed nothing, with `JournalLockedError`, with
   * `JournalDamageError`, with `JournalLossError`, or with `JournalWriteError` or `JournalReadError` when there is nothing to read either.
   */
  open(options: OpenOptions): Promise<Journal<M>>

  /**
   * Reads it from the beginning and checks the whole chain. Takes no lock and changes nothing, so that it works beside
   * a running server. Null when there is none and never was. Rejects with `JournalDamageError` or `JournalReadError`.
   */
  read(): Promise<ReadJournal<M> | null>

  /**
   * Adds revisions of another journal as they are, behind those that are there; resolves to how many. What was interrupted
   * goes on where it was. Rejects, as opening and appending do, and with `JournalDivergedError`.
   */
  adopt(revisions: readonly RevisionIn<M>[], options: AdoptOptions): Promise<number>

  /** Writes revisions, as they are in memory, to a new file beside the journal and resolves to its name. */
  saveCopy(revisions: readonly AnyRevision[], at: Date): Promise<string>
}

/** What of a stored journal there is to whoever needs not know what is kept in it. */
export interface CopyableJournal extends Pick<StoredJournal, 'place'> {
  read(): Promise<{ readonly revisions: readonly AnyRevision[]; readonly loss: JournalLossError | null } | null>
  adopt(revisions: readonly AnyRevision[], options: AdoptOptions): Promise<number>
}

export interface OpenOptions {
  readonly now: () => Date
  /** Hears what people have to know of what is stored: while it is opened, and later when something has befallen it. */
  readonly tell: (notice: JournalNotice) => void
  /** Whether what is there now is to be the record, although more was recorded once. */
  readonly beginAnew?: boolean
}

export interface AdoptOptions extends Pick<OpenOptions, 'now' | 'tell'> {
  /** Hears how many are there. */
  readonly progress: (count: number) => void
}

export interface JournalNotice {
  /** A sentence without its full stop. */
  readonly message: string
  /** The same for programs that read the log. */
  readonly about: Readonly<Record<string, unknown>>
}

export interface ReadJournal<M = Entries> {
  readonly revisions: readonly RevisionIn<M>[]
  readonly torn: TornEnd | null
  readonly loss: JournalLossError | null
}

/** What a crash in the middle of a write leaves at the end, or what is just being written. */
export interface TornEnd {
  readonly bytes: number
  readonly reason: string
  /** Whether it is known that nobody was told it was stored. */
  readonly isUnconfirmed: boolean
}

/**
 * Finds what is wrong with drafts, by the id of the entry; nothing when they are in order. By then the listeners have
 * been told of everything durable. `pending` is what stands before the drafts and is about to become durable together
 * with them: the same list for all judgements of one commit, which grows. May be asked more than once. It is asked in
 * the middle of a commit and must answer at once.
 */
export type Judgement<M = Entries> = (pending: readonly RevisionIn<M>[]) => JudgedProblems

export type JudgedProblems = ReadonlyMap<string, readonly EntryProblem[]>

export type JournalListener<M = Entries> = (revisions: readonly RevisionIn<M>[]) => void

/** Somebody else has revised the entry in the meantime (or created it, or the id belongs to an entry of another type). */
export class JournalConflictError extends Error {
  override readonly name = 'JournalConflictError'
  readonly id: string
  readonly expected: number
  /** Sequence of the entry's last revision; 0 when it does not exist. */
  readonly actual: number

  constructor(id: string, expected: number, actual: number) {
    super(`“${id}” is at revision ${actual}, not at ${expected}.`)
    this.id = id
    this.expected = expected
    this.actual = actual
  }
}

/** The drafts are in order by themselves, and not beside what has come before them. */
export class JournalRefusedError extends Error {
  override readonly name = 'JournalRefusedError'
  readonly problems: JudgedProblems

  constructor(problems: JudgedProblems) {
    const [[id, [first]] = ['', []]] = problems
    super(`“${id}” can't be recorded: ${first?.message ?? ''}`)
    this.problems = problems
  }
}

/** The revisions could not be stored. `reason` is for people, `cause` for the log. */
export class JournalWriteError extends Error {
  override readonly name = 'JournalWriteError'
  readonly reason: string
  /** Whether it may have been stored all the same, which nobody can tell yet. */
  readonly isUncertain: boolean

  constructor(reason: string, { isUncertain = false, ...options }: ErrorOptions & { isUncertain?: boolean } = {}) {
    super(`The journal could not be written: ${reason}.`, options)
    this.reason = reason
    this.isUncertain = isUncertain
  }
}

/** Two journals of which one is to go on where the other ends have different histories. */
export class JournalDivergedError extends Error {
  override readonly name = 'JournalDivergedError'

  constructor(place: string, seq: number) {
    super(`The journal ${place} has another history: it differs from revision ${seq} on. Nothing was added to it.`)
  }
}

/** The journal is there and can't be read. */
export class JournalReadError extends Error {
  override readonly name = 'JournalReadError'

  constructor(place: string, reason: string, options?: ErrorOptions) {
    super(`The journal ${place} can't be read: ${reason}.`, options)
  }
}

/** What is stored is not what was written. Nothing was changed; a person has to look at it. */
export class JournalDamageError extends Error {
  override readonly name = 'JournalDamageError'
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  readonly reason: string

  constructor(file: string, line: number, reason: string) {
    super(`The journal ${file} is damaged in line ${line}: ${reason}.`)
    this.file = file
    this.line = line
    this.reason = reason
  }
}

/** Less is stored than was confirmed once. */
export class JournalLossError extends Error {
  override readonly name = 'JournalLossError'
  /** In sentences. */
  readonly missing: string
  /** The last revision that is known to have been confirmed; null when it is only known that there was a journal. */
  readonly was: Pick<JournalHead, 'seq' | 'hash'> | null

  constructor(missing: string, cure: string, was: Pick<JournalHead, 'seq' | 'hash'> | null) {
    super(`${missing} ${cure}`)
    this.missing = missing
    this.was = was
  }
}

export interface LockHolder {
  readonly pid: number
  readonly since: string
}

/** Another process (or this one) has the journal open. The holder is null when it has not written its name yet. */
export class JournalLockedError extends Error {
  override readonly name = 'JournalLockedError'
  readonly file: string
  readonly holder: LockHolder | null

  constructor(file: string, holder: LockHolder | null) {
    const who = holder === null ? 'another process' : `process ${holder.pid} (since ${holder.since})`
    super(`The journal ${file} is in use by ${who}. Only one process at a time can use a journal file.`)
    this.file = file
    this.holder = holder
  }
}

export class JournalClosedError extends Error {
  override readonly name = 'JournalClosedError'

  constructor() {
    super('The journal is closed.')
  }
}

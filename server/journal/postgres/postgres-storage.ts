import { setTimeout as pause } from 'node:timers/promises'
import { type Backend, Connection, DatabaseError } from '../../database/connection.ts'
import type { JournalKind } from '../../domain/revisions/journal-kind.ts'
import { type RevisionIn, revisionLine, type SealedRevision } from '../../domain/revisions/revision.ts'
import type { ChainedJournal, JournalStorage } from '../chained-journal.ts'
import type { Contact } from '../contact.ts'
import { JournalWriteError, type StoredBytes } from '../journal.ts'
import { newsAfter } from './news.ts'
import type { Head, JournalTables } from './tables.ts'

interface PostgresStorageParts<M> {
  readonly kind: JournalKind<M>
  readonly url: string
  readonly tables: JournalTables
  /** Those in memory. */
  readonly revisions: readonly RevisionIn<M>[]
  readonly head: Head
  /** Of all lines, with the ends of the lines. */
  readonly bytes: number
  readonly contact: Contact
  /** How long is asked what became of a write in the middle of which the connection broke. */
  readonly uncertainMs: number
  readonly stopListening: () => Promise<void>
}

type Seal<M> = Parameters<JournalStorage<M>['commit']>[0]

const ASK_AGAIN_MS = 200
const PIECE = 100

/** A journal in a database, to which other processes add as well. */
export class PostgresStorage<M> implements JournalStorage<M> {
  readonly #parts: PostgresStorageParts<M>
  /** How far the journal in memory has come. */
  #head: Head
  #bytes: number
  #writer: Connection | null = null

  constructor(parts: PostgresStorageParts<M>) {
    this.#parts = parts
    this.#head = parts.head
    this.#bytes = parts.bytes
  }

  /** The process of the server that stores what this one writes. */
  get writer(): number | undefined {
    return this.#writer?.isLost === false ? this.#writer.backend.pid : undefined
  }

  get contact(): Contact {
    return this.#parts.contact
  }

  async commit(seal: Seal<M>): Promise<void> {
    // The connection may have been dead for long: what has certainly not been stored is tried once more over a new one.
    const failure = (await this.#tryToCommit(seal)) && (await this.#tryToCommit(seal))
    if (failure) throw notWritten(failure)
  }

  async inTurn<T>(name: string, act: () => Promise<T>): Promise<T> {
    const connection = await this.#connect()
    try {
      await connection.rows('select pg_advisory_lock(hashtextextended($1, 0))', [
        `parley ${this.#parts.kind.of} ${name}`,
      ])
    } catch (cause) {
      connection.drop()
      throw cause instanceof DatabaseError ? notWritten(cause) : cause
    }
    try {
      return await act()
    } finally {
      // With its connection the turn is given back.
      await connection.close()
    }
  }

  /** Hands over what others have stored. */
  async look(connection: Connection, journal: Pick<ChainedJournal<M>, 'absorb'>): Promise<void> {
    const { stored } = await newsAfter(this.#head, this.#parts, connection)
    journal.absorb(stored.map(({ revision }) => revision))
    this.#advance(stored)
  }

  /** From memory, of which each revision gives the very bytes that are stored. */
  stored(): StoredBytes {
    const { revisions } = this.#parts
    const { seq } = this.#head
    return {
      length: this.#bytes,
      async *read() {
        for (let start = 0; start < seq; start += PIECE) {
          const piece = revisions.slice(start, Math.min(start + PIECE, seq))
          yield Buffer.from(piece.map(revision => `${revisionLine(revision)}\n`).join(''))
        }
      },
    }
  }

  async close(): Promise<void> {
    await this.#parts.stopListening()
    await this.#writer?.close()
  }

  /** Null when it is stored; the failure when it certainly is not, and another connection may help. */
  async #tryToCommit(seal: Seal<M>): Promise<DatabaseError | null> {
    const writer = await this.#openWriter()
    let sealed: readonly SealedRevision<M>[] = []
    const sealOn: Seal<M> = news => {
      sealed = seal(news)
      return sealed
    }
    try {
      if (!(await this.#storeAtOnce(writer, sealOn))) await this.#storeInTurn(writer, sealOn)
    } catch (cause) {
      writer.drop()
      if (!(cause instanceof DatabaseError)) throw cause
      if (cause.isRefusal) throw notWritten(cause)
      if (!(await this.#isStored(sealed, writer.backend))) return cause
    }
    this.#advance(sealed)
    return null
  }

  /** Where nobody else has stored anything in the meantime, one statement does. False, and nothing stored, otherwise. */
  async #storeAtOnce(writer: Connection, seal: Seal<M>): Promise<boolean> {
    const { tables } = this.#parts
    const sealed = seal([])
    return sealed.length > 0 && tables.fitInOne(sealed) && tables.addAtOnce(writer, this.#head, sealed)
  }

  /** While this process has the turn, nobody else stores anything. */
  async #storeInTurn(writer: Connection, seal: Seal<M>): Promise<void> {
    await writer.run('begin')
    const { stored, head } = await newsAfter(this.#head, this.#parts, writer, { forUpdate: true })
    const sealed = seal(stored.map(({ revision }) => revision))
    this.#advance(stored)
    if (sealed.length > 0) await this.#parts.tables.add(writer, head, sealed)
    await writer.commit()
  }

  /** Whether what broke in the middle has come to the database. Rejects when that can't be told for too long. */
  async #isStored([first]: readonly SealedRevision<M>[], backend: Backend): Promise<boolean> {
    if (first === undefined) return false
    for (const start = performance.now(); ; ) {
      let writer: Connection | null = null
      try {
        writer = await this.#openWriter()
        await writer.endBackend(backend)
        return (await this.#parts.tables.lineAt(writer, first.revision.seq)) === first.line
      } catch (cause) {
        writer?.drop()
        if (performance.now() - start > this.#parts.uncertainMs) throw uncertain(cause)
        await pause(ASK_AGAIN_MS)
      }
    }
  }

  async #openWriter(): Promise<Connection> {
    if (this.#writer?.isLost !== false) this.#writer = await this.#connect()
    return this.#writer
  }

  async #connect(): Promise<Connection> {
    try {
      return await Connection.open({ url: this.#parts.url })
    } catch (cause) {
      throw cause instanceof DatabaseError ? notWritten(cause) : cause
    }
  }

  /** What this process has stored may have been heard of before the answer came. */
  #advance(stored: readonly SealedRevision<M>[]): void {
    for (const { revision, line } of stored) {
      if (revision.seq <= this.#head.seq) continue
      this.#bytes += Buffer.byteLength(line) + 1
      this.#head = revision
    }
  }
}

const notWritten = (cause: DatabaseError): JournalWriteError =>
  new JournalWriteError(`the database can’t be used (${cause.message})`, { cause })

const uncertain = (cause: unknown): JournalWriteError =>
  new JournalWriteError(
    'the connection to the database broke in the middle, and it can’t be asked yet. Look at the record when it answers again, before you save this once more',
    { cause, isUncertain: true },
  )

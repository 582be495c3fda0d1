import type { Connection } from '../../database/connection.ts'
import type { JournalHead, JournalKind } from '../../domain/revisions/journal-kind.ts'
import type { AnyRevision } from '../../domain/revisions/revision.ts'

// The statements of one journal. Its head stands in a row of its own, which whoever adds to the journal has to move: so
// all of them come one after another, and each learns whether the head is still where it was.

export type Head = Pick<JournalHead, 'seq' | 'hash'>

export interface StoredLine {
  readonly seq: number
  readonly line: string
}

interface SealedLine {
  readonly revision: Pick<AnyRevision, 'seq' | 'hash'>
  readonly line: string
}

/** Far below what one statement may hold. */
const STATEMENT_CHARACTERS = 4 * 1024 * 1024
const PAGE = 1_000

export class JournalTables {
  readonly #name: string
  readonly #table: string
  readonly channel: string

  constructor({ of }: Pick<JournalKind<never>, 'of'>) {
    this.#name = of
    this.#table = `parley.${of}_revisions`
    this.channel = `parley_${of}`
  }

  /** Where the journal ends. For an update it waits its turn, and keeps it until the transaction ends. */
  async head(connection: Connection, { forUpdate = false } = {}): Promise<Head> {
    const [head] = await connection.rows<Head>(
      `select seq, hash from parley.journals where name = $1${forUpdate ? ' for update' : ''}`,
      [this.#name],
    )
    if (!head) throw new Error(`its table of journals does not name “${this.#name}”`)
    return head
  }

  /** In pages, of which the next is on its way while one is read. */
  async *linesAfter(connection: Connection, seq: number, upTo: number): AsyncGenerator<readonly StoredLine[]> {
    let page = this.#page(connection, seq, upTo)
    for (;;) {
      const lines = await page
      const last = lines.at(-1)
      if (last === undefined) return
      page = last.seq < upTo ? this.#page(connection, last.seq, upTo) : Promise.resolve([])
      // Whoever stops reading never asks what became of it.
      page.catch(() => {})
      yield lines
    }
  }

  #page(connection: Connection, after: number, upTo: number): Promise<readonly StoredLine[]> {
    return connection.rows<StoredLine>(
      `select seq, line from ${this.#table} where seq > $1 and seq <= $2 order by seq limit ${PAGE}`,
      [after, upTo],
      `${this.#name}-page`,
    )
  }

  /** Whether what is to be stored fits into one statement, which is a transaction of its own. */
  fitInOne(sealed: readonly SealedLine[]): boolean {
    return sealed.reduce((sum, { line }) => sum + line.length, 0) <= STATEMENT_CHARACTERS
  }

  /** False, and nothing stored, when the head is not there any more. */
  async addAtOnce(connection: Connection, head: Head, sealed: readonly SealedLine[]): Promise<boolean> {
    const last = headOf(sealed, head)
    const moved = await connection.rows(
      `with moved as (
         update parley.journals set seq = $4, hash = $5 where name = $1 and seq = $2 and hash = $3 returning seq
       ), stored as (
         insert into ${this.#table} (seq, line)
         select $2 + place, added.line from moved, string_to_table($6, e'\\n') with ordinality as added (line, place)
       )
       select pg_notify('${this.channel}', seq::text) from moved`,
      [this.#name, head.seq, head.hash, last.seq, last.hash, textOf(sealed)],
      `${this.#name}-add`,
    )
    return moved.length === 1
  }

  /** In a transaction that has the turn. */
  async add(connection: Connection, head: Head, sealed: readonly SealedLine[]): Promise<void> {
    for (const part of partsOf(sealed)) {
      await connection.rows(
        `insert into ${this.#table} (seq, line)
         select $1 - 1 + place, line from string_to_table($2, e'\\n') with ordinality as added (line, place)`,
        [part[0]?.revision.seq, textOf(part)],
      )
    }
    await this.moveHead(connection, headOf(sealed, head))
    await connection.rows('select pg_notify($1, $2)', [this.channel, String(headOf(sealed, head).seq)])
  }

  async moveHead(connection: Connection, { seq, hash }: Head): Promise<void> {
    await connection.rows('update parley.journals set seq = $2, hash = $3 where name = $1', [this.#name, seq, hash])
  }

  /** The line at a place, or undefined. */
  async lineAt(connection: Connection, seq: number): Promise<string | undefined> {
    const [found] = await connection.rows<{ line: string }>(`select line from ${this.#table} where seq = $1`, [seq])
    return found?.line
  }
}

const headOf = (sealed: readonly SealedLine[], before: Head): Head => sealed.at(-1)?.revision ?? before

/** No line has an end of line in it. An array would have each quote and backslash of it escaped, and read again. */
const textOf = (sealed: readonly SealedLine[]): string => sealed.map(({ line }) => line).join('\n')

function* partsOf(sealed: readonly SealedLine[]): Generator<readonly SealedLine[]> {
  let start = 0
  for (let end = 0, size = 0; end < sealed.length; end++) {
    size += sealed[end]?.line.length ?? 0
    if (size < STATEMENT_CHARACTERS && end < sealed.length - 1) continue
    yield sealed.slice(start, end + 1)
    start = end + 1
    size = 0
  }
}

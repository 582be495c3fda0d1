import { Client, type QueryResultRow } from 'pg'
import { databaseFailure, isRefusal } from './failure.ts'

/** Something with a database has gone wrong. The message says it in words and ends a sentence. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  /** Whether the server has said no, and so has done nothing of what it was asked; otherwise nobody knows. */
  readonly isRefusal: boolean

  constructor(cause: unknown) {
    super(databaseFailure(cause), { cause })
    this.isRefusal = isRefusal(cause)
  }
}

/** One process of the server, which answers one connection. Its number is used again, but not at the same instant. */
export interface Backend {
  readonly pid: number
  readonly since: string
}

interface ConnectOptions {
  readonly url: string
  /** After this time without an answer the connection counts as lost; 20 seconds unless something else is said. */
  readonly answerLimitMs?: number
}

const ANSWER_LIMIT_MS = 20_000
const CONNECT_LIMIT_MS = 5_000
const CLOSE_LIMIT_MS = 2_000
const KEEP_ALIVE_MS = 30_000

// Who vanishes without a word must not keep the others waiting for hours, and what is committed has to last, whatever is
// usual at this server.
const SESSION = `
  set lock_timeout = '15s';
  set idle_in_transaction_session_timeout = '10s';
  set tcp_keepalives_idle = 30;
  select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`

const POOLED =
  'a pooler in transaction mode answers there, such as pgbouncer, through which nobody hears what others store and no setting lasts. Give the address of the server itself, or of the pooler in session mode'

const clientOf = (url: string, answerLimitMs: number): Client =>
  new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    query_timeout: answerLimitMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    application_name: 'parley',
  })

/** What the server tells of itself when a connection begins, which the types leave out. */
type ClientWithProcess = Client & { readonly processID: number | null }

/** Whether what answers a connection answers somebody else between two statements. */
async function isGivenToOthers(connection: Connection, url: string): Promise<boolean> {
  const answering = 'select pg_backend_pid() as pid'
  const other = clientOf(url, ANSWER_LIMIT_MS)
  other.on('error', () => {})
  try {
    await other.connect()
    const before = await connection.rows<{ pid: number }>(answering)
    // As long as its transaction lasts, it keeps what it was given.
    await other.query('begin')
    const { rows } = await other.query<{ pid: number }>(answering)
    const after = await connection.rows<{ pid: number }>(answering)
    return before[0]?.pid === rows[0]?.pid || before[0]?.pid !== after[0]?.pid
  } finally {
    other.end().catch(() => {})
  }
}

/** A connection to a database. Once lost it never comes back: whoever needs another opens one. */
export class Connection {
  readonly #client: Client
  readonly #listeners: (() => void)[] = []
  #isLost = false
  #backend: Backend = { pid: 0, since: '' }

  /** Throws `DatabaseError`. */
  static async open({ url, answerLimitMs = ANSWER_LIMIT_MS }: ConnectOptions): Promise<Connection> {
    const connection = new Connection(clientOf(url, answerLimitMs))
    try {
      await connection.#client.connect()
      await connection.#client.query(SESSION)
      const [backend] = await connection.rows<Backend>(
        'select pid, extract(epoch from backend_start)::text as since from pg_stat_activity where pid = pg_backend_pid()',
      )
      if (backend) connection.#backend = backend
      if (connection.#isPooled && (await isGivenToOthers(connection, url))) throw new Error(POOLED)
      return connection
    } catch (cause) {
      connection.drop()
      throw cause instanceof DatabaseError ? cause : new DatabaseError(cause)
    }
  }

  /** Opens one for as long as the work takes. Throws `DatabaseError`, and what the work throws. */
  static async during<T>(options: ConnectOptions, work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await Connection.open(options)
    try {
      return await work(connection)
    } finally {
      await connection.close()
    }
  }

  private constructor(client: Client) {
    this.#client = client
    // A client that is lost tells of it once or twice; without a listener the process would die of it.
    client.on('error', () => this.#lose())
    client.on('end', () => this.#lose())
  }

  /** Whether somebody in between has told a process of the server that is not the one that answers. */
  get #isPooled(): boolean {
    return (this.#client as ClientWithProcess).processID !== this.#backend.pid
  }

  get isLost(): boolean {
    return this.#isLost
  }

  get backend(): Backend {
    return this.#backend
  }

  /** Calls the listener once it is lost, or at once if it is. */
  whenLost(listener: () => void): void {
    if (this.#isLost) listener()
    else this.#listeners.push(listener)
  }

  /** Throws `DatabaseError`, as all that asks the server does. A statement with a name is prepared the first time. */
  rows<Row extends QueryResultRow>(text: string, values: unknown[] = [], name?: string): Promise<Row[]> {
    const query = name === undefined ? { text, values } : { name, text, values }
    return this.#answered(async () => (await this.#client.query<Row>(query)).rows)
  }

  /** Statements without values. */
  run(text: string): Promise<void> {
    return this.#answered(async () => {
      await this.#client.query(text)
    })
  }

  /** Rejects also when the server has taken the transaction back, which it tells as if all were well. */
  commit(): Promise<void> {
    return this.#answered(async () => {
      const { command } = await this.#client.query('commit')
      if (command !== 'COMMIT') throw new Error('it has taken the transaction back')
    })
  }

  /** Hears of each notice which process of the server gave it. */
  listen(channel: string, heard: (pid: number) => void): Promise<void> {
    this.#client.on('notification', ({ processId }) => heard(processId))
    return this.run(`listen ${channel}`)
  }

  /** Ends what answered a connection that broke, so that nothing of it can still happen. */
  async endBackend({ pid, since }: Backend): Promise<void> {
    await this.rows(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
       where pid = $1 and extract(epoch from backend_start)::text = $2`,
      [pid, since],
    )
  }

  /** Lets go of it at once, whatever it is doing. */
  drop(): void {
    this.#lose()
    this.#client.end().catch(() => {})
  }

  /** Takes leave of the server; of one that does not answer only for so long. */
  async close(): Promise<void> {
    if (this.#isLost) return
    this.#lose()
    let timer: NodeJS.Timeout | undefined
    const limit = new Promise(resolve => {
      timer = setTimeout(resolve, CLOSE_LIMIT_MS)
    })
    await Promise.race([this.#client.end().catch(() => {}), limit])
    clearTimeout(timer)
  }

  async #answered<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask()
    } catch (cause) {
      throw new DatabaseError(cause)
    }
  }

  #lose(): void {
    if (this.#isLost) return
    this.#isLost = true
    for (const listener of this.#listeners) listener()
  }
}

import { Connection, DatabaseError } from './connection.ts'

/**
 * Short statements over one connection, one after another. It is opened with the first of them, and anew after it was lost.
 * What was on its way then is asked once more, so it must do no harm twice.
 */
export class Errands {
  readonly #url: string
  #connection: Connection | null = null
  #turn: Promise<unknown> = Promise.resolve()

  constructor(url: string) {
    this.#url = url
  }

  /** Throws `DatabaseError`, and what the work throws. */
  run<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const done = this.#turn.then(() => this.#run(work))
    this.#turn = done.catch(() => {})
    return done
  }

  async close(): Promise<void> {
    await this.#turn
    await this.#connection?.close()
  }

  async #run<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#connected())
    } catch (cause) {
      if (!(cause instanceof DatabaseError) || cause.isRefusal) throw cause
      this.#connection?.drop()
      return work(await this.#connected())
    }
  }

  async #connected(): Promise<Connection> {
    if (this.#connection?.isLost !== false) this.#connection = await Connection.open({ url: this.#url })
    return this.#connection
  }
}

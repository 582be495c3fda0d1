import { setTimeout as pause } from 'node:timers/promises'
import { Connection } from './connection.ts'

interface ListenerParts {
  readonly url: string
  readonly channel: string
  /** Hears when it was last known what others have stored, while that can't be learnt, and null when it can. */
  readonly contact: { note(lostSince: Date | null): void }
  /** The process of the server that serves this one's own writes, of which it needs not hear. */
  readonly writer: () => number | undefined
  readonly now: () => Date
  /** Fetches what is new. */
  readonly look: (connection: Connection) => Promise<void>
  /** Hears of each failure that is not the same as the last. */
  readonly failed: (cause: unknown) => void
  /** What a notice should have told is found out after this time. */
  readonly pollMs: number
}

const ANSWER_LIMIT_MS = 5_000
const SHORTEST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5_000
const CATCH_UP_MS = 1_500

/** Listens, over a connection of its own, for what others store, until it is closed. */
export class Listener {
  readonly #parts: ListenerParts
  readonly #closing = new AbortController()
  readonly #running: Promise<void>
  #lastLook: Date
  #lastFailure = ''
  /** Whether there may be something new since the last look began. */
  #isNew = true
  /** Who wants to know when a look is done that begins from now on. */
  readonly #asking = new Set<(isDone: boolean) => void>()
  #wake: () => void = () => {}

  constructor(parts: ListenerParts) {
    this.#parts = parts
    this.#lastLook = parts.now()
    this.#running = this.#run()
  }

  /** Looks at once. False where it can't be learnt in time what others had stored when it was asked. */
  catchUp(limitMs = CATCH_UP_MS): Promise<boolean> {
    if (this.#isClosed) return Promise.resolve(false)
    return new Promise(resolve => {
      const answer = (isDone: boolean) => {
        clearTimeout(timer)
        this.#asking.delete(answer)
        resolve(isDone)
      }
      const timer = setTimeout(answer, limitMs, false)
      this.#asking.add(answer)
      this.#isNew = true
      this.#wake()
    })
  }

  async close(): Promise<void> {
    this.#closing.abort()
    for (const answer of this.#asking) answer(false)
    this.#wake()
    await this.#running
  }

  get #isClosed(): boolean {
    return this.#closing.signal.aborted
  }

  async #run(): Promise<void> {
    let failures = 0
    while (!this.#isClosed) {
      const before = this.#lastLook
      try {
        await this.#follow()
      } catch (cause) {
        if (this.#isClosed) return
        failures = this.#lastLook === before ? failures + 1 : 0
        // One that is lost is nothing to speak of, as long as the next can be opened.
        if (failures > 0) this.#tell(cause)
        const wait = failures === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS * 2 ** (failures - 1))
        await pause(wait, undefined, { signal: this.#closing.signal }).catch(() => {})
      }
    }
  }

  async #follow(): Promise<void> {
    const { url, channel, writer, look, contact, now } = this.#parts
    const connection = await Connection.open({ url, answerLimitMs: ANSWER_LIMIT_MS })
    try {
      this.#isNew = true
      connection.whenLost(() => this.#wake())
      // First listen, then look: the other way round what comes between is missed.
      await connection.listen(channel, pid => {
        if (pid === writer()) return
        this.#isNew = true
        this.#wake()
      })
      while (!this.#isClosed) {
        this.#isNew = false
        const asking = [...this.#asking]
        await look(connection)
        for (const answer of asking) answer(true)
        this.#lastLook = now()
        this.#lastFailure = ''
        contact.note(null)
        if (!this.#isNew && !connection.isLost) await this.#untilWoken()
      }
    } finally {
      connection.drop()
    }
  }

  #tell(cause: unknown): void {
    this.#parts.contact.note(this.#lastLook)
    const message = cause instanceof Error ? cause.message : String(cause)
    if (message === this.#lastFailure) return
    this.#lastFailure = message
    this.#parts.failed(cause)
  }

  async #untilWoken(): Promise<void> {
    if (this.#isClosed) return
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, this.#parts.pollMs)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

import { uptime } from 'node:os'
import { INSTANT } from '../domain/revisions/revision.ts'
import { JournalWriteError } from './journal.ts'

const DAY = 24 * 60 * 60 * 1000

/**
 * The clock of the machine, as long as it goes steadily. A revision that is dated decades ahead by mistake would date all
 * that come after it, since time in a journal never runs backwards.
 */
export class SteadyClock {
  readonly #now: () => Date
  readonly #elapsed: () => number
  readonly #sinceBoot: () => number
  readonly #start: { readonly time: number; readonly sinceBoot: number }
  /** The last reading that was believed. */
  #last: { readonly time: number; readonly elapsed: number }

  /** `elapsed` stands still while the machine sleeps and costs nothing, `sinceBoot` goes on; nobody can set either. */
  constructor(now: () => Date, elapsed = () => performance.now(), sinceBoot = () => uptime() * 1000) {
    this.#now = now
    this.#elapsed = elapsed
    this.#sinceBoot = sinceBoot
    const time = now().getTime()
    this.#start = { time, sinceBoot: sinceBoot() }
    this.#last = { time, elapsed: elapsed() }
  }

  /** The time as a revision says it. Throws `JournalWriteError` when the clock has been set to another day. */
  read(): string {
    const now = this.#now()
    const text = now.toISOString()
    if (!INSTANT.test(text)) throw new RangeError(`The clock shows ${text}.`)
    const [time, elapsed] = [now.getTime(), this.#elapsed()]
    const expected = this.#last.time + elapsed - this.#last.elapsed
    if (Math.abs(time - expected) > DAY && !this.#hasSleptUntil(time)) {
      const should = new Date(expected).toISOString()
      throw new JournalWriteError(
        `the clock of this machine shows ${text}, and should show about ${should}; set it right, or restart if it is right now`,
      )
    }
    this.#last = { time, elapsed }
    return text
  }

  #hasSleptUntil(time: number): boolean {
    const expected = this.#start.time + this.#sinceBoot() - this.#start.sinceBoot
    return Math.abs(time - expected) <= DAY
  }
}

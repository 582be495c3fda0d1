import { hash, randomBytes } from 'node:crypto'
import { ipKeyGenerator } from 'express-rate-limit'
import { LRUCache } from 'lru-cache'

// How often a password may be guessed. Who guesses is turned away by where they come from, so that nobody can lock the owner
// of an account out from elsewhere; an account at which many guess, from many places, only answers more slowly.

export interface Throttle {
  attempt(handle: string, address: string): Promise<Attempt>
  /**
   * Of the codes of an app there are only a million: whoever has the password of an account has ten guesses, from wherever
   * they come. Its owner has recovery codes, which can't be guessed and are not counted here.
   */
  codeAttempt(account: string): Promise<Attempt>
}

export type Attempt =
  | { readonly isRefused: true; readonly retrySeconds: number }
  | {
      readonly isRefused: false
      /** Before it is looked at. */
      readonly delayMs: number
      /** It was no guess. */
      succeeded(): Promise<void>
    }

export const WINDOW_MS = 15 * 60_000
const OF_ONE_AT_ONE = 10
const OF_ONE = 30
const AT_ONE_BEFORE_SLOWER = 20
const CODES_OF_ONE = 10
const LONGEST_DELAY_MS = 4_000

/** What is counted of an attempt. */
export interface Counted {
  readonly name: string
  /** With so many there are no more; null where they only make the answer slower. */
  readonly most: number | null
}

export type Counting = (counted: readonly Counted[]) => Promise<Attempt>

/** What is counted of whom, wherever that is. */
export const throttleBy = (count: Counting): Throttle => ({
  attempt: (handle, address) => {
    const network = ipKeyGenerator(address, 56)
    return count([
      { name: `pair ${network} ${handle}`, most: OF_ONE_AT_ONE },
      { name: `network ${network}`, most: OF_ONE },
      { name: `account ${handle}`, most: null },
    ])
  },
  codeAttempt: account => count([{ name: `code ${account}`, most: CODES_OF_ONE }]),
})

/** After so many hits at one account. */
export function delayAfter(hits: number): number {
  const excess = hits - AT_ONE_BEFORE_SLOWER
  return excess <= 0 ? 0 : Math.min(LONGEST_DELAY_MS, 2 ** Math.min(excess, 6) * 100)
}

/** What is remembered takes 10 MB at most; what is forgotten was seen longest ago. */
const MAX_KEYS = 50_000

interface Count {
  hits: number
  readonly until: number
}

/** In memory, of this process alone. */
export function createThrottle(now: () => number = Date.now): Throttle {
  // Who came from where is nobody's business, also in a dump of the memory.
  const salt = randomBytes(16).toString('hex')
  const counts = new LRUCache<string, Count>({ max: MAX_KEYS })

  function countOf(name: string): Count {
    const key = hash('sha256', `${salt}${name}`, 'base64')
    const known = counts.get(key)
    if (known && known.until > now()) return known
    const begun: Count = { hits: 0, until: now() + WINDOW_MS }
    counts.set(key, begun)
    return begun
  }

  return throttleBy(async counted => {
    const all = counted.map(({ name, most }) => ({ count: countOf(name), most }))
    const over = all.filter(({ count, most }) => most !== null && count.hits >= most).map(({ count }) => count.until)
    if (over.length > 0) return { isRefused: true, retrySeconds: Math.ceil((Math.max(...over) - now()) / 1_000) }
    // Counted before the answer is known: otherwise as many could guess at once as they like.
    for (const { count } of all) count.hits++
    return {
      isRefused: false,
      delayMs: delayAfter(all.find(({ most }) => most === null)?.count.hits ?? 0),
      succeeded: async () => {
        for (const { count } of all) count.hits--
      },
    }
  })
}

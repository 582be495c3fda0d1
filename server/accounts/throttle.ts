import { hash, randomBytes } from 'node:crypto'
import { ipKeyGenerator } from 'express-rate-limit'
import { LRUCache } from 'lru-cache'

// How often a password may be guessed. Who guesses is turned away by where they come from, so that nobody can lock the owner
// of an account out from elsewhere; an account at which many guess, from many places, only answers more slowly.

export interface Throttle {
  attempt(handle: string, address: string): Attempt
  /**
   * Of the codes of an app there are only a million: whoever has the password of an account has ten guesses, from wherever
   * they come. Its owner has recovery codes, which can't be guessed and are not counted here.
   */
  codeAttempt(account: string): Attempt
}

export type Attempt =
  | { readonly isRefused: true; readonly retrySeconds: number }
  | {
      readonly isRefused: false
      /** Before it is looked at. */
      readonly delayMs: number
      /** It was no guess. */
      succeeded(): void
    }

const WINDOW_MS = 15 * 60_000
const OF_ONE_AT_ONE = 10
const OF_ONE = 30
const AT_ONE_BEFORE_SLOWER = 20
const CODES_OF_ONE = 10
const LONGEST_DELAY_MS = 4_000

/** What is remembered takes 10 MB at most; what is forgotten was seen longest ago. */
const MAX_KEYS = 50_000

interface Count {
  hits: number
  readonly until: number
}

type Limited = readonly [Count, limit: number]

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

  function counted(limited: readonly Limited[], slowing?: Count): Attempt {
    const over = limited.filter(([{ hits }, limit]) => hits >= limit).map(([{ until }]) => until)
    if (over.length > 0) return { isRefused: true, retrySeconds: Math.ceil((Math.max(...over) - now()) / 1_000) }
    // Counted before the answer is known: otherwise as many could guess at once as they like.
    const counts = [...limited.map(([count]) => count), ...(slowing ? [slowing] : [])]
    for (const count of counts) count.hits++
    const excess = (slowing?.hits ?? 0) - AT_ONE_BEFORE_SLOWER
    return {
      isRefused: false,
      delayMs: excess <= 0 ? 0 : Math.min(LONGEST_DELAY_MS, 2 ** Math.min(excess, 6) * 100),
      succeeded: () => {
        for (const count of counts) count.hits--
      },
    }
  }

  return {
    attempt(handle, address) {
      const network = ipKeyGenerator(address, 56)
      const limited: readonly Limited[] = [
        [countOf(`pair ${network} ${handle}`), OF_ONE_AT_ONE],
        [countOf(`network ${network}`), OF_ONE],
      ]
      return counted(limited, countOf(`account ${handle}`))
    },
    codeAttempt: account => counted([[countOf(`code ${account}`), CODES_OF_ONE]]),
  }
}

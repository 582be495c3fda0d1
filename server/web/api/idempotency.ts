import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { BadRequestError, HttpError } from '../http/http-error.ts'
import type { Answered } from './answered.ts'

// A program that does not know whether its request arrived sends it again with the same key, and is answered the same,
// without anything being done twice (IETF draft “The Idempotency-Key HTTP Header Field”).

const MOST_BYTES = 8 * 1024 * 1024
const A_DAY_MS = 24 * 60 * 60_000
const LONGEST_KEY = 200

interface Known {
  readonly fingerprint: string
  readonly answer: Promise<Answered>
}

interface Asked {
  /** Of whom it is: keys of others are others. */
  readonly account: string
  /** As it was sent; undefined where there is none, and the request is carried out as often as it comes. */
  readonly key: string | undefined
  /** All that makes it another request. */
  readonly request: readonly unknown[]
}

export interface Idempotency {
  /** Carries out what was not carried out with this key; what came to nothing may be tried again. Throws HttpError. */
  once(asked: Asked, act: () => Promise<Answered>): Promise<Answered>
}

/** Kept for a day, as long as there is room, and until the process ends. */
export function createIdempotency(now: () => number = Date.now): Idempotency {
  const known = new LRUCache<string, Known>({
    maxSize: MOST_BYTES,
    ttl: A_DAY_MS,
    perf: { now },
    sizeCalculation: () => MOST_OF_ONE,
  })
  return {
    once: ({ account, key, request }, act) => {
      if (key === undefined) return act()
      if (key.length === 0 || key.length > LONGEST_KEY)
        throw new BadRequestError(`An Idempotency-Key has 1 to ${LONGEST_KEY} characters.`)
      const place = JSON.stringify([account, key])
      const fingerprint = createHash('sha256').update(JSON.stringify(request)).digest('base64url')
      const before = known.get(place)
      if (before && before.fingerprint !== fingerprint)
        throw new HttpError(
          422,
          'This key was used before',
          'Another request came with the same Idempotency-Key. Take a new key for this one.',
        )
      if (before) return before.answer
      const answer = act()
      known.set(place, { fingerprint, answer })
      answer.catch(() => known.delete(place))
      return answer
    },
  }
}

/** What one of them may take: an answer is small beside the largest entry, and few are that. */
const MOST_OF_ONE = 8 * 1024

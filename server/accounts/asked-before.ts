import { LRUCache } from 'lru-cache'

/** What programs have asked under keys of their own, and what they were answered. Kept for a day. */
export interface AskedBefore {
  /** Says that it is about to be carried out, unless it was. Rejects with `AccountWriteError` where that can't be known. */
  begin(key: string, fingerprint: string): Promise<Asked>
}

export type Asked =
  /** It was not, or came to nothing. */
  | { readonly state: 'new'; answered(answer: string): Promise<void>; cameToNothing(): Promise<void> }
  | { readonly state: 'under way' }
  /** Something else was asked under this key. */
  | { readonly state: 'another' }
  | { readonly state: 'answered'; readonly answer: string }

export const ASKED_DAY_MS = 24 * 60 * 60_000
const MOST_BYTES = 8 * 1024 * 1024
/** What one of them may take: an answer is small beside the largest entry, and few are that. */
const MOST_OF_ONE = 8 * 1024

interface Known {
  readonly fingerprint: string
  readonly answer: string | null
}

/** In memory, as long as there is room, and until the process ends. */
export function createAskedBefore(now: () => number = Date.now): AskedBefore {
  const known = new LRUCache<string, Known>({
    maxSize: MOST_BYTES,
    ttl: ASKED_DAY_MS,
    perf: { now },
    ttlResolution: 0,
    sizeCalculation: () => MOST_OF_ONE,
  })
  return {
    async begin(key, fingerprint) {
      const before = known.get(key)
      if (before && before.fingerprint !== fingerprint) return { state: 'another' }
      if (before) return before.answer === null ? { state: 'under way' } : { state: 'answered', answer: before.answer }
      known.set(key, { fingerprint, answer: null })
      return {
        state: 'new',
        answered: async answer => void known.set(key, { fingerprint, answer }),
        cameToNothing: async () => void known.delete(key),
      }
    },
  }
}

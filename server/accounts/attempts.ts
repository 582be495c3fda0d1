import { LRUCache } from 'lru-cache'
import { newSecret } from './secrets.ts'

/**
 * What somebody has begun and not finished; when its time is over they begin again. All reject with `AccountWriteError` where
 * it is kept somewhere that can't be reached.
 */
export interface Attempts<What> {
  /** Resolves to that by which it is found again. */
  begin(what: What, key?: string): Promise<string>
  find(key: string): Promise<What | undefined>
  /** Finds it for the last time. */
  take(key: string): Promise<What | undefined>
}

/** What one visitor may begin within the time is far less, so that nobody pushes out what others have begun. */
const MOST = 20_000

/** In memory: a restart ends them. */
export function createAttempts<What extends object>(lastsMs: number, now: () => Date): Attempts<What> {
  const begun = new LRUCache<string, { readonly what: What; readonly until: number }>({ max: MOST })

  function find(key: string): What | undefined {
    const found = begun.get(key)
    return found && now().getTime() < found.until ? found.what : undefined
  }

  return {
    async begin(what, key = newSecret()) {
      begun.set(key, { what, until: now().getTime() + lastsMs })
      return key
    },
    find: async key => find(key),
    async take(key) {
      const found = find(key)
      begun.delete(key)
      return found
    },
  }
}

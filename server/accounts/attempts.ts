import { LRUCache } from 'lru-cache'
import { newSecret } from './secrets.ts'

/** What somebody has begun and not finished, in memory: after a restart, or when its time is over, they begin again. */
export interface Attempts<What> {
  /** Returns by what it is found again. */
  begin(what: What, key?: string): string
  find(key: string): What | undefined
  /** Finds it for the last time. */
  take(key: string): What | undefined
}

/** What one visitor may begin within the time is far less, so that nobody pushes out what others have begun. */
const MOST = 20_000

export function createAttempts<What extends object>(lastsMs: number, now: () => Date): Attempts<What> {
  const begun = new LRUCache<string, { readonly what: What; readonly until: number }>({ max: MOST })

  function find(key: string): What | undefined {
    const found = begun.get(key)
    return found && now().getTime() < found.until ? found.what : undefined
  }

  return {
    begin(what, key = newSecret()) {
      begun.set(key, { what, until: now().getTime() + lastsMs })
      return key
    },
    find,
    take(key) {
      const found = find(key)
      begun.delete(key)
      return found
    },
  }
}

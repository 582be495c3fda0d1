import { setTimeout as sleep } from 'node:timers/promises'
import type { CachedAnswer } from './cached-answer.ts'
import { compress } from './compression.ts'

// The best compression of what is asked for again, made in the background: one after another, so that it never takes more
// than one thread from the journal and the misses, and not while writes make it useless before it is done.

interface BestTwins {
  /** Where the answer may lack one. */
  wish(key: string): void
  forget(key: string): void
  /** 0 at rest. */
  waiting(): number
}

interface Shelf {
  find(key: string): CachedAnswer | undefined
  keep(key: string, answer: CachedAnswer, coding: 'br' | 'gzip', body: Buffer): void
  isMoving(): boolean
}

const PAUSE_MS = 100

export function createBestTwins({ find, keep, isMoving }: Shelf): BestTwins {
  const wished = new Set<string>()
  let isBusy = false

  async function makeWished(): Promise<void> {
    // A turn of the event loop first: the answer that brought the wish goes out before.
    await new Promise(setImmediate)
    for (const key of wished) {
      while (isMoving()) await sleep(PAUSE_MS, undefined, { ref: false })
      wished.delete(key)
      await make(key, 'br')
      if (find(key)?.gzip) await make(key, 'gzip')
    }
    isBusy = false
  }

  async function make(key: string, coding: 'br' | 'gzip'): Promise<void> {
    const answer = find(key)
    if (!answer?.isCompressible || answer.best.includes(coding)) return
    try {
      keep(key, answer, coding, await compress(coding, answer.identity.body, 'best'))
    } catch {
      // zlib has no memory left: the answer is sent with what it has.
    }
  }

  return {
    wish: key => {
      wished.add(key)
      if (isBusy) return
      isBusy = true
      void makeWished()
    },
    forget: key => wished.delete(key),
    waiting: () => wished.size + Number(isBusy),
  }
}

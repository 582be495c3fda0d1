import { once } from 'node:events'
import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

// Makes pages anew that a write has made outdated: each once, one after another, for nobody in particular.

export interface Remaking {
  /** Makes a page anew, unless it waits for that already. */
  wish(key: string): void
  isUnderWay(): boolean
}

const MAX_MS = 10_000

/** Requests that nobody sent. */
const ownRequests = new WeakSet<IncomingMessage>()

export const isOwnRequest = (req: IncomingMessage): boolean => ownRequests.has(req)

interface Pages {
  /** The sequence for which a page was good; null where none is kept that is outdated. */
  outdated(key: string): number | null
  /** What could not be made must not be hidden by what was before. */
  forget(key: string): void
}

export function createRemaking(app: RequestListener, { outdated, forget }: Pages): Remaking {
  const wished = new Set<string>()

  async function makeWished(): Promise<void> {
    // A turn of the event loop first: whoever brought the wish has the page before already.
    await new Promise(setImmediate)
    for (const key of wished) {
      const began = performance.now()
      const before = outdated(key)
      if (before !== null) {
        await ask(app, key)
        if (outdated(key) === before) forget(key)
      }
      wished.delete(key)
      // As long a break as it took: what readers cause by reading takes half of the processor at most.
      await sleep(Math.min(performance.now() - began, 100))
    }
  }

  let underWay = false
  return {
    wish: key => {
      wished.add(key)
      if (underWay) return
      underWay = true
      void makeWished().finally(() => {
        underWay = false
      })
    },
    isUnderWay: () => underWay,
  }
}

/** Lets the app answer a request that nobody sent. What it says goes nowhere: the cache has taken what it keeps. */
async function ask(app: RequestListener, url: string): Promise<void> {
  const nowhere = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() }) as Socket
  const req = new IncomingMessage(nowhere)
  Object.assign(req, { method: 'GET', url, httpVersion: '1.1', httpVersionMajor: 1, httpVersionMinor: 1 })
  ownRequests.add(req)
  const res = new ServerResponse(req)
  res.assignSocket(nowhere)
  try {
    const finished = once(res, 'finish', { signal: AbortSignal.timeout(MAX_MS) })
    app(req, res)
    await finished
  } catch {
    // Whoever asks for the page next meets the same fault and is told of it.
  }
}

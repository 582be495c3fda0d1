import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import { seenBy } from './seen.ts'

// Who may be shown what a write has just made outdated: while its successor is made, whoever has seen nothing later. A reader
// never goes back in time, and who wrote sees what was written.

/** One of more readers at once may go back by a moment. */
const MAX_READERS = 10_000

interface Freshness {
  /** The journal has moved on from `before`. */
  moved(before: number, seq: number): void
  /** Whether the journal has moved so lately that what was made before it may still be shown. */
  isMoving(): boolean
  /** Whether a reader may be shown what was true at `seq`. */
  mayBeShown(req: IncomingMessage, seq: number): boolean
  isShown(req: IncomingMessage, seq: number): void
  /** From now until the answer is out, what is written counts as seen by whoever writes. */
  isWriting(req: IncomingMessage, res: ServerResponse): void
}

export function createFreshness(settleMs: number): Freshness {
  /** Where the journal was before each move, and until when that may be shown. */
  const moves: { readonly before: number; readonly until: number }[] = []
  const seen = new LRUCache<string, number>({ max: MAX_READERS })
  const writing = new Map<ServerResponse, string>()

  function isMoving(): boolean {
    if (moves.length === 0) return false
    const now = performance.now()
    while (moves[0] !== undefined && moves[0].until <= now) moves.shift()
    if (moves.length === 0) seen.clear()
    return moves.length > 0
  }

  return {
    moved: (before, seq) => {
      moves.push({ before, until: performance.now() + settleMs })
      for (const reader of writing.values()) seen.set(reader, seq)
    },
    isMoving,
    mayBeShown: (req, seq) =>
      isMoving() &&
      seq >= (moves[0]?.before ?? Number.POSITIVE_INFINITY) &&
      seq >= Math.max(seen.get(readerOf(req)) ?? 0, seenBy(req)?.record ?? 0),
    isShown: (req, seq) => {
      if (isMoving()) seen.set(readerOf(req), seq)
    },
    isWriting: (req, res) => {
      writing.set(res, readerOf(req))
      res.once('close', () => writing.delete(res))
    },
  }
}

/** Told apart, not trusted: behind a proxy by what it says of them. */
const readerOf = ({ socket, headers }: IncomingMessage): string =>
  `${socket.remoteAddress} ${headers['x-forwarded-for'] ?? ''}`

import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import {
  type Answer,
  type CachedAnswer,
  clearHeaders,
  isShareable,
  sizeOf,
  toCachedAnswer,
  toVariant,
  type Variant,
  withTwin,
} from './cached-answer.ts'
import { compress, type Effort } from './compression.ts'
import { matchesEtag } from './etag.ts'
import { type Coding, createCodingReader } from './negotiation.ts'

// Finished answers in memory, in front of Express: one entry per canonical URL, good for one sequence of the journal.
// What a page contains is its handler's business; which connections there are is that of http-server.ts.

interface PageCacheStats {
  readonly seq: number
  readonly entries: number
  readonly bytes: number
  readonly hits: number
  /** Answers that were made and could be kept. */
  readonly stored: number
  /** Entries whose compressed twins are being made or still to be made; 0 at rest. */
  readonly waiting: number
}

export interface PageCache {
  /** Answers from the cache and says `true`, or touches neither request nor response and says `false`. Never throws. */
  serve(req: IncomingMessage, res: ServerResponse): boolean
  /**
   * Sends the answer with the status and headers set so far on `res`, and keeps both when its lifetime, the status (200
   * only) and the headers (no Set-Cookie, private, no-store or foreign Vary) allow. May finish after it has returned.
   */
  send(req: IncomingMessage, res: ServerResponse, answer: Answer): void
  /** The journal has moved to `seq`: what was made from an earlier one is gone. A `seq` not later is ignored. */
  advance(seq: number): void
  stats(): PageCacheStats
}

export interface PageCacheOptions {
  readonly maxBytes?: number
  /** A larger answer is sent but not kept. Counts the uncompressed body: the explorer's data of 100,000 events has 10 MB. */
  readonly maxEntryBytes?: number
  readonly now?: () => number
}

const MAX_KEY_LENGTH = 2_000
/** With the one job for twins, at most three of libuv's four threads: one stays free for the journal's disk writes. */
const MAX_QUICK_JOBS = 2

export function createPageCache(options: PageCacheOptions = {}): PageCache {
  const { maxBytes = 64 * 1_024 * 1_024, maxEntryBytes = 16 * 1_024 * 1_024, now = Date.now } = options
  /** Keys of entries that lack a twin; always a subset of the entries, so it is bounded with them. */
  const waiting = new Set<string>()
  const shelf = (maxSize: number) =>
    new LRUCache<string, CachedAnswer>({
      maxSize,
      dispose: (_entry, key, reason) => {
        if (reason !== 'set') waiting.delete(key)
      },
    })
  const plain = shelf(Math.ceil(maxBytes / 2))
  // Queries can be made up without end: what anybody asks for pushes out what others asked for, and no page of its own.
  const asked = shelf(Math.floor(maxBytes / 2))
  const shelfOf = (key: string) => (key.includes('?') ? asked : plain)
  const codingsOf = createCodingReader()
  const acceptedCodings = ({ headers }: IncomingMessage) => codingsOf(headers['accept-encoding'] as string | undefined)
  let seq = 0
  let hits = 0
  let stored = 0
  let quickJobs = 0
  let isMakingTwins = false

  function serve(req: IncomingMessage, res: ServerResponse): boolean {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false
    const key = req.url as string
    const entry = shelfOf(key).get(key)
    if (entry === undefined) return false
    if (entry.staleAt !== Number.POSITIVE_INFINITY && entry.staleAt <= now()) {
      shelfOf(key).delete(key)
      return false
    }
    hits++
    if (!entry.isWorthBest) {
      entry.isWorthBest = true
      makeTwins(key)
    }
    if (matchesEtag(req.headers['if-none-match'], entry.etag)) {
      res.writeHead(304, entry.notModifiedHeaders).end()
      return true
    }
    const accepted = acceptedCodings(req)
    for (const coding of accepted) {
      const variant = entry[coding]
      if (variant === null) continue
      write(req, res, 200, variant)
      return true
    }
    // Identity is refused and the twin that is accepted does not exist.
    writeFirst(req, res, 200, entry, accepted, key)
    return true
  }

  function send(req: IncomingMessage, res: ServerResponse, answer: Answer): void {
    const status = res.statusCode
    const isRead = req.method === 'GET' || req.method === 'HEAD'
    const entry = toCachedAnswer(res, answer, isRead && status === 200)
    const key = isRead && mayKeep(req, res, answer, entry) ? answer.key : null
    if (key !== null) {
      stored++
      shelfOf(key).set(key, entry, { size: sizeOf(key, entry) })
    }
    clearHeaders(res)
    if (entry.etag !== '' && matchesEtag(req.headers['if-none-match'], entry.etag)) {
      res.writeHead(304, entry.notModifiedHeaders).end()
    } else {
      writeFirst(req, res, status, entry, acceptedCodings(req), key)
    }
    if (key !== null) makeTwins(key)
  }

  function mayKeep(req: IncomingMessage, res: ServerResponse, answer: Answer, entry: CachedAnswer): boolean {
    if (answer.key === null || answer.key.length > MAX_KEY_LENGTH) return false
    // Express rewrites `url` inside a mounted router; the fast path sees the original.
    const url = 'originalUrl' in req ? req.originalUrl : req.url
    if (answer.key !== url) return false
    if ('seq' in answer && answer.seq !== seq) return false
    return entry.etag !== '' && entry.identity.body.length <= maxEntryBytes && isShareable(res)
  }

  /** The first answer in a coding waits for a quick compression off this thread, unless the pool is busy. */
  function writeFirst(
    req: IncomingMessage,
    res: ServerResponse,
    status: number,
    entry: CachedAnswer,
    accepted: readonly Coding[],
    key: string | null,
  ): void {
    const coding = accepted[0] as Coding
    const isWorthIt = entry.isCompressible || !accepted.includes('identity')
    if (coding === 'identity' || !isWorthIt || quickJobs >= MAX_QUICK_JOBS) write(req, res, status, entry.identity)
    else void writeCompressed(req, res, status, entry, coding, key)
  }

  /** Falls back to identity, never rejects. */
  async function writeCompressed(
    req: IncomingMessage,
    res: ServerResponse,
    status: number,
    entry: CachedAnswer,
    coding: Coding,
    key: string | null,
  ): Promise<void> {
    quickJobs++
    let variant = entry.identity
    try {
      const body = await compress(coding, entry.identity.body, 'quick')
      variant = toVariant(entry.headers, body, coding)
      if (key !== null) keepTwin(key, entry.etag, coding, 'quick', body)
    } catch {
      // zlib has no memory left: the page itself is still there.
    }
    quickJobs--
    if (!res.destroyed && !res.headersSent) write(req, res, status, variant)
  }

  /** One entry after another, so that compression never takes more than one thread from the journal and the misses. */
  function makeTwins(key: string): void {
    if (shelfOf(key).peek(key)?.isCompressible !== true) return
    waiting.add(key)
    if (isMakingTwins) return
    isMakingTwins = true
    void makeWaitingTwins()
  }

  async function makeWaitingTwins(): Promise<void> {
    // A turn of the event loop first: the answer that brought the entry here goes out before its twins are begun.
    await new Promise(setImmediate)
    for (const key of waiting) {
      waiting.delete(key)
      await makeTwin(key, 'gzip', 'quick', entry => entry.gzip === null)
      await makeTwin(key, 'br', 'quick', entry => entry.br === null && !entry.isWorthBest)
      await makeTwin(key, 'br', 'best', entry => entry.isWorthBest && !entry.hasBest)
    }
    isMakingTwins = false
  }

  async function makeTwin(key: string, coding: Coding, effort: Effort, isNeeded: (entry: CachedAnswer) => boolean) {
    const entry = shelfOf(key).peek(key)
    if (entry === undefined || !isNeeded(entry)) return
    try {
      const body = await compress(coding, entry.identity.body, effort)
      keepTwin(key, entry.etag, coding, effort, body)
    } catch {
      // The entry is served with what it has.
    }
  }

  function keepTwin(key: string, etag: string, coding: Coding, effort: Effort, body: Buffer): void {
    const entry = shelfOf(key).peek(key)
    // Gone, or other content since: the journal has moved. The same content may have other headers since.
    if (entry === undefined || entry.etag !== etag) return
    // Replaced, not changed: lru-cache counts the size of an entry when it is set.
    const next = withTwin(entry, coding, body, effort)
    shelfOf(key).set(key, next, { size: sizeOf(key, next) })
  }

  function advance(next: number): void {
    if (next <= seq) return
    seq = next
    for (const entries of [plain, asked]) {
      const changing = [...entries.entries()].filter(([, entry]) => !entry.survivesChanges)
      for (const [key] of changing) entries.delete(key)
    }
  }

  function stats(): PageCacheStats {
    return {
      seq,
      entries: plain.size + asked.size,
      bytes: plain.calculatedSize + asked.calculatedSize,
      hits,
      stored,
      waiting: waiting.size + Number(isMakingTwins),
    }
  }

  return { serve, send, advance, stats }
}

function write(req: IncomingMessage, res: ServerResponse, status: number, variant: Variant): void {
  res.writeHead(status, variant.headers)
  if (req.method === 'HEAD') res.end()
  else res.end(variant.body)
}

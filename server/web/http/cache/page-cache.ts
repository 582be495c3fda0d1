import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import { createBestTwins } from './best-twins.ts'
import {
  type Answer,
  type CachedAnswer,
  clearHeaders,
  isShareable,
  sizeOf,
  succeeding,
  toCachedAnswer,
  toVariant,
  type Variant,
  withTwin,
} from './cached-answer.ts'
import { createQuickCompressor } from './compression.ts'
import { matchesEtag } from './etag.ts'
import { createFreshness } from './freshness.ts'
import { type Coding, createCodingReader } from './negotiation.ts'
import { createRemaking, isOwnRequest, type Remaking } from './remaking.ts'

// Finished answers in memory, in front of Express: one entry per canonical URL, good for one sequence of the journal.
// What a page contains is its handler's business; which connections there are is that of http-server.ts.

interface PageCacheStats {
  readonly seq: number
  readonly entries: number
  readonly bytes: number
  readonly hits: number
  /** Answers that were made and could be kept. */
  readonly stored: number
  /** Whether something is being made, or will be, that nobody waits for; 0 at rest. */
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
  /** The journal has moved to `seq`: what was made from an earlier one has to be made anew. A `seq` not later is ignored. */
  advance(seq: number): void
  /** Pages are made in another way from now on: nothing is kept of what was made before. */
  clear(): void
  /** From now on what is outdated is made anew by `app`, and shown meanwhile to whoever has seen nothing later. */
  remakeWith(app: RequestListener): void
  stats(): PageCacheStats
}

export interface PageCacheOptions {
  readonly maxBytes?: number
  /** A larger answer is sent but not kept. Counts the uncompressed body: the explorer's data of 100,000 events has 10 MB. */
  readonly maxEntryBytes?: number
  /** For so long after a write, pages from before it may be shown while they are made anew. */
  readonly settleMs?: number
  readonly now?: () => number
}

const MAX_KEY_LENGTH = 2_000

export function createPageCache(options: PageCacheOptions = {}): PageCache {
  const {
    maxBytes = 64 * 1_024 * 1_024,
    maxEntryBytes = 16 * 1_024 * 1_024,
    settleMs = 1_000,
    now = Date.now,
  } = options
  const shelf = (maxSize: number) =>
    new LRUCache<string, CachedAnswer>({
      maxSize,
      dispose: (_entry, key, reason) => {
        if (reason !== 'set') best.forget(key)
      },
    })
  const plain = shelf(Math.ceil(maxBytes / 2))
  // Queries can be made up without end: what anybody asks for pushes out what others asked for, and no page of its own.
  const asked = shelf(Math.floor(maxBytes / 2))
  const shelfOf = (key: string) => (key.includes('?') ? asked : plain)
  const find = (key: string) => shelfOf(key).peek(key)
  const keep = (key: string, entry: CachedAnswer) => shelfOf(key).set(key, entry, { size: sizeOf(key, entry) })
  const codingsOf = createCodingReader()
  const acceptedCodings = ({ headers }: IncomingMessage) => codingsOf(headers['accept-encoding'] as string | undefined)
  const freshness = createFreshness(settleMs)
  const compressQuickly = createQuickCompressor()
  const best = createBestTwins({
    find,
    keep: (key, { tag }, coding, body) => keepTwin(key, tag, coding, body, [coding]),
    isMoving: freshness.isMoving,
  })
  let remaking: Remaking | null = null
  let seq = 0
  let hits = 0
  let stored = 0

  function serve(req: IncomingMessage, res: ServerResponse): boolean {
    if (!isRead(req)) {
      freshness.isWriting(req, res)
      return false
    }
    const key = req.url as string
    const entry = shelfOf(key).get(key)
    const isGood = entry !== undefined && isGoodFor(req, key, entry)
    if (isGood) respond(req, res, key, entry)
    else freshness.isShown(req, seq)
    return isGood
  }

  function isGoodFor(req: IncomingMessage, key: string, entry: CachedAnswer): boolean {
    // Who asks a page for data is led on by the site.
    if (!takesAsItIs(req.headers.accept, entry)) return false
    if (entry.staleAt !== Number.POSITIVE_INFINITY && entry.staleAt <= now()) return false
    const isOutdated = entry.seq < seq
    if (isOutdated) {
      if (remaking === null || !freshness.mayBeShown(req, entry.seq)) return false
      remaking.wish(key)
    }
    freshness.isShown(req, isOutdated ? entry.seq : seq)
    return true
  }

  function respond(req: IncomingMessage, res: ServerResponse, key: string, entry: CachedAnswer): void {
    hits++
    if (!entry.isWorthBest) {
      entry.isWorthBest = true
      best.wish(key)
    }
    if (matchesEtag(req.headers['if-none-match'], entry.tag)) res.writeHead(304, entry.notModifiedHeaders).end()
    else writeAccepted(req, res, 200, entry, key)
  }

  function send(req: IncomingMessage, res: ServerResponse, answer: Answer): void {
    const status = res.statusCode
    const isComplete = isRead(req) && status === 200
    const made = toCachedAnswer(res, answer, isComplete)
    const key = isComplete && mayKeep(req, res, answer, made) ? answer.key : null
    const before = key === null ? undefined : find(key)
    const entry = before === undefined ? made : succeeding(before, made)
    clearHeaders(res)
    if (key !== null) store(key, entry)
    if (isOwnRequest(req)) {
      if (key !== null && before) void makeTwinsOf(before, key, entry)
      res.end()
      return
    }
    // Later than when it was asked for.
    freshness.isShown(req, seq)
    if (isComplete && matchesEtag(req.headers['if-none-match'], entry.tag)) {
      res.writeHead(304, entry.notModifiedHeaders).end()
    } else {
      writeAccepted(req, res, status, entry, key)
    }
  }

  function store(key: string, entry: CachedAnswer): void {
    // One who could not wait may have made it meanwhile.
    if ((find(key)?.seq ?? 0) > entry.seq) return
    stored++
    keep(key, entry)
    if (entry.isWorthBest) best.wish(key)
  }

  function mayKeep(req: IncomingMessage, res: ServerResponse, answer: Answer, entry: CachedAnswer): boolean {
    if (answer.key === null || answer.key.length > MAX_KEY_LENGTH) return false
    // Express rewrites `url` inside a mounted router; the fast path sees the original.
    const url = 'originalUrl' in req ? req.originalUrl : req.url
    if (answer.key !== url) return false
    if ('seq' in answer && answer.seq !== seq) return false
    return entry.identity.body.length <= maxEntryBytes && isShareable(res)
  }

  /** In the best coding that is accepted. The first answer in one waits for a quick compression off this thread. */
  function writeAccepted(
    req: IncomingMessage,
    res: ServerResponse,
    status: number,
    entry: CachedAnswer,
    key: string | null,
  ): void {
    const accepted = acceptedCodings(req)
    const coding = accepted[0] as Coding
    const isWorthIt = entry.isCompressible || !accepted.includes('identity')
    const variant = isWorthIt ? entry[coding] : entry.identity
    if (variant !== null) write(req, res, status, variant)
    else void writeCompressed(req, res, status, entry, coding as 'br' | 'gzip', key)
  }

  /** Falls back to identity, never rejects. */
  async function writeCompressed(
    req: IncomingMessage,
    res: ServerResponse,
    status: number,
    entry: CachedAnswer,
    coding: 'br' | 'gzip',
    key: string | null,
  ): Promise<void> {
    let variant = entry.identity
    try {
      const body = await compressQuickly(coding, entry.tag, entry.identity.body)
      variant = toVariant(entry.headers, body, coding)
      if (key !== null) keepTwin(key, entry.tag, coding, body)
    } catch {
      // zlib has no memory left: the page itself is still there.
    }
    if (!res.destroyed && !res.headersSent) write(req, res, status, variant)
  }

  /** In what the one before was asked for; the first readers to come wait for the rest of that only. */
  async function makeTwinsOf(before: CachedAnswer, key: string, { tag, identity, ...twins }: CachedAnswer) {
    for (const coding of ['br', 'gzip'] as const) {
      if (!before[coding] || twins[coding]) continue
      try {
        keepTwin(key, tag, coding, await compressQuickly(coding, tag, identity.body))
      } catch {
        // Whoever asks for it in this coding has it made.
      }
    }
  }

  function keepTwin(key: string, tag: string, coding: Coding, body: Buffer, best: readonly Coding[] = []): void {
    const entry = find(key)
    // Gone, or other content since: the journal has moved. The same content may have other headers since.
    if (entry === undefined || entry.tag !== tag) return
    // Replaced, not changed: lru-cache counts the size of an entry when it is set.
    keep(key, { ...withTwin(entry, coding, body), best: [...entry.best, ...best] })
  }

  function advance(next: number): void {
    if (next <= seq) return
    freshness.moved(seq, next)
    seq = next
  }

  function clear(): void {
    plain.clear()
    asked.clear()
  }

  function remakeWith(app: RequestListener): void {
    remaking = createRemaking(app, {
      outdated: key => {
        const entry = find(key)
        return entry === undefined || entry.seq >= seq ? null : entry.seq
      },
      forget: key => shelfOf(key).delete(key),
    })
  }

  function stats(): PageCacheStats {
    return {
      seq,
      entries: plain.size + asked.size,
      bytes: plain.calculatedSize + asked.calculatedSize,
      hits,
      stored,
      waiting: best.waiting() + Number(remaking?.isUnderWay() ?? false),
    }
  }

  return { serve, send, advance, clear, remakeWith, stats }
}

const takesAsItIs = (accept: string | undefined, { isHtml }: CachedAnswer): boolean =>
  !isHtml || accept === undefined || /^text\/html(,|$)|\*\/\*/.test(accept)

const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD'

function write(req: IncomingMessage, res: ServerResponse, status: number, variant: Variant): void {
  res.writeHead(status, variant.headers)
  if (req.method === 'HEAD') res.end()
  else res.end(variant.body)
}

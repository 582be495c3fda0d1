import { hash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, gzip, constants as zlib } from 'node:zlib'
import { LRUCache } from 'lru-cache'

// Finished answers in memory, in front of Express: one entry per canonical URL, good for one sequence of the journal.
// What a page contains is its handler's business; which connections there are is that of http-server.ts.

/** How long an answer may be kept. Nothing is kept unless its handler says so here. */
type Lifetime =
  /** Sent with an ETag and compressed like any other, never kept. */
  | { readonly key: null }
  /**
   * Kept until the journal moves. `seq` is that of the record the body was made from, so that a body that was being
   * rendered while the journal moved is sent but not kept. `staleAt` (epoch ms) is for a body that shows today's date.
   */
  | { readonly key: string | null; readonly seq: number; readonly staleAt?: number }
  /** Kept whatever happens to the record: a style sheet, a script, a font. */
  | { readonly key: string; readonly survivesChanges: true }

/**
 * `key` is the canonical URL (path and canonical query). Only a request for exactly that URL is kept, so a handler may
 * pass it without comparing. A Buffer is given away: the caller must not write into it afterwards.
 */
type Answer = Lifetime & { readonly contentType: string; readonly body: string | Buffer }

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
/** Bookkeeping and header lists of one entry, estimated generously; keeps a million tiny entries out as well. */
const ENTRY_OVERHEAD_BYTES = 4_096
/** Below this a compressed body saves nothing: it fits into one packet anyway. */
const MIN_COMPRESSED_BYTES = 1_024
/** Brotli 11 takes about a second per megabyte, brotli 9 a tenth of that. */
const MAX_BROTLI_11_BYTES = 256 * 1_024
/** With the one job for twins, at most three of libuv's four threads: one stays free for the journal's disk writes. */
const MAX_QUICK_JOBS = 2

const COMPRESSIBLE = /^text\/|[/+](?:json|jsonl|x-ndjson|xml|javascript|wasm)\b/

/** Belong to one answer or one connection (RFC 9110 section 7.6.1), never to an entry. */
const PER_REQUEST_HEADERS = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date', 'x-request-id'])
/** Made here, from the body. */
const COMPUTED_HEADERS = new Set(['etag', 'vary', 'content-length', 'content-encoding'])
/** Describe the body, which a 304 has not (RFC 9110 section 15.4.5). Others are repeated, so that caches update. */
const REPRESENTATION_HEADERS = new Set(['content-type', 'content-disposition', 'content-language', 'last-modified'])

type Coding = 'br' | 'gzip' | 'identity'
type Effort = 'quick' | 'best'

interface Variant {
  /** Names and values in turn, ready for writeHead. */
  readonly headers: string[]
  readonly body: Buffer
}

interface Entry {
  readonly etag: string
  readonly headers: readonly string[]
  readonly notModifiedHeaders: string[]
  readonly identity: Variant
  readonly gzip: Variant | null
  readonly br: Variant | null
  readonly isCompressible: boolean
  readonly survivesChanges: boolean
  readonly staleAt: number
  /** Only what is asked for again earns brotli 11: otherwise a walk through all filters would keep one core busy. */
  isWorthBest: boolean
  readonly hasBest: boolean
}

const gzipAsync = promisify(gzip)
const brotliAsync = promisify(brotliCompress)

export function createPageCache(options: PageCacheOptions = {}): PageCache {
  const { maxBytes = 64 * 1_024 * 1_024, maxEntryBytes = 16 * 1_024 * 1_024, now = Date.now } = options
  /** Keys of entries that lack a twin; always a subset of the entries, so it is bounded with them. */
  const waiting = new Set<string>()
  const shelf = (maxSize: number) =>
    new LRUCache<string, Entry>({
      maxSize,
      dispose: (_entry, key, reason) => {
        if (reason !== 'set') waiting.delete(key)
      },
    })
  const plain = shelf(Math.ceil(maxBytes / 2))
  // Queries can be made up without end: what anybody asks for pushes out what others asked for, and no page of its own.
  const asked = shelf(Math.floor(maxBytes / 2))
  const shelfOf = (key: string) => (key.includes('?') ? asked : plain)
  const acceptEncodings = new Map<string, readonly Coding[]>()
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

  /** Browsers send a handful of different values: parsed once each, and a stranger's thousand others do not pile up. */
  function acceptedCodings(req: IncomingMessage): readonly Coding[] {
    const header = req.headers['accept-encoding']
    if (header === undefined) return NO_PREFERENCE
    const known = acceptEncodings.get(header as string)
    if (known !== undefined) return known
    const parsed = parseAcceptEncoding(header as string)
    if (acceptEncodings.size >= 64) acceptEncodings.clear()
    if (header.length <= 256) acceptEncodings.set(header as string, parsed)
    return parsed
  }

  function send(req: IncomingMessage, res: ServerResponse, answer: Answer): void {
    const status = res.statusCode
    const isRead = req.method === 'GET' || req.method === 'HEAD'
    const entry = toEntry(res, answer, isRead && status === 200)
    const key = isRead && mayKeep(req, res, answer, entry) ? answer.key : null
    if (key !== null) {
      stored++
      shelfOf(key).set(key, entry, { size: sizeOf(key, entry) })
    }
    // What the handler had set is in the entry's lists now; written from there, a miss has the same headers as a hit.
    for (const name of res.getHeaderNames()) if (!PER_REQUEST_HEADERS.has(name)) res.removeHeader(name)

    if (entry.etag !== '' && matchesEtag(req.headers['if-none-match'], entry.etag)) {
      res.writeHead(304, entry.notModifiedHeaders).end()
    } else {
      writeFirst(req, res, status, entry, acceptedCodings(req), key)
    }
    if (key !== null) makeTwins(key)
  }

  function mayKeep(req: IncomingMessage, res: ServerResponse, answer: Answer, entry: Entry): boolean {
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
    entry: Entry,
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
    entry: Entry,
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

  async function makeTwin(key: string, coding: Coding, effort: Effort, isNeeded: (entry: Entry) => boolean) {
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
    const isSmaller = body.length < (entry[coding] ?? entry.identity).body.length
    const twin = isSmaller ? { [coding]: toVariant(entry.headers, body, coding) } : {}
    // Replaced, not changed: lru-cache counts the size of an entry when it is set.
    const next: Entry = { ...entry, ...twin, hasBest: entry.hasBest || effort === 'best' }
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

function toEntry(res: ServerResponse, answer: Answer, isComplete: boolean): Entry {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body
  res.setHeader('Content-Type', answer.contentType)
  // Without it a cache may guess a lifetime (RFC 9111 section 4.2.2) and a correction would stay unseen.
  if (isComplete && !res.hasHeader('cache-control')) res.setHeader('Cache-Control', 'no-cache')
  const headers: string[] = []
  for (const name of res.getHeaderNames()) {
    if (PER_REQUEST_HEADERS.has(name) || COMPUTED_HEADERS.has(name)) continue
    for (const value of [res.getHeader(name)].flat()) headers.push(name, String(value))
  }
  headers.push('Vary', varyWithEncoding(res.getHeader('vary')))
  // Weak, because one tag stands for all codings of the body (RFC 9110 section 8.8.1).
  const etag = isComplete ? `W/"${hash('sha256', body, 'base64url').slice(0, 27)}"` : ''
  if (isComplete) headers.push('ETag', etag)
  return {
    etag,
    headers,
    notModifiedHeaders: withoutRepresentation(headers),
    identity: toVariant(headers, body, 'identity'),
    gzip: null,
    br: null,
    isCompressible: body.length >= MIN_COMPRESSED_BYTES && COMPRESSIBLE.test(answer.contentType),
    survivesChanges: 'survivesChanges' in answer,
    staleAt: ('staleAt' in answer ? answer.staleAt : undefined) ?? Number.POSITIVE_INFINITY,
    isWorthBest: 'survivesChanges' in answer,
    hasBest: false,
  }
}

function toVariant(headers: readonly string[], body: Buffer, coding: Coding): Variant {
  const length = ['Content-Length', String(body.length)]
  return {
    headers: coding === 'identity' ? [...headers, ...length] : [...headers, 'Content-Encoding', coding, ...length],
    body,
  }
}

function withoutRepresentation(headers: readonly string[]): string[] {
  const kept: string[] = []
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i] as string
    if (!REPRESENTATION_HEADERS.has(name)) kept.push(name, headers[i + 1] as string)
  }
  return kept
}

function write(req: IncomingMessage, res: ServerResponse, status: number, variant: Variant): void {
  res.writeHead(status, variant.headers)
  if (req.method === 'HEAD') res.end()
  else res.end(variant.body)
}

function sizeOf(key: string, { identity, gzip, br }: Entry): number {
  return ENTRY_OVERHEAD_BYTES + key.length + identity.body.length + (gzip?.body.length ?? 0) + (br?.body.length ?? 0)
}

async function compress(coding: Coding, body: Buffer, effort: Effort): Promise<Buffer> {
  const compressed =
    coding === 'br'
      ? await brotliAsync(body, {
          params: {
            [zlib.BROTLI_PARAM_QUALITY]: effort === 'quick' ? 5 : body.length <= MAX_BROTLI_11_BYTES ? 11 : 9,
            [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
            [zlib.BROTLI_PARAM_SIZE_HINT]: body.length,
          },
        })
      : await gzipAsync(body, { level: 9 })
  // zlib hands out a slice of a larger block, which would be kept with it and escape the bound.
  const exact = Buffer.allocUnsafeSlow(compressed.length)
  compressed.copy(exact)
  return exact
}

/** Whether the answer may be given to anybody who asks for the URL (RFC 9111 sections 3 and 4.1). */
function isShareable(res: ServerResponse): boolean {
  const vary = varyWithEncoding(res.getHeader('vary'))
  const cacheControl = String(res.getHeader('cache-control') ?? '')
  return vary === 'Accept-Encoding' && !res.hasHeader('set-cookie') && !/\b(?:private|no-store)\b/i.test(cacheControl)
}

function varyWithEncoding(vary: number | string | string[] | undefined): string {
  const names = [vary ?? []].flat().join(',').split(',')
  const others = names.map(name => name.trim()).filter(name => name !== '' && name.toLowerCase() !== 'accept-encoding')
  return [...others, 'Accept-Encoding'].join(', ')
}

/**
 * Weak comparison with a list of tags or `*` (RFC 9110 sections 8.8.3.2 and 13.1.2). A tag cannot contain a quotation
 * mark, so ours with its quotation marks is in the header only as a whole member of the list.
 */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch === etag || ifNoneMatch.includes(etag.slice(2)) || ifNoneMatch.trim() === '*'
}

const SERVER_PREFERENCE: readonly Coding[] = ['br', 'gzip', 'identity']
const NO_PREFERENCE: readonly Coding[] = ['identity']

/**
 * Codings that may be sent, the best first, never empty (RFC 9110 section 12.5.3). Identity is acceptable unless it is
 * excluded; when nothing at all is, the header is disregarded, as section 12.4.1 permits, instead of a 406.
 */
export function parseAcceptEncoding(header: string): readonly Coding[] {
  const weights = new Map<string, number>()
  for (const member of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = member.split(';').map(part => part.trim())
    const quality = parameters.find(parameter => parameter.startsWith('q='))?.slice(2)
    const weight =
      quality === undefined ? 1 : /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(quality) ? Number(quality) : 0
    weights.set(name === 'x-gzip' ? 'gzip' : name, weight)
  }
  const weightOf = (coding: Coding) =>
    weights.get(coding) ?? weights.get('*') ?? (coding === 'identity' ? Number.MIN_VALUE : 0)
  const accepted = SERVER_PREFERENCE.filter(coding => weightOf(coding) > 0)
  return accepted.length === 0 ? NO_PREFERENCE : accepted.sort((a, b) => weightOf(b) - weightOf(a))
}

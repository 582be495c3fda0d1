import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Request, Response } from 'express'
import { etagOfVersion, matchesEtag } from './cache/etag.ts'
import type { PageCache } from './cache/page-cache.ts'
import { pieceInTurn } from './in-turn.ts'

/** What is larger is made anew for each reader, so that nobody's download fills the memory. */
const MOST_KEPT = 4 * 1024 * 1024

export interface WholeAnswer {
  /** Its canonical URL, and the sequence of the record that it shows: see the page cache. */
  readonly key: string
  readonly seq: number
  readonly contentType: string
  /** Each is made in a few milliseconds, in turn with all that others ask for. */
  readonly pieces: Iterable<string> | AsyncIterable<Uint8Array>
  /** What the body is a function of. */
  readonly version: string
  /** What a body says that is kept, where that is less than all of it: see the page cache. */
  readonly says?: (body: Buffer) => string
}

/**
 * Sends a body that may be small or very large. A small one is made once and kept; a large one is streamed: a slow reader
 * holds it up, and it ends with a reader who leaves.
 */
export async function sendWhole(cache: PageCache, req: Request, res: Response, answer: WholeAnswer): Promise<void> {
  const { key, seq, contentType, version, says } = answer
  if (isKnown(req, res, etagOfVersion(version))) return
  const pieces = inTurn(req, answer.pieces)
  const begun: Uint8Array[] = []
  for (let size = 0; size <= MOST_KEPT; ) {
    const { value, done } = await pieces.next()
    if (done) {
      const body = Buffer.concat(begun)
      return cache.send(req, res, { key, seq, contentType, body, ...(says && { says: says(body) }) })
    }
    if (res.destroyed) return void (await pieces.return())
    begun.push(value)
    size += value.length
  }
  await stream(req, res, { contentType, version, pieces: followedBy(begun, pieces) })
}

function isKnown(req: Request, res: Response, etag: string): boolean {
  // Not `req.fresh`: `fetch` sends `Cache-Control: no-cache` with every If-None-Match, which that takes for "send it anew".
  if (!matchesEtag(req.headers['if-none-match'], etag)) return false
  res.status(304).set('Vary', 'Accept-Encoding').set('ETag', etag)
  res.end()
  return true
}

async function stream(
  req: Request,
  res: Response,
  { contentType, version, pieces }: Pick<WholeAnswer, 'contentType' | 'version'> & { readonly pieces: Pieces },
): Promise<void> {
  res.set('Content-Type', contentType).set('Vary', 'Accept-Encoding').set('ETag', etagOfVersion(version))
  const compressed = req.acceptsEncodings('gzip', 'identity') === 'gzip'
  if (compressed) res.set('Content-Encoding', 'gzip')
  if (req.method === 'HEAD') {
    await pieces.return()
    res.end()
    return
  }
  const source = Readable.from(pieces, { objectMode: false, highWaterMark: 64 * 1024 })
  try {
    if (compressed) await pipeline(source, createGzip({ level: 4 }), res)
    else await pipeline(source, res)
  } catch (error) {
    // A reader who leaves in the middle is no fault of ours.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}

type Pieces = AsyncGenerator<Uint8Array, void, void>

async function* inTurn(req: Request, pieces: WholeAnswer['pieces']): Pieces {
  const source = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]()
  try {
    for (;;) {
      const { value, done } = await pieceInTurn<ReturnType<typeof source.next>>(req, () => source.next())
      if (done) return
      if (value.length > 0) yield typeof value === 'string' ? Buffer.from(value) : value
    }
  } finally {
    await source.return?.()
  }
}

async function* followedBy(begun: Uint8Array[], pieces: Pieces): Pieces {
  try {
    for (let piece = begun.shift(); piece; piece = begun.shift()) yield piece
    yield* pieces
  } finally {
    await pieces.return()
  }
}

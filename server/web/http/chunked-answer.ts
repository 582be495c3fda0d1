import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as afterOthers } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import type { Request, Response } from 'express'
import { etagOfVersion, matchesEtag } from './cache/etag.ts'

interface ChunkedAnswer {
  readonly contentType: string
  readonly chunks: Iterable<string>
  /** What the body is a function of; the answer's ETag before a byte of it is made. */
  readonly version: string
}

/** Streams a body too large to keep: other requests have their turn between two chunks, and a slow reader holds it up. */
export async function sendChunks(
  req: Request,
  res: Response,
  { contentType, chunks, version }: ChunkedAnswer,
): Promise<void> {
  const etag = etagOfVersion(version)
  res.set('Content-Type', contentType).set('Vary', 'Accept-Encoding').set('ETag', etag)
  // Not `req.fresh`: `fetch` sends `Cache-Control: no-cache` with every If-None-Match, which that takes for "send it anew".
  if (matchesEtag(req.headers['if-none-match'], etag)) {
    res.status(304).removeHeader('Content-Type')
    res.end()
    return
  }
  const compressed = req.acceptsEncodings('gzip', 'identity') === 'gzip'
  if (compressed) res.set('Content-Encoding', 'gzip')
  if (req.method === 'HEAD') {
    res.end()
    return
  }
  try {
    if (compressed) await pipeline(Readable.from(inTurn(chunks)), createGzip(), res)
    else await pipeline(Readable.from(inTurn(chunks)), res)
  } catch (error) {
    // A reader who leaves in the middle is no fault of ours.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}

async function* inTurn(chunks: Iterable<string>): AsyncGenerator<string> {
  for (const chunk of chunks) {
    yield chunk
    await afterOthers()
  }
}

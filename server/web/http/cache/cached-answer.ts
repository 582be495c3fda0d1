import type { ServerResponse } from 'node:http'
import { etagOf } from './etag.ts'
import type { Coding } from './negotiation.ts'

// One finished answer with its headers and, once they are made, its compressed twins.

/** How long an answer may be kept. Nothing is kept unless its handler says so here. */
type Lifetime =
  /** Sent with an ETag and compressed like any other, never kept. */
  | { readonly key: null }
  /**
   * Good until the journal moves. `seq` is that of the record the body was made from, so that a body that was being
   * rendered while the journal moved is sent but not kept. `staleAt` (epoch ms) is for a body that shows today's date.
   * `says` is what the answer says but for the revision that it names: while that stays the same, so does the answer, and it
   * goes on naming the revision that changed it last.
   */
  | { readonly key: string | null; readonly seq: number; readonly staleAt?: number; readonly says?: string }
  /** Kept whatever happens to the record: a style sheet, a script, a font. */
  | { readonly key: string; readonly survivesChanges: true }

/**
 * `key` is the canonical URL (path and canonical query). Only a request for exactly that URL is kept, so a handler may
 * pass it without comparing. A Buffer is given away: the caller must not write into it afterwards.
 */
export type Answer = Lifetime & { readonly contentType: string; readonly body: string | Buffer }

/** Bookkeeping and header lists of one entry, estimated generously; keeps a million tiny entries out as well. */
const ENTRY_OVERHEAD_BYTES = 4_096
/** Below this a compressed body saves nothing: it fits into one packet anyway. */
const MIN_COMPRESSED_BYTES = 1_024

const COMPRESSIBLE = /^text\/|[/+](?:json|jsonl|x-ndjson|xml|javascript|wasm)\b/

/** Belong to one answer or one connection (RFC 9110 section 7.6.1), never to an entry. */
const PER_REQUEST_HEADERS = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'date',
  'x-request-id',
  'set-cookie',
])
/** Made here, from the body. */
const COMPUTED_HEADERS = new Set(['etag', 'vary', 'content-length', 'content-encoding'])
/** What a 304 repeats (RFC 9110 section 15.4.5): all else is as it was, for the tag stands for the headers as well. */
const NOT_MODIFIED_HEADERS = new Set([
  'cache-control',
  'vary',
  'etag',
  'strict-transport-security',
  'access-control-allow-origin',
  'access-control-expose-headers',
])

export interface Variant {
  /** Names and values in turn, ready for writeHead. */
  readonly headers: string[]
  readonly body: Buffer
}

export interface CachedAnswer {
  /** The last sequence of the journal for which it is known to be good. */
  readonly seq: number
  readonly tag: string
  /** Tag of what it says; null where that is nothing but its body. */
  readonly says: string | null
  readonly headers: readonly string[]
  readonly notModifiedHeaders: string[]
  readonly identity: Variant
  readonly gzip: Variant | null
  readonly br: Variant | null
  readonly isCompressible: boolean
  readonly isHtml: boolean
  readonly staleAt: number
  /** Only what is asked for again earns brotli 11: otherwise a walk through all filters would keep one core busy. */
  isWorthBest: boolean
  /** Codings of which the best was made. */
  readonly best: readonly Coding[]
}

export function toCachedAnswer(res: ServerResponse, answer: Answer, isComplete: boolean): CachedAnswer {
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
  const isOfRevision = 'says' in answer && answer.says !== undefined
  const tag = etagOf(body, headers, isOfRevision ? answer.seq : undefined)
  if (isComplete) headers.push('ETag', tag)
  const survivesChanges = 'survivesChanges' in answer
  return {
    seq: 'seq' in answer ? answer.seq : Number.POSITIVE_INFINITY,
    tag,
    says: isOfRevision ? etagOf(Buffer.from(answer.says), []) : null,
    headers,
    notModifiedHeaders: repeated(headers),
    identity: toVariant(headers, body, 'identity'),
    gzip: null,
    br: null,
    isHtml: answer.contentType.startsWith('text/html'),
    isCompressible: body.length >= MIN_COMPRESSED_BYTES && COMPRESSIBLE.test(answer.contentType),
    staleAt: ('staleAt' in answer ? answer.staleAt : undefined) ?? Number.POSITIVE_INFINITY,
    isWorthBest: survivesChanges,
    best: [],
  }
}

/** What the handler had set is in the answer's lists now; written from there, a miss has the same headers as a hit. */
export function clearHeaders(res: ServerResponse): void {
  for (const name of res.getHeaderNames()) if (!PER_REQUEST_HEADERS.has(name)) res.removeHeader(name)
}

export function toVariant(headers: readonly string[], body: Buffer, coding: Coding): Variant {
  const length = ['Content-Length', String(body.length)]
  return {
    headers: coding === 'identity' ? [...headers, ...length] : [...headers, 'Content-Encoding', coding, ...length],
    body,
  }
}

function repeated(headers: readonly string[]): string[] {
  const names = headers.filter((_text, index) => index % 2 === 0)
  return names.flatMap((name, index) =>
    NOT_MODIFIED_HEADERS.has(name.toLowerCase()) ? [name, headers[2 * index + 1] as string] : [],
  )
}

/** With a compressed twin, where that is smaller than what there was. */
export function withTwin(answer: CachedAnswer, coding: Coding, body: Buffer): CachedAnswer {
  const isSmaller = body.length < (answer[coding] ?? answer.identity).body.length
  return isSmaller ? { ...answer, [coding]: toVariant(answer.headers, body, coding) } : answer
}

/** What is kept of an answer that was made anew: all that the one before has and that is still true. */
export function succeeding(before: CachedAnswer, made: CachedAnswer): CachedAnswer {
  const { seq, staleAt } = made
  if (made.says !== null && made.says === before.says) return { ...before, seq, staleAt }
  return made.tag === before.tag ? { ...before, seq, staleAt } : made
}

export function sizeOf(key: string, { identity, gzip, br }: CachedAnswer): number {
  return ENTRY_OVERHEAD_BYTES + key.length + identity.body.length + (gzip?.body.length ?? 0) + (br?.body.length ?? 0)
}

/** Whether the answer may be given to anybody who asks for the URL (RFC 9111 sections 3 and 4.1). */
export function isShareable(res: ServerResponse): boolean {
  const vary = varyWithEncoding(res.getHeader('vary'))
  const cacheControl = String(res.getHeader('cache-control') ?? '')
  return vary === 'Accept-Encoding' && !res.hasHeader('set-cookie') && !/\b(?:private|no-store)\b/i.test(cacheControl)
}

function varyWithEncoding(vary: number | string | string[] | undefined): string {
  const names = [vary ?? []].flat().join(',').split(',')
  const others = names.map(name => name.trim()).filter(name => name !== '' && name.toLowerCase() !== 'accept-encoding')
  return [...others, 'Accept-Encoding'].join(', ')
}

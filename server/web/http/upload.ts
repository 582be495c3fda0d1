import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import type { Request, RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import { beginning } from '../../domain/text/shortened.ts'
import { binaryProblem } from '../../files/binary-files.ts'
import { BadRequestError, HttpError } from './http-error.ts'

// A form with a file. The file becomes text while it arrives, and never touches the disk.

export const MAX_UPLOAD_BYTES = 64 * 1024 * 1024
/** Of what is not UTF-8: tables of old programs are never large. */
const MAX_OTHER_BYTES = 16 * 1024 * 1024
const LONGEST_NAME = 120
const MOST_FIELDS = 5

export interface Upload {
  readonly fields: URLSearchParams
  /** Null where none was chosen. */
  readonly file: UploadedFile | null
  /** Whether a field is longer than a file may be. */
  readonly isCut: boolean
}

interface UploadedFile {
  readonly name: string
  /** Bytes where they are no UTF-8, and may be text of another encoding. */
  readonly content: { readonly text: string } | { readonly bytes: Buffer } | { readonly problem: string }
}

/** Leaves an `Upload` in `req.body`. What is too large is read to its end, so that the answer arrives, and not kept. */
export const readUpload: RequestHandler = (req, _res, next) => {
  if (!req.is('multipart/form-data')) throw new HttpError(415, words().errors.formatUnknown, words().errors.sendFile)
  receive(req).then(upload => {
    req.body = upload
    next()
  }, next)
}

export function uploadOf(body: unknown): Upload {
  if (typeof body === 'object' && body !== null && 'fields' in body) return body as Upload
  throw new BadRequestError(words().errors.formEmpty)
}

async function receive(req: Request): Promise<Upload> {
  const fields = new URLSearchParams()
  let file: Promise<UploadedFile | null> = Promise.resolve(null)
  let isCut = false
  try {
    const parser = new Busboy({
      headers: { ...req.headers, 'content-type': req.headers['content-type'] ?? '' },
      limits: {
        files: 1,
        fields: MOST_FIELDS,
        fileSize: MAX_UPLOAD_BYTES,
        fieldSize: MAX_UPLOAD_BYTES,
        headerPairs: 20,
      },
    })
    parser.on('field', (name, value, _nameIsCut, valueIsCut) => {
      fields.append(name, value)
      isCut ||= valueIsCut
    })
    parser.on('file', (_field, stream, name: string | undefined) => {
      file = readFile(stream, beginning(name ?? '', LONGEST_NAME))
      // Awaited below; where the form breaks off, that is what is answered.
      file.catch(() => undefined)
    })
    await pipeline(req, parser)
    return { fields, file: await file, isCut }
  } catch (cause) {
    throw Object.assign(new BadRequestError(words().errors.fileDamaged), { cause })
  }
}

/** As much of a file as tells what it is when it is no text. */
const HEAD_BYTES = 4_000

async function readFile(stream: BusboyFileStream, name: string): Promise<UploadedFile | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const texts: string[] = []
  let head = Buffer.alloc(0)
  let bytes: Buffer[] = []
  let size = 0
  let problem: string | undefined
  let isText = true
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk])
    size += chunk.length
    if (size <= MAX_OTHER_BYTES) bytes.push(chunk)
    else bytes = []
    if (isText) isText = decoded(texts, () => decoder.decode(chunk, { stream: true }))
  }
  if (isText) isText = decoded(texts, () => decoder.decode())
  if (name === '' && head.length === 0) return null
  if (stream.truncated)
    problem = `is larger than ${MAX_UPLOAD_BYTES / 1024 / 1024} MB, which is the most that is taken here. The command line takes larger files.`
  problem ??= binaryProblem(head)
  if (!isText && size > MAX_OTHER_BYTES) problem ??= 'is not UTF-8 text. Save it as UTF-8 and try again.'
  if (problem !== undefined) return { name, content: { problem } }
  return { name, content: isText ? { text: texts.join('') } : { bytes: Buffer.concat(bytes) } }
}

function decoded(texts: string[], decode: () => string): boolean {
  try {
    texts.push(decode())
    return true
  } catch {
    texts.length = 0
    return false
  }
}

import express, { type RequestHandler } from 'express'
import { BadRequestError, HttpError } from './http-error.ts'

/** As long as a form may be: see `form-body.ts`. */
const MAX_JSON_BYTES = 1024 * 1024

// As bytes: to decode them itself the reader would load its tables from the disk, and would let pass what is no UTF-8.
const readBytes = express.raw({ type: 'application/json', limit: MAX_JSON_BYTES })

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Leaves what was sent as JSON (RFC 8259) in `req.body`, whatever it is; undefined where nothing was sent. */
export const readJsonBody: RequestHandler = (req, _res, next) => {
  const hasBody = req.headers['content-length'] !== '0' && req.headers['content-type'] !== undefined
  if (hasBody && !req.is('application/json'))
    throw new HttpError(415, 'Format not understood', 'Send JSON, with Content-Type: application/json.')
  readBytes(req, _res, (error?: unknown) => {
    if (error) {
      next(isTooLarge(error) ? new HttpError(413, 'Too much at once', 'What is sent has at most 1 MB.') : error)
      return
    }
    try {
      req.body = Buffer.isBuffer(req.body) && req.body.length > 0 ? JSON.parse(decoder.decode(req.body)) : undefined
      next()
    } catch {
      next(new BadRequestError('What was sent is no JSON in UTF-8.'))
    }
  })
}

const isTooLarge = (error: unknown): boolean => error instanceof Error && 'status' in error && error.status === 413

import express, { type RequestHandler } from 'express'
import { BadRequestError, HttpError } from './http-error.ts'

/** Several times the longest text that was ever recorded; a longer one is imported. */
const MAX_FORM_BYTES = 1024 * 1024

const TOO_LARGE =
  'A form has at most 1 MB, about 150,000 letters of Cyrillic or a million of Latin, and this one is longer. Nothing was changed. Go back in your browser: what you typed is still there. Send a long text in several steps, some points at a time, or import it with the command line.'

// As bytes: to decode them itself the reader would load its tables from the disk, with the first form that comes.
const readBytes = express.raw({ type: 'application/x-www-form-urlencoded', limit: MAX_FORM_BYTES })

/** Leaves the form in `req.body` as URLSearchParams: a flat list of names and strings, whatever the sender made of it. */
export const readFormBody: RequestHandler = (req, res, next) => {
  if (!req.is('application/x-www-form-urlencoded') || !isInUtf8(req.headers['content-type'] ?? '')) {
    throw new HttpError(415, 'Format not understood', 'Send the form as application/x-www-form-urlencoded in UTF-8.')
  }
  readBytes(req, res, (error?: unknown) => {
    if (error) {
      next(isTooLarge(error) ? new HttpError(413, 'Too much at once', TOO_LARGE) : error)
      return
    }
    if (!Buffer.isBuffer(req.body)) {
      next(new BadRequestError('The form arrived empty.'))
      return
    }
    const text = req.body.toString()
    if (isDamaged(text)) {
      next(new BadRequestError('The form arrived damaged: it is not percent-encoded UTF-8. Send it again.'))
      return
    }
    // Its parser takes a hundred times as long for a plus as for the space for which it stands.
    req.body = new URLSearchParams(text.replaceAll('+', ' '))
    next()
  })
}

const isInUtf8 = (contentType: string): boolean => !/charset=(?!"?utf-?8"?(?:;|$))/i.test(contentType)
const isTooLarge = (error: unknown): boolean => error instanceof Error && 'status' in error && error.status === 413

/** URLSearchParams would put U+FFFD for what it cannot decode, and words would be stored that nobody wrote. */
function isDamaged(body: string): boolean {
  try {
    decodeURIComponent(body)
    return body.includes('\uFFFD')
  } catch {
    return true
  }
}

export function formOf(body: unknown): URLSearchParams {
  if (body instanceof URLSearchParams) return body
  throw new BadRequestError('The form arrived empty.')
}

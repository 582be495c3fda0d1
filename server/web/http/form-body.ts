import express, { type RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import { BadRequestError, HttpError } from './http-error.ts'

/** Several times the longest text that was ever recorded; a longer one is imported. */
const MAX_FORM_BYTES = 1024 * 1024

// As bytes: to decode them itself the reader would load its tables from the disk, with the first form that comes.
const readBytes = express.raw({ type: 'application/x-www-form-urlencoded', limit: MAX_FORM_BYTES })

/** Leaves the form in `req.body` as URLSearchParams: a flat list of names and strings, whatever the sender made of it. */
export const readFormBody: RequestHandler = (req, res, next) => {
  if (!req.is('application/x-www-form-urlencoded') || !isInUtf8(req.headers['content-type'] ?? '')) {
    throw new HttpError(415, words().errors.formatUnknown, words().errors.sendForm)
  }
  readBytes(req, res, (error?: unknown) => {
    if (error) {
      next(isTooLarge(error) ? new HttpError(413, words().errors.tooMuch, words().errors.formTooLarge) : error)
      return
    }
    if (!Buffer.isBuffer(req.body)) {
      next(new BadRequestError(words().errors.formEmpty))
      return
    }
    const text = req.body.toString()
    if (isDamaged(text)) {
      next(new BadRequestError(words().errors.formDamaged))
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
  throw new BadRequestError(words().errors.formEmpty)
}

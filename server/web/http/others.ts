import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { beforeHeaders } from './before-headers.ts'
import { type Known, seenBy, WROTE_COOKIE } from './cache/seen.ts'
import { HttpError } from './http-error.ts'

// Several processes that serve the same site: nobody is led back in time by the one that answers them next.

export interface Others {
  /** How far this process knows what all of them keep. */
  known(): Known
  /** Takes in all that they had stored when it was asked; false where that can't be learnt in a second or two. */
  catchUp(): Promise<boolean>
}

const MINUTE_MS = 60_000
const RETRY_SECONDS = '1'

/** Whether whoever asks has seen something of which this process has not heard yet. */
export function isAhead(req: IncomingMessage, others: Others): boolean {
  const seen = seenBy(req)
  if (seen === null) return false
  const known = others.known()
  return seen.record > known.record || seen.desk > known.desk || seen.accounts > known.accounts
}

const leftBehind = new WeakSet<IncomingMessage>()

/** It could not be learnt what whoever asks has seen. */
export const isLeftBehind = (req: IncomingMessage): void => void leftBehind.add(req)

/** What is only read is not answered from before. A balancer asks another process; what is written is judged when it is stored. */
export const notFromBefore: RequestHandler = (req, res, next) => {
  if (!leftBehind.has(req) || (req.method !== 'GET' && req.method !== 'HEAD')) {
    next()
    return
  }
  res.set('Retry-After', RETRY_SECONDS)
  throw new HttpError(
    503,
    'What you have seen is not here yet',
    'You have seen a later revision of this record than could be found just now. Load the page again in a moment.',
  )
}

/** Notes with whoever has written how far this process knows all, so that the next one does as well before it answers. */
export function rememberWrites({ known }: Others, publicUrl: string | null): RequestHandler {
  const secure = publicUrl?.startsWith('https:') ?? false
  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD' && req.headers.authorization === undefined)
      beforeHeaders(res, status => {
        const { record, desk, accounts } = known()
        const how = { path: '/', sameSite: 'lax', httpOnly: true, secure, maxAge: MINUTE_MS } as const
        if (status < 400) res.cookie(WROTE_COOKIE, `${record}.${desk}.${accounts}`, how)
      })
    next()
  }
}

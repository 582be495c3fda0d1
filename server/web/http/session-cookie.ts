import type { IncomingMessage } from 'node:http'
import type { Response } from 'express'
import { LONGEST_DAYS } from '../../domain/accounts/session.ts'
import { cookieOf } from './cookies.ts'

/** How a browser holds a session, and how it knows that it holds one. */
export interface SessionCookie {
  /** What the browser holds; undefined for one in which nobody has signed in. */
  read(req: Pick<IncomingMessage, 'headers'>): string | undefined
  give(res: Response, secret: string): void
  take(res: Response): void
}

/** Says to the page's script that there may be more to show, and nothing else: whoever sets it themselves gains nothing. */
const MARKER = 'signed-in'

const MAX_AGE_MS = LONGEST_DAYS * 86_400_000

/** With https no other host, also none below this one, can set or see the cookie; browsers refuse such a name without. */
export function sessionCookie(publicUrl: string | null): SessionCookie {
  const secure = publicUrl?.startsWith('https:') ?? false
  const name = secure ? '__Host-session' : 'session'
  const shared = { path: '/', sameSite: 'lax', secure } as const
  return {
    read: req => cookieOf(req, name),
    give(res, secret) {
      res.cookie(name, secret, { ...shared, httpOnly: true, maxAge: MAX_AGE_MS })
      res.cookie(MARKER, '1', { ...shared, maxAge: MAX_AGE_MS })
    },
    take(res) {
      res.clearCookie(name, { ...shared, httpOnly: true })
      res.clearCookie(MARKER, shared)
    },
  }
}

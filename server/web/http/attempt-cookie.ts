import type { IncomingMessage } from 'node:http'
import type { Response } from 'express'
import { cookieOf } from './cookies.ts'

/** By what a browser finds again what somebody has begun in it. */
export interface AttemptCookie {
  read(req: Pick<IncomingMessage, 'headers'>): string | undefined
  give(res: Response, key: string): void
  take(res: Response): void
}

/** Lax and not Strict: a strict one is not sent when another site leads somebody back here. */
export function attemptCookie(publicUrl: string | null, what: 'second-step' | 'provider'): AttemptCookie {
  const secure = publicUrl?.startsWith('https:') ?? false
  const name = secure ? `__Host-${what}` : what
  const how = { path: '/', sameSite: 'lax', httpOnly: true, secure } as const
  return {
    read: req => cookieOf(req, name),
    give: (res, key) => void res.cookie(name, key, how),
    take: res => void res.clearCookie(name, how),
  }
}

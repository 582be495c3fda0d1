import type { Request, Response } from 'express'
import { queryOf } from '../http/request-query.ts'

/** Sends whoever comes by another address of the same page to the one that it has; says whether it did. */
export function redirected(req: Pick<Request, 'originalUrl'>, res: Response, canonical: string): boolean {
  const isSame = queryOf(req).toString() === queryOf({ originalUrl: canonical }).toString()
  if (!isSame) res.redirect(302, canonical)
  return !isSame
}

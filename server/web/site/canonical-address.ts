import type { Request, Response } from 'express'
import { NotFoundError } from '../http/http-error.ts'
import { queryOf } from '../http/request-query.ts'

/**
 * Sends whoever comes by another address of the same page to the one that it has; says whether it did. The only place where
 * a `Location` is made of what a request says, and it leads nowhere but to this site.
 */
export function redirected(req: Pick<Request, 'originalUrl'>, res: Response, canonical: string): boolean {
  const isSame = queryOf(req).toString() === queryOf({ originalUrl: canonical }).toString()
  if (isSame) return false
  if (leadsElsewhere(canonical)) throw new NotFoundError('There is no page at this address.')
  res.redirect(302, canonical)
  return true
}

/** Browsers read two slashes, also one of them turned round, as the beginning of another host (WHATWG URL, 4.4). */
const leadsElsewhere = (address: string): boolean => !/^\/(?![/\\])/.test(address.replace(/[\t\n\r]/g, ''))

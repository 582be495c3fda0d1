import type { Request, Response } from 'express'
import { words } from '../../domain/language/words.ts'
import { NotFoundError } from '../http/http-error.ts'
import { queryOf } from '../http/request-query.ts'
import { leadsWithinSite } from '../http/within-site.ts'
import { ignoredBy } from './ignored-parameters.ts'

/** Sends whoever comes by another address of the same page to the one that it has, on this site; says whether it did. */
export function redirected(req: Pick<Request, 'originalUrl'>, res: Response, canonical: string): boolean {
  const [asked, ignored] = [queryOf(req), new URLSearchParams()]
  for (const name of ignoredBy(res)) {
    for (const value of asked.getAll(name)) ignored.append(name, value)
    asked.delete(name)
  }
  if (asked.toString() === queryOf({ originalUrl: canonical }).toString()) return false
  if (!leadsWithinSite(canonical)) throw new NotFoundError(words().errors.noPageHere)
  // What is ignored goes along, so that the page can say so.
  res.redirect(302, ignored.size > 0 ? `${canonical}${canonical.includes('?') ? '&' : '?'}${ignored}` : canonical)
  return true
}

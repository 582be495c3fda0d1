import type { IncomingMessage } from 'node:http'
import type { Request, RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import type { Access } from './access.ts'
import { bearerOf } from './bearer.ts'
import { ForbiddenError } from './http-error.ts'
import { isLoopbackHost } from './loopback.ts'
import { proxyTrace } from './proxy-traces.ts'
import type { SessionCookie } from './session-cookie.ts'

interface Surroundings {
  readonly access: () => Access
  readonly publicUrl: string | null
  readonly cookie: Pick<SessionCookie, 'read'>
}

/**
 * Refuses a write that another site's page could have caused. Browsers say by `Sec-Fetch-Site` (or, older ones, by
 * `Origin`) where a request comes from; a client that sends neither is no browser and carries nobody's authority, unless it
 * brings a session along. A request that is signed with a token brings it on purpose: nothing sends that by itself.
 */
export const ownPagesOnly =
  ({ access, publicUrl, cookie }: Surroundings): RequestHandler =>
  (req, _res, next) => {
    const isOpen = access() === 'open'
    if (isOpen) refuseOthersThanThisMachine(req)
    else if (bearerOf(req) !== undefined) {
      next()
      return
    }
    const asAsked = `${req.protocol}://${req.headers.host ?? ''}`
    if (!isFromOwnPage(req, isOpen ? asAsked : (publicUrl ?? asAsked), cookie))
      throw new ForbiddenError(words().errors.fromAnotherSite)
    next()
  }

function isFromOwnPage({ headers }: Request, ownOrigin: string, cookie: Surroundings['cookie']): boolean {
  const { origin } = headers
  const site = headers['sec-fetch-site']
  if (origin !== undefined && origin !== ownOrigin) return false
  if (site !== undefined) return site === 'same-origin'
  return origin !== undefined || cookie.read({ headers }) === undefined
}

/** The Host check stops DNS rebinding: a foreign name that resolves to this machine is not one of its names. */
function refuseOthersThanThisMachine(req: IncomingMessage): void {
  if (!isLoopbackHost(hostName(req.headers.host ?? ''))) throw new ForbiddenError(words().errors.onlyThisMachine)
  if (proxyTrace(req) !== null) throw new ForbiddenError(words().errors.notThroughProxy)
}

const hostName = (host: string): string =>
  host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase()

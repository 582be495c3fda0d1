import type { Request, RequestHandler, Response } from 'express'
import { isAtLeast, type Role } from '../../domain/accounts/roles.ts'
import { words } from '../../domain/language/words.ts'
import type { Access } from './access.ts'
import { bearerOf } from './bearer.ts'
import { ForbiddenError, HttpError } from './http-error.ts'
import { answersOne, personOf } from './person.ts'

interface Guarded {
  readonly who: 'everybody' | Role
  readonly answers: 'page' | 'data' | 'file'
}

/** Where nobody may write, addresses of writers do not exist. */
export const existsFor =
  ({ who }: Guarded, access: () => Access): RequestHandler<never> =>
  (req, _res, next) => {
    if (who !== 'everybody' && personOf(req) === null && access() !== 'accounts') next('route')
    else next()
  }

/** Lets those through for whom an address is; to others it says what they have to do, or that they may not. */
export const onlyFor =
  ({ who, answers }: Guarded): RequestHandler<never> =>
  (req, res, next) => {
    if (who === 'everybody') {
      next()
      return
    }
    const person = personOf(req)
    const isRead = req.method === 'GET' || req.method === 'HEAD'
    if (person === null) askToSignIn(req, res, isRead && answers === 'page')
    else if (!isAtLeast(person.role, who)) throw new ForbiddenError(words().errors.isFor[who])
    else if (person.onlyReads && !isRead) throw new ForbiddenError(words().errors.tokenOnlyReads)
    else {
      answersOne(req)
      next()
    }
  }

/** Lets programs through that sign with a token: what a browser sends by itself counts for nothing here. */
export const onlyByToken =
  (access: () => Access): RequestHandler<never> =>
  (req, res, next) => {
    if (access() === 'open')
      throw new ForbiddenError('Programs write with tokens, and tokens belong to accounts. There are no accounts yet.')
    if (bearerOf(req) !== undefined && personOf(req) !== null) {
      next()
      return
    }
    const isMissing = bearerOf(req) === undefined
    res.set('WWW-Authenticate', `Bearer realm="Parley"${isMissing ? '' : ', error="invalid_token"'}`)
    throw new HttpError(
      401,
      'Not signed',
      isMissing
        ? 'Sign the request with a token: Authorization: Bearer …'
        : 'This token is not known, has ended or was revoked. Make another on the page of your account.',
    )
  }

/** A person goes to the page where they sign in, and comes back. */
function askToSignIn(req: Request<never>, res: Response, isPage: boolean): void {
  // A program that signs its requests can't make use of that page.
  if (isPage && bearerOf(req) === undefined) {
    res.set('Cache-Control', 'no-store').redirect(303, loginPath(req.originalUrl))
    return
  }
  res.set('WWW-Authenticate', 'Bearer realm="Parley"')
  throw new HttpError(401, words().errors.notSignedIn, words().errors.signInFirst)
}

/** Where somebody signs in, to go on at an address of this site. */
export const loginPath = (next?: string): string =>
  next === undefined ? '/login' : `/login?${new URLSearchParams({ next })}`

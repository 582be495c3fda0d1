import type { RequestHandler } from 'express'
import { matcherOf } from './pattern.ts'

// What pages of other sites may ask (Fetch standard, CORS): read any data, and write as programs do, with a token that they
// bring themselves. A session never counts there, so nobody's browser can be made to write.

interface Asked {
  readonly method: string
  readonly pattern: string
  readonly answers: 'page' | 'data' | 'file'
}

const REQUEST_HEADERS = 'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Parley-Seen'
const A_DAY = '86400'

/** Answers what a browser asks before a request that no form could make. Pages and their forms are not asked for. */
export function preflight(addresses: readonly Asked[]): RequestHandler {
  const data = addresses
    .filter(({ answers }) => answers === 'data')
    .map(({ method, pattern }) => ({ method: method.toUpperCase(), matches: matcherOf(pattern) }))
  return (req, res, next) => {
    const methods = data.filter(({ matches }) => matches.test(req.path)).map(({ method }) => method)
    if (methods.length === 0) {
      next()
      return
    }
    res
      .status(204)
      .set('Access-Control-Allow-Origin', '*')
      .set('Access-Control-Allow-Methods', [...new Set(methods)].join(', '))
      .set('Access-Control-Allow-Headers', REQUEST_HEADERS)
      .set('Access-Control-Max-Age', A_DAY)
      .end()
  }
}

import type { RequestHandler } from 'express'
import { isOwnRequest } from './cache/remaking.ts'

export interface Observed {
  readonly method: string
  /** The pattern of its address, never the address itself, which may hold what somebody searched for. */
  readonly route: string
  readonly status: number
  readonly seconds: number
}

/** Tells of each request that the page cache did not answer, when its answer is out. */
export const observed =
  (note: (request: Observed) => void): RequestHandler =>
  (req, res, next) => {
    if (isOwnRequest(req)) {
      next()
      return
    }
    const began = performance.now()
    res.once('close', () => {
      const pattern: unknown = req.route?.path
      const route = typeof pattern === 'string' ? req.baseUrl + pattern : 'none'
      note({ method: req.method, route, status: res.statusCode, seconds: (performance.now() - began) / 1_000 })
    })
    next()
  }

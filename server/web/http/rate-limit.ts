import type { Request, RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { words } from '../../domain/language/words.ts'
import { isOwnRequest } from './cache/remaking.ts'
import { HttpError } from './http-error.ts'

/** How many requests one visitor may make in a minute. What is answered from the cache is not counted. */
export const LIMITS = {
  reads: 3_000,
  /** A record of another time is folded from the journal anew, which costs more than any page. */
  pastReads: 240,
  writes: 300,
  /** A preview asks for one; drawing it costs more than a page. */
  cards: 120,
  /** A print holds as many milestones as five pages of the timeline, with all their sources. */
  prints: 20,
  /** A report of an error is read by a person, each of them. */
  reports: 5,
  /** All of a large record in one answer: 10 MB with 100,000 milestones, and as much memory until it is read. */
  explorations: 120,
} as const

type Limit = keyof typeof LIMITS

export type Limits = Readonly<Record<Limit, number>>

/** Each is one count for all addresses that name it. */
export type RouteLimit = Exclude<Limit, 'reads' | 'pastReads'>

export const routeLimits = (limits: Limits): Readonly<Record<RouteLimit, RequestHandler>> => ({
  writes: perMinute(limits.writes),
  cards: perMinute(limits.cards),
  prints: perMinute(limits.prints),
  reports: perMinute(limits.reports),
  explorations: perMinute(limits.explorations),
})

export const perMinute = (limit: number, skip: (req: Request) => boolean = () => false): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit,
    skip: req => isOwnRequest(req) || skip(req),
    // Headers about the limit would be kept with the page and told to other visitors.
    standardHeaders: false,
    legacyHeaders: false,
    // Any visitor can send these; that is no misconfiguration to write to the console about.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_req, res) => {
      res.set('Retry-After', '60')
      throw new HttpError(429, words().errors.tooMany, words().errors.tooManyWait)
    },
  })

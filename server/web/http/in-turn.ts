import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import { beforeHeaders } from './before-headers.ts'
import type { PageCache } from './cache/page-cache.ts'
import { isOwnRequest } from './cache/remaking.ts'
import { HttpError } from './http-error.ts'
import { createTurns, type TurnLimits } from './turns.ts'

const RETRY_SECONDS = '5'

/** The last places in the line of one address are for those who are turned away with a whole page, or with their form. */
const PLACES_FOR_REFUSALS = 20

const goingOn = new WeakMap<IncomingMessage, (piece: () => void) => void>()

const refused = new WeakSet<IncomingMessage>()

/** Lets requests that the cache could not answer through in turn: see `turns.ts`. */
export function inTurn(cache: PageCache, limits: TurnLimits): RequestHandler {
  const turns = createTurns(limits)
  return (req, res, next) => {
    if (isOwnRequest(req)) {
      next()
      return
    }
    const address = req.ip ?? ''
    if (turns.waitingOf(address) >= limits.waitingOfOne - PLACES_FOR_REFUSALS) refused.add(req)
    goingOn.set(req, piece => turns.goOn(address, piece))
    const isInLine = turns.ask(address, {
      begin: done => {
        // The one before in line may have brought it into the cache.
        if (res.destroyed || (!refused.has(req) && isRead(req) && cache.serve(req, res))) {
          done()
          return
        }
        // It is made when it begins to go out: how long a reader takes for it costs nobody else.
        beforeHeaders(res, done)
        res.once('close', done)
        next()
      },
    })
    if (isInLine) return
    res.writeHead(503, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Retry-After': RETRY_SECONDS,
      Connection: 'close',
    })
    res.end('Too many requests wait for an answer. Try again in a moment.\n')
  }
}

/** Makes one more piece of a long answer when it is its turn. */
export const pieceInTurn = <T>(req: IncomingMessage, make: () => T): Promise<Awaited<T>> =>
  new Promise((resolve, reject) => {
    const goOn = goingOn.get(req) ?? setImmediate
    goOn(() => {
      try {
        Promise.resolve(make()).then(resolve, reject)
      } catch (error) {
        reject(error)
      }
    })
  })

/** Does work that comes in pieces, each when it is its turn. */
export async function inPieces<T>(req: IncomingMessage, work: Generator<void, T>): Promise<T> {
  for (;;) {
    const { done, value } = await pieceInTurn(req, () => work.next())
    if (done) return value as T
  }
}

const PIECE_MS = 10

/** The same for pieces so small that a turn has time for many. */
export async function inSmallPieces<T>(req: IncomingMessage, work: Generator<void, T>): Promise<T> {
  for (;;) {
    const { done, value } = await pieceInTurn(req, () => {
      const began = performance.now()
      for (;;) {
        const piece = work.next()
        if (piece.done || performance.now() - began > PIECE_MS) return piece
      }
    })
    if (done) return value as T
  }
}

/** Turns away whoever asked for too much at once; a form only when it has been read, so that it can be shown again. */
export const turnAway: RequestHandler = (req, res, next) => {
  if (!refused.has(req) || (req.method === 'POST' && req.body === undefined)) {
    next()
    return
  }
  res.set('Retry-After', RETRY_SECONDS)
  throw new HttpError(429, words().errors.tooManyAtOnce, words().errors.tooManyWaiting)
}

const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD'

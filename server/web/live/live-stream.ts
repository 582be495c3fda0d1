import type { Request, RequestHandler } from 'express'
import { ParameterReader } from '../../domain/parameters/parameter-reader.ts'
import { sequence } from '../../domain/parameters/readings.ts'
import { parseTimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { askedOfData } from '../http/asked-query.ts'
import { HttpError } from '../http/http-error.ts'
import { queryOf } from '../http/request-query.ts'
import { allowReading } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'

const RETRY_SECONDS = '60'

/**
 * `GET /live` with the filters of the timeline: a server-sent event for what is recorded or corrected from now on. Its id is
 * the sequence of the record, from which it goes on after a break (`Last-Event-ID`); who comes for the first time names in
 * `after` the revision that the page shows.
 */
export const liveStream =
  ({ site }: Reading): RequestHandler =>
  (req, res, next) => {
    const params = queryOf(req)
    const reader = new ParameterReader(new URLSearchParams([...params].filter(([name]) => name === 'after')))
    const { after } = askedOfData(reader.finish({ after: reader.read('after', sequence) }))
    params.delete('after')
    params.delete('page')
    const query = { ...askedOfData(parseTimelineQuery(params)), page: 1, order: null } as const
    const address = req.ip ?? ''
    if (!site.live.hasRoom(address)) {
      res.set('Retry-After', RETRY_SECONDS)
      throw new HttpError(503, 'Too many listeners', 'No more readers can be told at once. Load the page again later.')
    }
    allowReading(res)
      .set('Content-Type', 'text/event-stream')
      .set('Cache-Control', 'no-store')
      // nginx would gather what is sent.
      .set('X-Accel-Buffering', 'no')
    res.flushHeaders()
    if (req.method === 'HEAD') res.end()
    else site.live.join({ res, address, query, knows: lastHeard(req) ?? after ?? site.record.head.seq }).catch(next)
  }

function lastHeard(req: Request): number | null {
  const id = req.get('Last-Event-ID') ?? ''
  return /^\d{1,15}$/.test(id) ? Number(id) : null
}

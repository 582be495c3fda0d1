import type { RequestHandler } from 'express'
import type { EntryKind } from '../editing/entry-kind.ts'
import { matchesEtag } from '../http/cache/etag.ts'
import { allowReading } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { entryAnswer, sendAnswered } from './answered.ts'
import { idAsked } from './collections.ts'

/** `GET /api/1/events/:id` and the like: the entry as it stands, with the revision to be named by whoever changes it. */
export const readEntry =
  ({ type }: EntryKind, { site }: Pick<Reading, 'site'>): RequestHandler<{ id: string }> =>
  (req, res) => {
    const answer = entryAnswer(site.record, type, idAsked(type, req.params))
    res.set('Cache-Control', 'no-cache')
    if (matchesEtag(req.headers['if-none-match'], answer.headers['ETag'] ?? '')) {
      allowReading(res).set(answer.headers).status(304).end()
      return
    }
    sendAnswered(res, answer)
  }

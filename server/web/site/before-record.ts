import type { RequestHandler } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import { words } from '../../domain/language/words.ts'
import { instantInWords } from './layout.ts'
import type { Reading } from './page-sender.ts'
import { withMoment } from './paths.ts'
import { template } from './template.ts'
import { asksForThePast, readingOf } from './time-travel.ts'

interface BeforeRecordPage {
  /** When the first entry came in. */
  readonly since: string
  readonly day: string
  /** The same page as of that day of the negotiation. */
  readonly onHref: string
  readonly nowHref: string
}

export const BEFORE_RECORD_TEMPLATE = template<BeforeRecordPage>('site/before-record')

/** Before every page: answers whoever asks what this site knew before it held anything: not “empty”, but since when it has. */
export const beforeRecord =
  ({ site, pages }: Reading): RequestHandler<never> =>
  (req, res, next) => {
    const since = site.moments.current.heldSince
    if (since === null || !asksForThePast(req)) {
      next()
      return
    }
    const { moment, params } = readingOf(site, req)
    const { known } = moment
    if (known === undefined || known >= since) {
      next()
      return
    }
    const here = params.size > 0 ? `${req.path}?${params}` : req.path
    const on = moment.on ?? known.slice(0, 10)
    const page = {
      since: instantInWords(since),
      day: dateInWords(on),
      onHref: withMoment(here, { on }),
      nowHref: here,
    }
    const layout = { title: words().clock.noRecordThen, robots: 'noindex', moment } as const
    pages.send(req, res, BEFORE_RECORD_TEMPLATE, { layout, page })
  }

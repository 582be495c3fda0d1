import type { RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import { timelineOf, withoutOwnOrder } from '../../domain/timeline/record-timeline.ts'
import { parseTimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { askedOfPage } from '../http/asked-query.ts'
import { redirected } from '../site/canonical-address.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { readingOf } from '../site/time-travel.ts'
import { OVERVIEW_TEMPLATE, toOverview } from './overview.ts'

/** `GET /overview`: the timeline in lanes, which its page fetches when a reader unfolds them. */
export const overviewPage =
  ({ site, pages }: Reading): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const query = withoutOwnOrder(record, askedOfPage(parseTimelineQuery(params)))
    if (query.search !== '') await site.search.ready()
    const result = timelineOf(record).query(query)
    const paths = pathsAt(moment)
    const canonical = paths.overview({ ...query, page: result.page === 1 ? 1 : query.page })
    if (redirected(req, res, canonical)) return
    const page = { overview: toOverview(record, query, result), timelineHref: paths.timeline(query) }
    const layout = { title: words().overview.title, canonical, robots: 'noindex', moment } as const
    pages.send(req, res, OVERVIEW_TEMPLATE, { layout, page }, page.overview ? { key: canonical } : undefined)
  }

import type { RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import { timelineOf, withoutOwnOrder } from '../../domain/timeline/record-timeline.ts'
import { parseTimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { askedOfPage } from '../http/asked-query.ts'
import { redirected } from '../site/canonical-address.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { readingOf } from '../site/time-travel.ts'
import { FILTERS_TEMPLATE, toFilterForm } from './filter-form.ts'

/** `GET /filters`: every value of every filter, which the timeline fetches when a reader asks for more than it lists. */
export const filtersPage =
  ({ site, pages }: Reading): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const query = { ...withoutOwnOrder(record, askedOfPage(parseTimelineQuery(params))), page: 1 }
    if (query.search !== '') await site.search.ready()
    const paths = pathsAt(moment)
    const canonical = paths.filters(query)
    if (redirected(req, res, canonical)) return
    const page = {
      form: toFilterForm(record, query, timelineOf(record).query(query), 'all'),
      timelineHref: paths.timeline(query),
    }
    const layout = { title: words().timeline.allFilters, canonical, robots: 'noindex', moment } as const
    pages.send(req, res, FILTERS_TEMPLATE, { layout, page }, { key: canonical })
  }

import type { RequestHandler } from 'express'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { parseTimelineQuery, type TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { redirected } from '../site/canonical-address.ts'
import { asData } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { readingOf } from '../site/time-travel.ts'
import { filtersInWords } from './filters.ts'
import { TIMELINE_TEMPLATE, toTimelinePage, withProblems } from './timeline-view.ts'

/** `GET /`: the negotiation in order, with filters that are all in the address. */
export const timelinePage =
  ({ site, pages }: Reading): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const { query, problems } = parseTimelineQuery(params)
    const isRead = problems.length === 0
    if (query.search !== '') await site.search.ready()
    const canonical = pathsAt(moment).timeline({ ...query, page: lastPageAtMost(record, query) })
    if (isRead && redirected(req, res, canonical)) return
    const whole = toTimelinePage(record, query)
    const page = isRead ? whole : withProblems(whole, { problems, params })
    if (!isRead) res.status(400)
    const layout = {
      title: page.isFiltered ? `Filtered – ${page.title}` : page.title,
      ...(page.isFiltered && { description: `${page.countText}. ${filtersInWords(record, query).join('. ')}` }),
      canonical,
      moment,
      alternates: asData({ jsonHref: page.exportHref }, 'This timeline'),
    }
    const keep = isRead && page.months.length > 0 ? { key: canonical } : undefined
    pages.send(req, res, TIMELINE_TEMPLATE, { layout, page }, keep)
  }

/** A page number beyond the end leads to the last page there is. */
const lastPageAtMost = (record: NegotiationRecord, query: TimelineQuery): TimelineQuery['page'] =>
  query.page === 1 || typeof query.page === 'string' ? query.page : timelineOf(record).query(query).page

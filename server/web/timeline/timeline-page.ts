import type { RequestHandler } from 'express'
import { isoDayOf } from '../../domain/dates/day-numbers.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { isSetUp } from '../../domain/record/set-up.ts'
import { timelineOf, withoutOwnOrder } from '../../domain/timeline/record-timeline.ts'
import { parseTimelineQuery, type TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { redirected } from '../site/canonical-address.ts'
import { asData } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { isPast, readingOf } from '../site/time-travel.ts'
import { filtersInWords } from './filters.ts'
import { TIMELINE_TEMPLATE, type TimelinePage, toTimelinePage, withProblems } from './timeline-view.ts'

const DAY_MS = 86_400_000

/** `GET /`: the negotiation in order, with filters that are all in the address. */
export const timelinePage =
  ({ site, pages }: Reading): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    if (site.mayWrite && !isPast(moment) && !isSetUp(record)) return res.redirect(303, pathsAt({}).setUp)
    const { query: asked, problems } = parseTimelineQuery(params)
    const query = withoutOwnOrder(record, asked)
    const isRead = problems.length === 0
    if (query.search !== '') await site.search.ready()
    const canonical = pathsAt(moment).timeline({ ...query, page: lastPageAtMost(record, query) })
    if (isRead && redirected(req, res, canonical)) return
    const today = Math.floor(site.now().getTime() / DAY_MS)
    const whole = toTimelinePage(record, query, isoDayOf(today))
    const page = isRead ? whole : withProblems(whole, { problems, params })
    if (!isRead) res.status(400)
    const layout = {
      title: page.whole ? `${page.title} – ${page.whole.text}` : page.title,
      ...(page.isOpening && page.state.brief && { description: briefInOneLine(page.state.brief) }),
      ...(page.months.length > 0 && {
        skipsTo: [
          { text: 'Skip to the first milestone', href: '#milestones' },
          { text: 'Skip to the filters', href: '#filters' },
        ],
      }),
      ...(page.isFiltered && { description: `${page.countText}. ${filtersInWords(record, query).join('. ')}` }),
      canonical,
      moment,
      hasClock: true,
      order: query.order === null && query.page === 1 ? page.order : null,
      alternates: asData({ jsonHref: page.exportHref }, 'This timeline'),
    }
    const keep = isRead && page.months.length > 0 ? { key: canonical, staleAt: (today + 1) * DAY_MS } : undefined
    pages.send(req, res, TIMELINE_TEMPLATE, { layout, page }, keep)
  }

/** What previews elsewhere say of the record. */
const briefInOneLine = ({ date, lead, rest }: NonNullable<TimelinePage['state']['brief']>): string =>
  `${date ? `${date.words}: ` : ''}${lead} ${rest}`

/** A page number beyond the end leads to the last page there is. */
const lastPageAtMost = (record: NegotiationRecord, query: TimelineQuery): TimelineQuery['page'] =>
  query.page === 1 || typeof query.page === 'string' ? query.page : timelineOf(record).query(query).page

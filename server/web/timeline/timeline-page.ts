import type { Request, RequestHandler } from 'express'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { parseTimelineQuery, type TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { queryOf } from '../http/request-query.ts'
import type { PageSender } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { readingOf } from '../site/time-travel.ts'
import { filtersInWords } from './filters.ts'
import { TIMELINE_TEMPLATE, toTimelinePage } from './timeline-view.ts'

/** `GET /`: the negotiation in order, with filters that are all in the address. */
export const timelinePage =
  ({ site, pages }: { readonly site: Site; readonly pages: PageSender }): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const { query, problems } = parseTimelineQuery(params)
    if (query.search !== '') await site.search.ready()
    const canonical = pathsAt(moment).timeline({ ...query, page: lastPageAtMost(record, query) })
    if (problems.length === 0 && !isAddressOf(canonical, req)) {
      res.redirect(302, canonical)
      return
    }
    const page = {
      ...toTimelinePage(record, query),
      problems: problems.map(({ parameter, message }) => ({ field: parameter, message })),
      ...(problems.length > 0 && { isOpening: false }),
      ...typedDates(problems),
    }
    if (problems.length > 0) res.status(400)
    const layout = {
      title: page.isFiltered ? `Filtered – ${page.title}` : page.title,
      ...(page.isFiltered && { description: describeFiltered(page.countText, filtersInWords(record, query)) }),
      canonical,
      moment,
      alternates: [{ type: 'application/json', href: page.exportHref, title: 'This timeline as JSON' }],
    }
    pages.send(
      req,
      res,
      TIMELINE_TEMPLATE,
      { layout, page },
      problems.length === 0 && page.months.length > 0 ? { key: canonical } : undefined,
    )
  }

const describeFiltered = (count: string, filters: readonly string[]): string => `${count}. ${filters.join('. ')}`

/** A page number beyond the end leads to the last page there is. */
const lastPageAtMost = (record: NegotiationRecord, query: TimelineQuery): TimelineQuery['page'] =>
  query.page === 1 || query.page === 'last' ? query.page : timelineOf(record).query(query).page

/** Whether a request came for exactly this address, whatever way its characters are encoded. */
const isAddressOf = (canonical: string, req: Request): boolean =>
  queryOf(req).toString() === new URLSearchParams(canonical.split('?')[1] ?? '').toString()

/** A date that could not be read stays in its field as it was typed. */
function typedDates(problems: readonly { readonly parameter: string; readonly typed: readonly string[] }[]) {
  const typed = (name: string) => problems.find(({ parameter }) => parameter === name)?.typed[0]
  const [from, to, search] = [typed('from'), typed('to'), typed('search')]
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(search !== undefined && { search }),
  }
}

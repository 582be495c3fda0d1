import type { RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import { timelineOf, withoutOwnOrder } from '../../domain/timeline/record-timeline.ts'
import { parseTimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { askedOfPage } from '../http/asked-query.ts'
import { redirected } from '../site/canonical-address.ts'
import { momentInWords } from '../site/layout.ts'
import type { PageSender } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { readingOf } from '../site/time-travel.ts'
import { PRINT_TEMPLATE, type PrintPage, toPrintPage } from './print-view.ts'

/** Milestones that the site puts on one page for printing; a longer result comes in parts of so many. */
const PRINTED_AT_ONCE = 500

const DAY_MS = 86_400_000

/** `GET /print`: the timeline with the same filters, whole and with its sources in full, made for paper. */
export const printPage =
  ({
    site,
    pages,
    most = PRINTED_AT_ONCE,
  }: {
    readonly site: Site
    readonly pages: PageSender
    readonly most?: number
  }): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const query = withoutOwnOrder(record, askedOfPage(parseTimelineQuery(params)))
    if (query.search !== '') await site.search.ready()
    const result = timelineOf(record).query(query, most)
    const canonical = pathsAt(moment).print({ ...query, page: result.page })
    if (redirected(req, res, canonical)) return
    const now = site.now()
    const page = toPrintPage({ ...site, record }, query, result, now)
    const layout = { title: titleOf(page, momentInWords(moment)), canonical, robots: 'noindex', moment } as const
    const nextDay = (Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS
    pages.send(req, res, PRINT_TEMPLATE, { layout, page }, { key: canonical, staleAt: nextDay })
  }

/** The name of the document, which is the running title of its sheets and the title of its PDF. */
const titleOf = ({ title, part }: PrintPage, moment: string | null): string =>
  [words().edition.timeline(title), moment, part && words().edition.partOf(part.number, part.parts)]
    .filter(Boolean)
    .join(words().pages.comma)

import type { RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { parseTimelineQuery, type TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { askedOfPage } from '../http/asked-query.ts'
import { redirected } from '../site/canonical-address.ts'
import { milestones } from '../site/count-words.ts'
import type { SureLink } from '../site/links.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { template } from '../site/template.ts'
import { readingOf } from '../site/time-travel.ts'
import { filtersInWords } from './filters.ts'
import { FEED_FORMATS } from './timeline-feeds.ts'
import { FILE_FORMATS } from './timeline-files.ts'

// In which files the milestones of a timeline can be taken away, and how they are followed.

interface TimelineDataPage {
  /** Each of the filters in words; empty for the whole timeline. */
  readonly filters: readonly string[]
  readonly count: string
  readonly timelineHref: string
  readonly files: readonly (SureLink & { readonly about: string })[]
  readonly calendar: {
    /** What a calendar program is given to subscribe to. */
    readonly address: string
    /** Opens the calendar program of this machine; null where the site has no address that others reach. */
    readonly openHref: string | null
  }
  /** Empty where the site has no address that others reach. */
  readonly feeds: readonly { readonly text: string; readonly href: string; readonly address: string }[]
  readonly tablesHref: string
  readonly allDataHref: string
  readonly embedHref: string
}

export const TIMELINE_DATA_TEMPLATE = template<TimelineDataPage>('timeline/timeline-data')

/** `GET /data/timeline` with the filters of the timeline */
export const timelineDataPage =
  ({ site, pages }: Reading): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const query = { ...askedOfPage(parseTimelineQuery(params)), page: 1 } as const
    if (query.search !== '') await site.search.ready()
    const canonical = pathsAt(moment).timelineData(query)
    if (redirected(req, res, canonical)) return
    const layout = {
      title: words().timeline.takeAlong.title,
      canonical,
      moment,
      robots: 'noindex',
    } as const
    pages.send(
      req,
      res,
      TIMELINE_DATA_TEMPLATE,
      { layout, page: toTimelineDataPage(site, record, query) },
      { key: canonical },
    )
  }

function toTimelineDataPage(
  { publicUrl }: Pick<Site, 'publicUrl'>,
  record: NegotiationRecord,
  query: TimelineQuery,
): TimelineDataPage {
  const paths = pathsAt(record.moment)
  const { files, json } = words().timeline.takeAlong
  const total = timelineOf(record).query(query).total
  const calendar = paths.timelineFile('ics', query)
  return {
    filters: filtersInWords(record, query),
    count: milestones(total),
    timelineHref: paths.timeline(query),
    files: [
      {
        text: 'JSON',
        href: paths.timelineJson(query),
        about: json,
      },
      ...FILE_FORMATS.map(({ extension }) => ({
        text: files[extension].name,
        href: paths.timelineFile(extension, query),
        about: files[extension].about,
      })),
    ],
    calendar: {
      address: `${publicUrl ?? ''}${calendar}`,
      openHref: publicUrl === null ? null : `${publicUrl.replace(/^https?:/, 'webcal:')}${calendar}`,
    },
    feeds: (publicUrl === null ? [] : FEED_FORMATS).map(({ extension, name }) => {
      const href = paths.timelineFile(extension, query)
      return { text: name, href, address: `${publicUrl}${href}` }
    }),
    tablesHref: paths.tables,
    allDataHref: paths.data,
    embedHref: paths.embed(paths.timeline(query)),
  }
}

import type { RequestHandler } from 'express'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { parseTimelineQuery, type TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { atomText } from '../../formats/atom.ts'
import type { Feed } from '../../formats/feed.ts'
import { jsonFeedText } from '../../formats/json-feed.ts'
import { milestoneEntries } from '../../formats/timeline/milestone-entries.ts'
import { askedOfData } from '../http/asked-query.ts'
import { feedPlaceOf } from '../site/feed-place.ts'
import { allowReading, provenance } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { languageOfTexts, siteNameOf } from '../site/record-names.ts'
import { data, type Route } from '../site/route.ts'
import type { Site } from '../site/site.ts'
import { readingOf } from '../site/time-travel.ts'
import { filtersInWords } from './filters.ts'
import { FILE_OPERATIONS } from './timeline-operations.ts'

/** New and corrected milestones of a timeline, for those who follow it. */
interface FeedFormat {
  readonly extension: string
  readonly type: string
  readonly name: string
  readonly write: (feed: Feed) => string
}

export const FEED_FORMATS: readonly FeedFormat[] = [
  { extension: 'atom', type: 'application/atom+xml', name: 'Atom', write: atomText },
  { extension: 'feed.json', type: 'application/feed+json', name: 'JSON Feed', write: jsonFeedText },
]

export const timelineFeedRoutes: readonly Route[] = FEED_FORMATS.map(format =>
  data(`/timeline.${format.extension}`, reading => timelineFeed(format, reading), {
    about: 'The milestones that were recorded or corrected last, as a feed',
    json: FILE_OPERATIONS[format.extension] ?? null,
  }),
)

const timelineFeed =
  ({ extension, type, write }: FeedFormat, { site }: Reading): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const query: TimelineQuery = { ...askedOfData(parseTimelineQuery(params)), page: 1 }
    if (query.search !== '') await site.search.ready()
    const key = pathsAt(moment).timelineFile(extension, query)
    allowReading(res).set('Cache-Control', 'no-cache')
    site.cache.send(req, res, {
      key,
      seq: site.moments.current.head.seq,
      contentType: `${type}; charset=utf-8`,
      body: write(toTimelineFeed({ ...site, record }, query, key)),
    })
  }

/** `self` is where it is read, without the host. */
export function toTimelineFeed(site: Site, query: TimelineQuery, self: string): Feed {
  const { record } = site
  const { origin, since, idOf } = feedPlaceOf(site)
  const paths = pathsAt(record.moment)
  const page = paths.timeline(query)
  const events = timelineOf(record).allMatching(query)
  const title = [provenance(site, 'timeline').title, ...filtersInWords(record, query)].join(', ')
  const file = { record, events, title, publicUrl: origin, page }
  const entries = milestoneEntries(file, idOf, siteNameOf(record))
  return {
    id: idOf(`timeline${page}`),
    title,
    description:
      entries.length < events.length
        ? `The ${entries.length} of ${events.length} milestones that were recorded or corrected last.`
        : 'Milestones as they are recorded and corrected.',
    language: languageOfTexts(record),
    updated: entries[0]?.updated ?? since,
    self: origin + self,
    page: origin + page,
    earlier: null,
    current: null,
    entries,
  }
}

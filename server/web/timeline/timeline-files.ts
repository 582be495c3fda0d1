import type { RequestHandler } from 'express'
import type { Words } from '../../domain/language/words.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { parseTimelineQuery, type TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { tablePieces } from '../../formats/tables/table.ts'
import { milestonesTable } from '../../formats/tables/tables.ts'
import { geoJsonPieces } from '../../formats/timeline/geojson.ts'
import { calendarPieces } from '../../formats/timeline/icalendar.ts'
import { jsonLdPieces } from '../../formats/timeline/json-ld.ts'
import { markwhenPieces } from '../../formats/timeline/markwhen.ts'
import type { TimelineFile } from '../../formats/timeline/timeline-file.ts'
import { timelineJsPieces } from '../../formats/timeline/timelinejs.ts'
import { timelineJsSheetPieces } from '../../formats/timeline/timelinejs-sheet.ts'
import { askedOfData } from '../http/asked-query.ts'
import { sendWhole } from '../http/chunked-answer.ts'
import { allowReading, provenance, sayInHeaders } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { data, type Route } from '../site/route.ts'
import { readingOf } from '../site/time-travel.ts'
import { filtersInWords } from './filters.ts'
import { FILE_OPERATIONS } from './timeline-operations.ts'

/** A file that holds the milestones which the timeline shows, all of them. */
interface FileFormat {
  readonly extension: keyof Words['timeline']['takeAlong']['files']
  readonly contentType: string
  /** Whether programs ask for it again and again, and show it themselves; else it is saved. */
  readonly isFollowed: boolean
  readonly pieces: (file: TimelineFile) => Iterable<string>
}

export const FILE_FORMATS: readonly FileFormat[] = [
  {
    extension: 'csv',
    contentType: 'text/csv; charset=utf-8',
    isFollowed: false,
    pieces: ({ record, events }) => tablePieces(milestonesTable(record), events),
  },
  {
    extension: 'ics',
    contentType: 'text/calendar; charset=utf-8',
    isFollowed: true,
    pieces: calendarPieces,
  },
  {
    extension: 'timelinejs.json',
    contentType: 'application/json; charset=utf-8',
    isFollowed: false,
    pieces: timelineJsPieces,
  },
  {
    extension: 'timelinejs.csv',
    contentType: 'text/csv; charset=utf-8',
    isFollowed: false,
    pieces: timelineJsSheetPieces,
  },
  {
    extension: 'jsonld',
    contentType: 'application/ld+json; charset=utf-8',
    isFollowed: false,
    pieces: jsonLdPieces,
  },
  {
    extension: 'geojson',
    contentType: 'application/geo+json; charset=utf-8',
    isFollowed: false,
    pieces: geoJsonPieces,
  },
  {
    extension: 'mw',
    contentType: 'text/plain; charset=utf-8',
    isFollowed: false,
    pieces: markwhenPieces,
  },
]

export const timelineFileRoutes: readonly Route[] = FILE_FORMATS.map(format =>
  data(`/timeline.${format.extension}`, reading => timelineFile(format, reading), {
    about: 'The same milestones as a table, calendar, TimelineJS, map or markwhen',
    json: FILE_OPERATIONS[format.extension] ?? null,
  }),
)

const timelineFile =
  ({ extension, contentType, isFollowed, pieces }: FileFormat, { site }: Reading): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const query: TimelineQuery = { ...askedOfData(parseTimelineQuery(params)), page: 1 }
    if (query.search !== '') await site.search.ready()
    const origin = provenance({ ...site, record }, 'timeline')
    const paths = pathsAt(moment)
    allowReading(res)
      .set('Cache-Control', 'no-cache')
      .set(
        'Content-Disposition',
        `${isFollowed ? 'inline' : 'attachment'}; filename="parley-timeline-${record.head.seq}.${extension}"`,
      )
    sayInHeaders(res, origin, ['Format', 'Sequence', 'Hash', 'License', 'Citation'])
    await sendWhole(site.cache, req, res, {
      key: paths.timelineFile(extension, query),
      seq: site.moments.current.head.seq,
      contentType,
      pieces: pieces({
        record,
        events: timelineOf(record).allMatching(query),
        // A calendar that stands among others says which part of the record it holds.
        title: [origin.title, ...filtersInWords(record, query)].join(', '),
        publicUrl: site.publicUrl,
        page: paths.timeline(query),
      }),
      version: record.head.hash,
    })
  }

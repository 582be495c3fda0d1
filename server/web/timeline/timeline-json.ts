import type { RequestHandler } from 'express'
import type { TimelineEvent } from '../../domain/entries/event.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { parseTimelineQuery, type TimelineQuery, timelineQueryString } from '../../domain/timeline/timeline-query.ts'
import { askedOfData } from '../http/asked-query.ts'
import { sendChunks } from '../http/chunked-answer.ts'
import { allowReading, filtersIn, provenance } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { readingOf } from '../site/time-travel.ts'

/** Up to here the answer is made at once and kept; beyond, it is streamed so that it blocks nobody. */
const KEPT_EVENTS = 1_000

const SLICE = 100

/** `GET /timeline.json`: all events that match, in the order asked for, whole; not one page of them. */
export const timelineJson =
  ({ site }: Reading): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const query = askedOfData(parseTimelineQuery(params))
    if (query.search !== '') await site.search.ready()
    const asked = { ...query, page: 1 }
    const events = timelineOf(record).allMatching(asked)
    const chunks = timelineChunks(site, record, asked, events)
    allowReading(res)
      .set('Cache-Control', 'no-cache')
      .set('Content-Disposition', `attachment; filename="parley-timeline-${record.head.seq}.json"`)
    const contentType = 'application/json; charset=utf-8'
    if (events.length > KEPT_EVENTS) {
      await sendChunks(req, res, { contentType, chunks, version: record.head.hash })
      return
    }
    const key = pathsAt(moment).timelineJson(asked)
    site.cache.send(req, res, { key, seq: site.moments.current.head.seq, contentType, body: [...chunks].join('') })
  }

function* timelineChunks(
  site: Site,
  record: NegotiationRecord,
  query: TimelineQuery,
  events: readonly TimelineEvent[],
): Generator<string> {
  const head = {
    ...provenance({ ...site, record }, 'timeline'),
    filters: filtersIn(timelineQueryString(query)),
    count: events.length,
  }
  yield JSON.stringify(head, null, 2).replace(/\n}$/, '')
  yield* list('events', events, event => inSchemaOrder('event', event))
  const { actors, sources, documents } = referred(record, events)
  yield* list('actors', actors, actor => inSchemaOrder('actor', actor))
  yield* list('sources', sources, source => inSchemaOrder('source', source))
  yield* list('documents', documents, ({ id, title, shortTitle, when }) => ({ id, title, shortTitle, when }))
  yield '\n}\n'
}

function* list<T>(name: string, items: readonly T[], shape: (item: T) => unknown): Generator<string> {
  yield `,\n  "${name}": [`
  for (let start = 0; start < items.length; start += SLICE) {
    const slice = items.slice(start, start + SLICE).map(item => `    ${JSON.stringify(shape(item))}`)
    yield `${start === 0 ? '\n' : ',\n'}${slice.join(',\n')}`
  }
  yield items.length === 0 ? ']' : '\n  ]'
}

/** The entries that the events name, so that the file can be read without asking again. */
function referred(record: NegotiationRecord, events: readonly TimelineEvent[]) {
  const actorIds = new Set<string>()
  const sourceIds = new Set<string>()
  const documentIds = new Set<string>()
  for (const event of events) {
    for (const { actor } of [...event.participants, ...event.accounts]) actorIds.add(actor)
    for (const { speaker } of event.quotes) actorIds.add(speaker)
    if (event.deadline) actorIds.add(event.deadline.setBy)
    for (const { source } of [...event.citations, ...event.quotes, ...event.accounts]) sourceIds.add(source)
    for (const { document } of event.documents) documentIds.add(document)
  }
  const found = <T extends 'actor' | 'source' | 'document'>(type: T, ids: Set<string>) =>
    [...ids].sort().flatMap(id => record.find(type, id) ?? [])
  return {
    actors: found('actor', actorIds),
    sources: found('source', sourceIds),
    documents: found('document', documentIds),
  }
}

import type { RequestHandler } from 'express'
import type { TimelineEvent } from '../../domain/entries/event.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import type { AsOf, NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { parseTimelineQuery, type TimelineQuery, timelineQueryString } from '../../domain/timeline/timeline-query.ts'
import { askedOfData } from '../http/asked-query.ts'
import { sendWhole } from '../http/chunked-answer.ts'
import { NotFoundError } from '../http/http-error.ts'
import { allowReading, filtersIn, provenance } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt, withMoment } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { readingOf } from '../site/time-travel.ts'
import { type Part, partOf, partQuery, pinned, takePart } from './timeline-part.ts'

const SLICE = 50

/** `GET /timeline.json`: all events that match, in the order asked for, or some of them at a time. */
export const timelineJson =
  ({ site }: Reading): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const part = takePart(params)
    const timeline = parseTimelineQuery(params)
    const query = askedOfData({ ...timeline, problems: [...timeline.problems, ...part.problems] })
    if (query.search !== '') await site.search.ready()
    const asked = { ...query, page: 1 }
    const events = timelineOf(record).allMatching(asked)
    const shown = partOf(events, part.query)
    if (!shown) throw new NotFoundError('The milestone after which to go on is not in this list.')
    const address = (of: AsOf, { limit, after }: Part) => {
      const path = pathsAt({}).timelineJson(asked)
      const more = new URLSearchParams(partQuery({ limit, after })).toString()
      return withMoment(more === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${more}`, of)
    }
    const last = shown.at(-1)
    const isLast = last === undefined || last === events.at(-1)
    const next = isLast ? null : address(pinned(record), { ...part.query, after: last.id })
    allowReading(res)
      .set('Cache-Control', 'no-cache')
      .set('Content-Disposition', `attachment; filename="parley-timeline-${record.head.seq}.json"`)
    await sendWhole(site.cache, req, res, {
      key: address(moment, part.query),
      seq: site.moments.current.head.seq,
      contentType: 'application/json; charset=utf-8',
      pieces: timelinePieces(site, record, asked, { count: events.length, next, shown }),
      version: record.head.hash,
    })
  }

interface Shown {
  /** Of all that match. */
  readonly count: number
  /** Where those after these are. */
  readonly next: string | null
  readonly shown: readonly TimelineEvent[]
}

function* timelinePieces(
  site: Site,
  record: NegotiationRecord,
  query: TimelineQuery,
  { count, next, shown }: Shown,
): Generator<string> {
  const head = {
    ...provenance({ ...site, record }, 'timeline'),
    filters: filtersIn(timelineQueryString(query)),
    count,
    next,
  }
  // Taken now: what is written while the pieces are made is no part of them.
  const all = { actors: record.list('actor'), sources: record.list('source'), documents: record.list('document') }
  yield JSON.stringify(head, null, 2).replace(/\n}$/, '')
  const named = new NamedEntries()
  yield* list('events', shown, event => {
    named.add(event)
    return inSchemaOrder('event', event)
  })
  yield* list('actors', inIdOrder(all.actors, named.actors), actor => inSchemaOrder('actor', actor))
  yield* list('sources', inIdOrder(all.sources, named.sources), source => inSchemaOrder('source', source))
  const documents = inIdOrder(all.documents, named.documents)
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

const inIdOrder = <T extends { readonly id: string }>(entries: readonly T[], ids: ReadonlySet<string>): T[] =>
  entries.filter(({ id }) => ids.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))

/** The entries that the events name, so that the file can be read without asking again. */
class NamedEntries {
  readonly actors = new Set<string>()
  readonly sources = new Set<string>()
  readonly documents = new Set<string>()

  add({ participants, accounts, quotes, deadline, citations, documents }: TimelineEvent): void {
    for (const { actor } of [...participants, ...accounts]) this.actors.add(actor)
    for (const { speaker } of quotes) this.actors.add(speaker)
    if (deadline) this.actors.add(deadline.setBy)
    for (const { source } of [...citations, ...quotes, ...accounts]) this.sources.add(source)
    for (const { document } of documents) this.documents.add(document)
  }
}

import { type Request, type Response, Router } from 'express'
import { parseComparisonQuery, wholeComparison } from '../../domain/comparison/comparison-query.ts'
import { deadlines } from '../../domain/deadlines/deadlines.ts'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import { lineagesOf } from '../../domain/documents/lineages.ts'
import { parsePositionsQuery } from '../../domain/positions/positions-query.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { publishedSources } from '../../domain/sources/published-sources.ts'
import { EVERYTHING, parseTimelineQuery } from '../../domain/timeline/timeline-query.ts'
import type { Card } from '../../formats/cards/card.ts'
import { inOrder } from '../comparison/compared-texts.ts'
import { BadRequestError, HttpError } from '../http/http-error.ts'
import { cardPath, type PictureFormat } from '../site/card-paths.ts'
import { counted } from '../site/count-words.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt, withMoment } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { readingOf } from '../site/time-travel.ts'
import { cardOf, entryOf, noSuchPage } from './card-base.ts'
import type { CardPress } from './card-press.ts'
import { comparisonCard } from './comparison-card.ts'
import { actorCard, eventCard, issueCard, pointStateCard, positionCard, sourceCard } from './entry-cards.ts'
import { positionsCard } from './positions-card.ts'
import { documentCard, lineageCard, pointCard } from './text-cards.ts'
import { densityOf, timelineCard } from './timeline-card.ts'

interface Asked {
  readonly record: NegotiationRecord
  readonly parameters: Readonly<Record<string, string>>
  readonly params: URLSearchParams
}

/** A card and the canonical address of its page. */
interface Made {
  readonly page: string
  readonly make: () => Card
}

const TYPES: Readonly<Record<PictureFormat, string>> = { png: 'image/png', svg: 'image/svg+xml' }

/** `GET /cards/…png` and `….svg`: the picture of each page. See `cardPath`. */
export function cardPages({ site, press }: { readonly site: Site; readonly press: CardPress }): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const serve = (path: string, answer: (asked: Asked) => Made | Promise<Made>) => {
    for (const format of ['png', 'svg'] as const)
      router.get(`${path}.${format}`, async (req, res) => {
        const { record, params } = readingOf(site, req)
        const { page, make } = await answer({ record, parameters: req.params as Asked['parameters'], params })
        await sendCard(req, res, { site, press, format, key: cardPath(page, record.head.seq, format), make })
      })
  }
  const entry = (path: string, make: (record: NegotiationRecord, id: string, number: string) => Card) =>
    serve(path, ({ record, parameters: { id = '', number = '' } }) => ({
      page: withMoment(pageOf(path, id, number), record.moment),
      make: () => make(record, id, number),
    }))

  serve('/timeline', async ({ record, params }) => {
    const { query, problems } = parseTimelineQuery(params)
    if (problems.length > 0) throw unreadable()
    if (query.search !== '') await site.search.ready()
    const shown = { ...query, order: 'oldest', page: 1 } as const
    return { page: pathsAt(record.moment).timeline(shown), make: () => timelineCard(record, shown) }
  })
  serve('/compare', ({ record, params }) => {
    const { query, asksForTexts, problems } = parseComparisonQuery(params)
    if (problems.length > 0) throw unreadable()
    const paths = pathsAt(record.moment)
    if (!asksForTexts) return { page: paths.compare(), make: () => listCard(record, 'compare') }
    if (query.documents.some(id => !record.find('document', id))) throw noSuchPage()
    const shown = inOrder(wholeComparison(query.documents), record)
    return { page: paths.compare(shown), make: () => comparisonCard(record, shown) }
  })
  serve('/positions', ({ record, params }) => {
    const { query, problems } = parsePositionsQuery(params, record.moment.on)
    if (problems.length > 0) throw unreadable()
    const shown = { ...query, since: null }
    return { page: pathsAt(record.moment).positions(shown), make: () => positionsCard(record, shown) }
  })

  entry('/negotiations/:id', (record, id) =>
    timelineCard(record, { ...EVERYTHING, order: 'oldest', process: [entryOf(record, 'process', id).id] }),
  )
  entry('/events/:id', eventCard)
  entry('/documents/:id', documentCard)
  entry('/documents/:id/points/:number', pointCard)
  entry('/lineages/:id/:number', lineageCard)
  entry('/actors/:id', actorCard)
  entry('/issues/:id', issueCard)
  entry('/sources/:id', sourceCard)
  entry('/positions/:id', positionCard)
  entry('/point-states/:id', pointStateCard)
  for (const name of LISTS) entry(`/${name}`, record => listCard(record, name))
  return router
}

const LISTS = [
  'documents',
  'lineages',
  'issues',
  'actors',
  'deadlines',
  'sources',
  'changes',
  'data',
  'about',
  'explore',
] as const

const listCard = (record: NegotiationRecord, name: keyof typeof PAGE_WORDS): Card => {
  const { title, description } = PAGE_WORDS[name]
  const figure = name === 'explore' ? densityOf(record, EVERYTHING).figure : null
  return cardOf(record, { kicker: KICKERS[name](record), title, lead: description, figure })
}

const KICKERS: Readonly<Record<keyof typeof PAGE_WORDS, (record: NegotiationRecord) => string>> = {
  documents: record => counted(record.count('document'), 'text', 'texts'),
  lineages: record => counted(lineagesOf(new LineageGraph(record)).length, 'question', 'questions'),
  compare: record => counted(record.count('document'), 'text', 'texts'),
  issues: record => counted(record.count('position'), 'position', 'positions'),
  actors: record => counted(record.count('actor'), 'actor', 'actors'),
  deadlines: record => counted(deadlines(record).length, 'deadline', 'deadlines'),
  sources: record => counted(publishedSources(record).length, 'source', 'sources'),
  changes: ({ head }) => counted(head.seq, 'revision', 'revisions'),
  data: () => 'Take it and use it',
  about: () => 'Method',
  explore: record => counted(record.count('event'), 'milestone', 'milestones'),
}

const unreadable = () => new BadRequestError('What the picture is to show could not be read.')

const pageOf = (path: string, id: string, number: string): string =>
  path.replace(':id', () => encodeURIComponent(id)).replace(':number', () => encodeURIComponent(number))

interface Sending {
  readonly site: Site
  readonly press: CardPress
  readonly format: PictureFormat
  readonly key: string
  readonly make: () => Card
}

const BUSY_SECONDS = 5

async function sendCard(req: Request, res: Response, { site, press, format, key, make }: Sending): Promise<void> {
  const kept = press.find(key)
  if (!kept && press.isFull()) {
    res.set('Retry-After', String(BUSY_SECONDS))
    throw new HttpError(503, 'Too many pictures at once', 'This picture could not be drawn now. Try again in a moment.')
  }
  const body = kept ?? (await press.print(key, format, make))
  // An address with the sequence of the record never changes; others are cached, but have to be revalidated.
  const isLasting = req.originalUrl === key
  res.set('Cache-Control', isLasting ? 'public, max-age=604800, immutable' : 'no-cache')
  res.set('Cross-Origin-Resource-Policy', 'cross-origin')
  site.cache.send(req, res, { key: null, contentType: TYPES[format], body })
}

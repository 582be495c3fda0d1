import express, { type Express, type Request } from 'express'
import { rateLimit } from 'express-rate-limit'
import type { Logger } from 'pino'
import { type Config, mayWrite } from './config.ts'
import type { NegotiationRecord } from './domain/record/negotiation-record.ts'
import type { Journal } from './journal/journal.ts'
import { aboutPage } from './web/about/about-page.ts'
import { robotsText, sitemapIndex, sitemapPart } from './web/about/robots.ts'
import { actorJson, actorPage } from './web/actors/actor-page.ts'
import { actorsJson, actorsPage } from './web/actors/actors-page.ts'
import { cardPages } from './web/cards/card-pages.ts'
import type { CardPress } from './web/cards/card-press.ts'
import { comparisonPage } from './web/comparison/comparison-page.ts'
import { comparisonExport } from './web/comparison/exports.ts'
import { dataPage, journalDownload, recordDownload, recordSchema } from './web/data/data-page.ts'
import { deadlinesCsv, deadlinesJson, deadlinesPage } from './web/deadlines/deadlines-page.ts'
import { documentJson, documentPage } from './web/documents/document-page.ts'
import { documentsJson, documentsPage } from './web/documents/documents-page.ts'
import { lineageJson, lineagePage } from './web/documents/lineage-page.ts'
import { pointJson, pointPage } from './web/documents/point-page.ts'
import { createEntry, editEntry, editEntryForm, newEntryForm } from './web/editing/entry-editing.ts'
import { DOCUMENTS, EVENTS, POINT_STATES, POSITIONS } from './web/editing/entry-kind.ts'
import { entryJson, entryPage } from './web/editing/entry-page.ts'
import { restoreEntry, retractEntry, retractForm } from './web/editing/entry-retraction.ts'
import { eventJson, eventPage } from './web/events/event-page.ts'
import { explorerPages } from './web/explorer/explore-page.ts'
import { readDate, suggestions } from './web/forms/help.ts'
import { type Assets, serveAssets } from './web/http/assets.ts'
import { readFormBody } from './web/http/form-body.ts'
import { HttpError } from './web/http/http-error.ts'
import type { PageCache } from './web/http/page-cache.ts'
import { sameOriginOnly, securityHeaders } from './web/http/security.ts'
import { issueJson, issuePage, issuesJson, issuesPage } from './web/issues/issues-page.ts'
import { positionsCsv, positionsJson, positionsPage } from './web/positions/positions-page.ts'
import { printPage } from './web/print/print-page.ts'
import { ENTRY_PAGES } from './web/site/entry-paths.ts'
import { errorHandler, notFound } from './web/site/error-page.ts'
import { createPageSender } from './web/site/page-sender.ts'
import type { RenderPage } from './web/site/render.ts'
import type { SearchBuilder } from './web/site/search-builder.ts'
import type { Site } from './web/site/site.ts'
import { asksForThePast, canonicalMoment, createMoments } from './web/site/time-travel.ts'
import { sourceJson, sourcePage } from './web/sources/source-page.ts'
import { sourcesCsv, sourcesJson, sourcesPage } from './web/sources/sources-page.ts'
import { timelineJson } from './web/timeline/timeline-json.ts'
import { timelinePage } from './web/timeline/timeline-page.ts'

export interface AppDependencies {
  readonly config: Config
  readonly journal: Journal
  readonly record: NegotiationRecord
  readonly cache: PageCache
  readonly search: SearchBuilder
  readonly render: RenderPage
  readonly assets: Assets
  readonly press: CardPress
  readonly logger: Logger
  readonly now: () => Date
  /** Writes and uncached reads that one address may ask for in a minute. */
  readonly limits?: { readonly writesPerMinute: number; readonly readsPerMinute: number }
}

/** The whole site as one function of what it is given. Never listens, never reads the environment. */
export function createApp({
  config,
  journal,
  record,
  cache,
  search,
  render,
  assets,
  press,
  logger,
  now,
  limits = { writesPerMinute: 300, readsPerMinute: 3_000 },
}: AppDependencies): Express {
  const site: Site = {
    record,
    moments: createMoments(record),
    cache,
    search,
    render,
    assets: assets.links,
    mayWrite: mayWrite(config),
    publicUrl: config.publicUrl,
    now,
  }
  const pages = createPageSender(site)
  const reading = { site, pages }
  const writing = { ...reading, journal, logger }

  const app = express()
  app.disable('x-powered-by').disable('etag')
  app.enable('case sensitive routing')
  app.set('trust proxy', config.trustProxy)
  app.set('query parser', false)

  app.use(securityHeaders({ https: config.publicUrl?.startsWith('https:') ?? false }))
  app.use(perMinute(limits.readsPerMinute))
  app.use(serveAssets(assets, cache))

  app.use(
    perMinute(PAST_READS_PER_MINUTE, req => !asksForThePast(req)),
    canonicalMoment(site),
  )

  // Before the pages, so that `new` is the id of none.
  if (site.mayWrite) {
    const write = [perMinute(limits.writesPerMinute), sameOriginOnly, readFormBody]
    app.get('/read-date.json', readDate)
    app.get('/suggest.json', suggestions(reading))
    for (const kind of [EVENTS, DOCUMENTS, POSITIONS, POINT_STATES]) {
      const { collection } = ENTRY_PAGES[kind.type]
      app.get(`${collection}/new`, newEntryForm(kind, writing))
      app.post(collection, write, createEntry(kind, writing))
      app.get(`${collection}/:id/edit`, editEntryForm(kind, writing))
      app.post(`${collection}/:id/edit`, write, editEntry(kind, writing))
      app.get(`${collection}/:id/retract`, retractForm(kind, writing))
      app.post(`${collection}/:id/retract`, write, retractEntry(kind, writing))
      app.post(`${collection}/:id/restore`, write, restoreEntry(kind, writing))
    }
  }

  app.get('/', timelinePage(reading))
  app.get('/timeline.json', timelineJson(reading))
  const explorer = explorerPages(reading)
  const exploring = perMinute(EXPLORATIONS_PER_MINUTE)
  app.get('/explore', exploring, explorer.page)
  app.get('/explore.json', exploring, explorer.json)
  app.get('/explore/:id.json', explorer.chosen)
  app.get('/print', perMinute(PRINTS_PER_MINUTE), printPage(reading))
  app.get('/positions', positionsPage(reading))
  app.get('/positions.json', positionsJson(reading))
  app.get('/positions.csv', positionsCsv(reading))
  app.get('/issues', issuesPage(reading))
  app.get('/issues.json', issuesJson(reading))
  app.get('/issues/:id.json', issueJson(reading))
  app.get('/issues/:id', issuePage(reading))
  app.get('/data', dataPage(reading))
  app.get('/data/record.json', recordDownload(reading))
  app.get('/data/record.schema.json', recordSchema(reading))
  app.get('/data/journal.jsonl', journalDownload({ ...reading, journal }))
  app.get('/about', aboutPage(reading))
  app.get('/compare', comparisonPage(reading))
  for (const format of ['json', 'csv', 'docx', 'txt'] as const) {
    app.get(`/compare.${format}`, comparisonExport({ site, format }))
  }
  app.get('/actors', actorsPage(reading))
  app.get('/actors.json', actorsJson(reading))
  app.get('/actors/:id.json', actorJson(reading))
  app.get('/actors/:id', actorPage(reading))
  app.get('/deadlines', deadlinesPage(reading))
  app.get('/deadlines.json', deadlinesJson(reading))
  app.get('/deadlines.csv', deadlinesCsv(reading))
  app.get('/sources', sourcesPage(reading))
  app.get('/sources.json', sourcesJson(reading))
  app.get('/sources.csv', sourcesCsv(reading))
  app.get('/sources/:id.json', sourceJson(reading))
  app.get('/sources/:id', sourcePage(reading))
  app.get('/documents', documentsPage(reading))
  app.get('/documents.json', documentsJson(reading))
  app.get('/documents/:id.json', documentJson(reading))
  app.get('/documents/:id', documentPage(reading))
  app.get('/documents/:id/points/:number.json', pointJson(reading))
  app.get('/documents/:id/points/:number', pointPage(reading))
  app.get('/lineages/:document/:number.json', lineageJson(reading))
  app.get('/lineages/:document/:number', lineagePage(reading))

  app.get('/events', (_req, res) => res.redirect(303, '/'))
  app.get('/point-states', (_req, res) => res.redirect(303, '/documents'))
  for (const kind of [POSITIONS, POINT_STATES]) {
    const { collection } = ENTRY_PAGES[kind.type]
    app.get(`${collection}/:id.json`, entryJson(kind, reading))
    app.get(`${collection}/:id`, entryPage(kind, reading))
  }
  app.get('/events/:id.json', eventJson(reading))
  app.get('/events/:id', eventPage(reading))

  app.get('/robots.txt', robotsText(reading))
  app.get('/sitemap.xml', sitemapIndex(reading))
  app.get('/sitemaps/:number.xml', sitemapPart(reading))

  app.use('/cards', perMinute(CARDS_PER_MINUTE), cardPages({ site, press }))

  app.use(notFound)
  app.use(errorHandler({ logger, pages }))
  return app
}

/** A record of another time is folded from the journal anew, which costs more than any page. */
const PAST_READS_PER_MINUTE = 240

/** A preview asks for one; drawing it costs more than a page. */
const CARDS_PER_MINUTE = 120

/** A print holds as many milestones as five pages of the timeline, with all their sources. */
const PRINTS_PER_MINUTE = 20

/** All of a large record in one answer: 10 MB with 100,000 milestones, and as much memory until it is read. */
const EXPLORATIONS_PER_MINUTE = 120

const perMinute = (limit: number, skip: (req: Request) => boolean = () => false) =>
  rateLimit({
    windowMs: 60_000,
    limit,
    skip,
    // Headers about the limit would be kept with the page and told to other visitors.
    standardHeaders: false,
    legacyHeaders: false,
    // Any visitor can send these; that is no misconfiguration to write to the console about.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_req, res) => {
      res.set('Retry-After', '60')
      throw new HttpError(
        429,
        'Too many requests',
        'Too many requests came from your address. Wait a minute and try again.',
      )
    },
  })

import express, { type Express } from 'express'
import { rateLimit } from 'express-rate-limit'
import type { Logger } from 'pino'
import { type Config, mayWrite } from './config.ts'
import type { NegotiationRecord } from './domain/negotiation-record.ts'
import type { Journal } from './journal/journal.ts'
import { aboutPage } from './web/about-page.ts'
import { actorJson, actorPage } from './web/actor-page.ts'
import { type Assets, serveAssets } from './web/assets.ts'
import { dataPage, journalDownload, recordDownload, recordSchema } from './web/data-page.ts'
import { errorHandler, HttpError, notFound } from './web/errors.ts'
import { createEvent, editEvent, editEventForm, newEventForm } from './web/event-editing.ts'
import { eventJson, eventPage } from './web/event-page.ts'
import { restoreEvent, retractEvent, retractForm } from './web/event-retraction.ts'
import { readFormBody } from './web/form-body.ts'
import { readDate, suggestions } from './web/form-help.ts'
import type { PageCache } from './web/page-cache.ts'
import { createPageSender, type Site } from './web/page-sender.ts'
import type { RenderPage } from './web/render.ts'
import type { SearchBuilder } from './web/search-builder.ts'
import { sameOriginOnly, securityHeaders } from './web/security.ts'
import { sourceJson, sourcePage } from './web/source-page.ts'
import { canonicalMoment, createMoments } from './web/time-travel.ts'
import { timelineJson } from './web/timeline-json.ts'
import { timelinePage } from './web/timeline-page.ts'

export interface AppDependencies {
  readonly config: Config
  readonly journal: Journal
  readonly record: NegotiationRecord
  readonly cache: PageCache
  readonly search: SearchBuilder
  readonly render: RenderPage
  readonly assets: Assets
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

  app.use(canonicalMoment(site))

  app.get('/', timelinePage(reading))
  app.get('/timeline.json', timelineJson(reading))
  app.get('/data', dataPage(reading))
  app.get('/data/record.json', recordDownload(reading))
  app.get('/data/record.schema.json', recordSchema(reading))
  app.get('/data/journal.jsonl', journalDownload({ ...reading, journal }))
  app.get('/about', aboutPage(reading))
  app.get('/actors/:id.json', actorJson(reading))
  app.get('/actors/:id', actorPage(reading))
  app.get('/sources/:id.json', sourceJson(reading))
  app.get('/sources/:id', sourcePage(reading))

  if (site.mayWrite) {
    const write = [perMinute(limits.writesPerMinute), sameOriginOnly, readFormBody]
    app.get('/read-date.json', readDate)
    app.get('/suggest.json', suggestions(reading))
    app.get('/events/new', newEventForm(writing))
    app.post('/events', write, createEvent(writing))
    app.get('/events/:id/edit', editEventForm(writing))
    app.post('/events/:id/edit', write, editEvent(writing))
    app.get('/events/:id/retract', retractForm(writing))
    app.post('/events/:id/retract', write, retractEvent(writing))
    app.post('/events/:id/restore', write, restoreEvent(writing))
  }
  app.get('/events', (_req, res) => res.redirect(303, '/'))
  app.get('/events/:id.json', eventJson(reading))
  app.get('/events/:id', eventPage(reading))

  app.use(notFound)
  app.use(errorHandler({ logger, pages }))
  return app
}

const perMinute = (limit: number) =>
  rateLimit({
    windowMs: 60_000,
    limit,
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

import express, { type Express, type Request } from 'express'
import type { Logger } from 'pino'
import type { Accounts } from './accounts/accounts.ts'
import { createIdentityProvider } from './accounts/identity-provider.ts'
import type { Config } from './config.ts'
import type { Journal } from './journal/journal.ts'
import { underRequestId } from './logger.ts'
import { aboutRoutes } from './web/about/routes.ts'
import { identifyBy } from './web/accounts/identify.ts'
import type { Keeping } from './web/accounts/keeping.ts'
import { publicNameIn } from './web/accounts/public-name.ts'
import { accountRoutes } from './web/accounts/routes.ts'
import { actorListRoutes, actorRoutes } from './web/actors/routes.ts'
import { createIdempotency } from './web/api/idempotency.ts'
import { apiRoutes } from './web/api/routes.ts'
import type { ProgramWriting } from './web/api/stored.ts'
import { apiWritingRoutes } from './web/api/writing-routes.ts'
import { captureRoutes } from './web/capture/routes.ts'
import type { CardPress } from './web/cards/card-press.ts'
import { cardRoutes } from './web/cards/routes.ts'
import { changesRoutes } from './web/changes/routes.ts'
import { comparisonRoutes } from './web/comparison/routes.ts'
import { dataRoutes } from './web/data/routes.ts'
import { deadlineRoutes } from './web/deadlines/routes.ts'
import { deskRoutes } from './web/desk/routes.ts'
import { documentRoutes } from './web/documents/routes.ts'
import { editingRoutes } from './web/editing/routes.ts'
import { embedRoutes } from './web/embeds/routes.ts'
import { eventRoutes } from './web/events/routes.ts'
import { explorerRoutes } from './web/explorer/routes.ts'
import { formRoutes } from './web/forms/routes.ts'
import { type Assets, serveAssets } from './web/http/assets.ts'
import { attemptCookie } from './web/http/attempt-cookie.ts'
import { preflight } from './web/http/cross-origin.ts'
import { readFormBody } from './web/http/form-body.ts'
import { existsFor, onlyByToken, onlyFor } from './web/http/gate.ts'
import { health, type Unready } from './web/http/health.ts'
import { inTurn, turnAway } from './web/http/in-turn.ts'
import { readJsonBody } from './web/http/json-body.ts'
import { type Observed, observed } from './web/http/observed.ts'
import { notFromBefore, type Others, rememberWrites } from './web/http/others.ts'
import { ownPagesOnly } from './web/http/own-pages.ts'
import { isMadeBy, type Person } from './web/http/person.ts'
import { LIMITS, type Limits, perMinute, routeLimits } from './web/http/rate-limit.ts'
import { answerInLanguage, inItsLanguage, readLanguage } from './web/http/readers-language.ts'
import { mayBeFramed, permissionsPolicy, securityHeaders } from './web/http/security.ts'
import { sessionCookie } from './web/http/session-cookie.ts'
import { TURN_LIMITS, type TurnLimits } from './web/http/turns.ts'
import { readUpload } from './web/http/upload.ts'
import { createKeptMappings, type Importing, type KeptMappings } from './web/import/kept-mappings.ts'
import { importRoutes } from './web/import/routes.ts'
import { issueRoutes } from './web/issues/routes.ts'
import { liveRoutes } from './web/live/routes.ts'
import { overviewRoutes } from './web/overview/routes.ts'
import { positionRoutes } from './web/positions/routes.ts'
import { printRoutes } from './web/print/routes.ts'
import { divertTo } from './web/review/diversion.ts'
import type { Reviewing } from './web/review/reviewing.ts'
import { reviewRoutes } from './web/review/routes.ts'
import { searchRoutes } from './web/search/routes.ts'
import { settingsRoutes } from './web/settings/routes.ts'
import { setUpRoutes } from './web/setup/routes.ts'
import { beforeRecord } from './web/site/before-record.ts'
import { errorHandler, notFound } from './web/site/error-page.ts'
import { noteIgnored } from './web/site/ignored-parameters.ts'
import { sayHowOld } from './web/site/json-answer.ts'
import { negotiated } from './web/site/negotiated.ts'
import { createPageSender } from './web/site/page-sender.ts'
import { type Route, showAgain } from './web/site/route.ts'
import type { Site } from './web/site/site.ts'
import { asksForThePast, canonicalMoment } from './web/site/time-travel.ts'
import { titledRoutes } from './web/site/titled-addresses.ts'
import { sourceListRoutes, sourceRoutes } from './web/sources/routes.ts'
import { timelineRoutes } from './web/timeline/routes.ts'

export interface AppDependencies extends Pick<Reviewing, 'desk'> {
  readonly config: Config
  readonly journal: Journal
  readonly site: Site
  readonly assets: Assets
  readonly press: CardPress
  readonly logger: Logger
  readonly accounts: Accounts
  /** What was said of sheets; known until the process ends where nothing stores it. */
  readonly mappings?: KeptMappings
  /** Why this process should be asked nothing at this moment. */
  readonly unready?: Unready
  /** Where several processes serve the same site. */
  readonly others?: Others | null
  /** Hears of each request that the page cache did not answer. */
  readonly observe?: (request: Observed) => void
  /** Instead of by session or token. */
  readonly identify?: (req: Request) => Person | null

  /** Instead of the usual ones. */
  readonly limits?: Partial<Limits>
  readonly turns?: Partial<TurnLimits>
}

/** What handlers are made from; each takes what it needs. */
type Given = Reviewing &
  Keeping &
  Importing &
  ProgramWriting & { readonly press: CardPress; readonly addresses: readonly Route<never>[] }

/** Every address, in the order in which they are tried; the data page lists them in the same. */
export const ROUTES: readonly Route<Given>[] = [
  // Before the pages, so that `new` is the id of nothing.
  ...accountRoutes,
  ...deskRoutes,
  ...settingsRoutes,
  ...editingRoutes,
  ...changesRoutes,
  ...setUpRoutes,
  ...formRoutes,
  ...captureRoutes,
  ...importRoutes,
  ...reviewRoutes,
  ...timelineRoutes,
  ...liveRoutes,
  ...searchRoutes,
  ...overviewRoutes,
  ...explorerRoutes,
  ...printRoutes,
  ...eventRoutes,
  ...positionRoutes,
  ...comparisonRoutes,
  ...documentRoutes,
  ...issueRoutes,
  ...actorRoutes,
  ...sourceRoutes,
  ...actorListRoutes,
  ...deadlineRoutes,
  ...sourceListRoutes,
  ...dataRoutes,
  ...apiRoutes,
  ...apiWritingRoutes,
  ...aboutRoutes,
  ...cardRoutes,
  ...embedRoutes,
  // Last of all, so that no word of a title stands before a page or a form.
  ...titledRoutes,
]

const READERS = { fields: readFormBody, file: readUpload, json: readJsonBody } as const

/** The whole site as one function of what it is given. Never listens, never reads the environment. */
export function createApp({
  config,
  journal,
  site,
  assets,
  press,
  logger,
  accounts,
  identify,
  desk,
  mappings = createKeptMappings(),
  unready = async () => [],
  others = null,
  observe,
  limits,
  turns,
}: AppDependencies): Express {
  const pages = createPageSender(site)
  const access = () => site.access
  const cookie = sessionCookie(config.publicUrl)
  const isFourEyes = config.isReviewRequired
  const given: Given = {
    site,
    pages,
    journal,
    logger,
    press,
    accounts,
    audit: accounts.audit,
    cookie,
    desk,
    mappings,
    nameOf: publicNameIn(accounts),
    isFourEyes,
    diversion: divertTo(desk, isFourEyes),
    secondStepCookie: attemptCookie(config.publicUrl, 'second-step'),
    providerCookie: attemptCookie(config.publicUrl, 'provider'),
    provider: config.oidc && createIdentityProvider(config.oidc),
    addresses: ROUTES,
    idempotency: createIdempotency(accounts.askedBefore, cause =>
      logger.error({ err: cause }, 'what was answered under a key could not be noted'),
    ),
  }
  const personMaking = identify ?? identifyBy({ accounts, access, cookie, logger })
  const perVisitor = { ...LIMITS, ...limits }
  const limited = routeLimits(perVisitor)

  const app = express()
  app.disable('x-powered-by').disable('etag')
  app.enable('case sensitive routing')
  app.set('trust proxy', config.trustProxy)
  app.set('query parser', false)

  app.use(securityHeaders({ https: config.publicUrl?.startsWith('https:') ?? false }))
  app.use(permissionsPolicy)
  app.use(health(unready))
  if (observe) app.use(observed(observe))
  // Nothing else concerns them: a reader who is turned away sees a page with its type and colours.
  app.use(serveAssets(assets, site.cache))
  app.use((_req, res, next) => {
    sayHowOld(site, res)
    next()
  })
  // Before anything is counted: what another site sends in a visitor's name must not use up the visitor's limits.
  app.post('/{*path}', ownPagesOnly({ access, publicUrl: config.publicUrl, cookie }))
  app.use((req, _res, next) => {
    const person = personMaking(req)
    if (person !== null) isMadeBy(req, person)
    next()
  })
  if (others) app.use(notFromBefore, rememberWrites(others, config.publicUrl))
  app.use(inTurn(site.cache, { ...TURN_LIMITS, ...turns }))
  app.use(turnAway)
  app.use(perMinute(perVisitor.reads, req => site.access !== 'closed' && req.method === 'POST'))
  app.use(perMinute(perVisitor.pastReads, req => !asksForThePast(req)))
  app.use((_req, _res, next) => underRequestId(next))
  app.use(readLanguage, answerInLanguage)
  app.options('/{*path}', preflight(ROUTES))
  app.use(negotiated(ROUTES))
  app.use(canonicalMoment(site))
  for (const address of ROUTES) {
    const { method, pattern, answers, limit, takes, handler, again } = address
    const limiters = limit === null ? [] : [limited[limit]]
    // The form is read before it is counted, so that an answer about too many can show it again.
    const reading = method === 'get' || method === 'use' ? [] : [READERS[takes], turnAway]
    const signing = takes === 'json' ? [onlyByToken(access)] : []
    const beforePage = method === 'get' && answers === 'page' ? [noteIgnored(address), beforeRecord(given)] : []
    app[method](
      pattern,
      ...(address.mayBeFramed ? [mayBeFramed] : []),
      existsFor(address, access),
      // What can be shown again is read before anybody is sent away.
      answerInLanguage,
      ...(again
        ? [...reading, ...limiters, onlyFor(address)]
        : [...signing, onlyFor(address), ...beforePage, ...reading, ...limiters]),
      answerInLanguage,
      handler(given),
      ...(again ? [showAgain(again(given))] : []),
    )
  }
  app.use(notFound)
  app.use(inItsLanguage(errorHandler(given)))
  return app
}

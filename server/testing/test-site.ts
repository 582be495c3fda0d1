import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingHttpHeaders, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { type Accounts, createAccounts } from '../accounts/accounts.ts'
import { openMemoryAccounts } from '../accounts/memory-account-store.ts'
import { openMemoryAuditLog } from '../accounts/memory-audit-log.ts'
import { createSealing, SEALING_KEY_BYTES } from '../accounts/sealing.ts'
import { type AppDependencies, createApp } from '../app.ts'
import { isOfThisMachine, readConfig } from '../config.ts'
import { ReviewDesk } from '../desk/review-desk.ts'
import { type AccountBook, EMPTY_BOOK } from '../domain/accounts/account-book.ts'
import { DESK_JOURNAL } from '../domain/desk/entries.ts'
import { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { draftOf, seedEntries } from '../domain/testing/record-builder.ts'
import { createTypesetter } from '../formats/cards/typesetter.ts'
import type { Journal } from '../journal/journal.ts'
import { openMemoryJournal, openMemoryJournalOf } from '../journal/memory-journal.ts'
import { accessOf } from '../web/accounts/access.ts'
import { publicNameIn } from '../web/accounts/public-name.ts'
import { type CardPress, createCardPress } from '../web/cards/card-press.ts'
import { readCardType } from '../web/cards/card-type.ts'
import type { AssetLinks, Assets } from '../web/http/assets.ts'
import type { PageCache } from '../web/http/cache/page-cache.ts'
import type { LiveLimits } from '../web/site/live-streams.ts'
import { createRenderer, type RenderPage } from '../web/site/render.ts'
import { serveSite } from '../web/site/serve-site.ts'
import { createSite, followJournal, type Site } from '../web/site/site.ts'
import { expectDescribed } from './answers-described.ts'

// The real site over a journal in memory, for tests that ask it as a visitor does. Nothing of the program imports this.

export const NOW = new Date('2026-07-10T12:00:00.000Z')

const SEALING_KEY = randomBytes(SEALING_KEY_BYTES)

const COMMON = new Set(['correct horse battery staple'])

const render = createRenderer(fileURLToPath(new URL('../../views', import.meta.url)))

const scripts = (tag: string): AssetLinks['scripts']['en'] => ({
  main: `/assets/1/main${tag}.js`,
  texts: `/assets/1/texts${tag}.js`,
  explore: `/assets/1/explore${tag}.js`,
  desk: `/assets/1/desk${tag}.js`,
  passkeys: `/assets/1/passkeys${tag}.js`,
})

const ASSETS: Assets = {
  links: {
    stylesheet: '/assets/1/styles.css',
    textsStylesheet: '/assets/1/texts.css',
    mark: '/assets/1/mark.svg',
    touchIcon: '/assets/1/apple-touch-icon.png',
    exploreStylesheet: '/assets/1/explore.css',
    frameStylesheet: '/assets/1/frame.css',
    frameTablesStylesheet: '/assets/1/frame-tables.css',
    frameScript: '/assets/1/frame.js',
    findScript: '/assets/1/find.js',
    scripts: { en: scripts(''), uk: scripts('.uk'), ru: scripts('.ru'), ar: scripts('.ar') },
    fonts: { latin: ['/assets/fonts/serif-latin-1.woff2'], cyrillic: [], arabic: [] },
  },
  files: new Map([
    ['/assets/1/styles.css', { contentType: 'text/css; charset=utf-8', body: Buffer.from('a{}') }],
    ['/embed.js', { contentType: 'text/javascript; charset=utf-8', body: Buffer.from('0') }],
  ]),
}

/** Lines of a journal that holds the shipped record, made once. */
let shippedLines: Promise<readonly string[]> | undefined

async function shipped(): Promise<readonly string[]> {
  const lines: string[] = []
  const journal = openMemoryJournal({ now: () => new Date('2026-07-06T09:00:00.000Z'), lines })
  await journal.append(seedEntries().map(entry => draftOf(entry, { by: 'import', reason: 'First start' })))
  return lines
}

export interface TestSiteOptions {
  readonly env?: Readonly<Record<string, string>>
  /** The shipped record unless `empty`. */
  readonly empty?: boolean
  readonly limits?: AppDependencies['limits']
  readonly turns?: AppDependencies['turns']
  readonly live?: Partial<LiveLimits>
  /** The folder of the picture fonts, without which a card has no words: see `writePictureFonts` in views/fonts.mjs. */
  readonly pictureFonts?: string
  /** Accounts and their sessions from the beginning; none as a rule. */
  readonly book?: AccountBook
  /** Instead of a clock that stands still. */
  readonly now?: () => Date
  /** Instead of by session or token. */
  readonly identify?: AppDependencies['identify']
  /** Of the desk, instead of none. */
  readonly deskLines?: readonly string[]
  /** Instead of what is known until it is closed. */
  readonly mappings?: AppDependencies['mappings']
  readonly wrapPress?: (press: CardPress) => CardPress
  readonly wrapJournal?: (journal: Journal) => Journal
  readonly wrapRecord?: (record: NegotiationRecord) => NegotiationRecord
  readonly wrapRender?: (real: RenderPage) => RenderPage
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface TestSite {
  readonly url: string
  readonly journal: Journal
  readonly site: Site
  readonly record: NegotiationRecord
  readonly cache: PageCache
  readonly accounts: Accounts
  readonly desk: ReviewDesk
  /** What was logged, line by line. */
  readonly logged: readonly string[]
  /** One request just as it is given: no redirect is followed, no header added but Host, nothing decompressed. */
  ask(method: string, path: string, headers?: Record<string, string>, body?: string | Buffer): Promise<Answer>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  /** As a browser sends a form of this site. */
  post(path: string, fields: Form, headers?: Record<string, string>): Promise<Answer>
  close(): Promise<void>
}

export type Form = Readonly<Record<string, string>> | readonly (readonly [string, string])[]

export async function openTestSite(options: TestSiteOptions = {}): Promise<TestSite> {
  const { now = () => NOW } = options
  const { env = {}, pictureFonts, wrapJournal = same, wrapRecord = same, wrapRender = same, wrapPress = same } = options
  shippedLines ??= shipped()
  const own = openMemoryJournal({ now, lines: options.empty ? [] : [...(await shippedLines)] })
  const journal = wrapJournal(own)
  const config = readConfig(env)
  if (!config.ok) throw new Error(config.problems.join('\n'))
  const accounts = createAccounts({
    store: openMemoryAccounts(options.book ?? EMPTY_BOOK),
    audit: openMemoryAuditLog({ now }),
    isCommon: password => COMMON.has(password),
    sealing: createSealing(async () => SEALING_KEY),
    now,
    // What passwords cost has tests of its own.
    hashingCost: { memoryCost: 64, timeCost: 1, parallelism: 1 },
  })
  const site = createSite(wrapRecord(NegotiationRecord.fold(own.revisions)), {
    render: wrapRender(render),
    assets: ASSETS.links,
    access: accessOf(accounts, { isOfThisMachine: isOfThisMachine(config.config) }),
    publicUrl: config.config.publicUrl,
    contact: journal.contact,
    now,
    ...(options.live && { live: options.live }),
  })
  followJournal(site, own)
  const logged: string[] = []
  let ids = 0
  const desk = new ReviewDesk({
    journal: openMemoryJournalOf(DESK_JOURNAL, { now, lines: [...(options.deskLines ?? [])] }),
    record: site.record,
    published: journal,
    nameOf: publicNameIn(accounts),
    now,
    newId: () => `id${++ids}`,
  })
  const app = createApp({
    config: config.config,
    journal,
    site,
    assets: ASSETS,
    press: wrapPress(
      createCardPress(pictureFonts === undefined ? createTypesetter(() => undefined) : readCardType(pictureFonts)),
    ),
    accounts,
    desk,
    ...(options.identify && { identify: options.identify }),
    logger: pino({ level: 'trace', base: null }, { write: line => logged.push(line) }),
    ...(options.limits && { limits: options.limits }),
    ...(options.mappings && { mappings: options.mappings }),
    // One address asks for everything here.
    turns: { share: 1, ...options.turns },
  })
  const { url, stop } = await serveSite(site, app)
  const port = Number(new URL(url).port)
  const ask: TestSite['ask'] = async (method, path, headers = {}, body) => {
    const answer = await exchange(port, method, path, headers, body)
    if (answer.headers['content-encoding'] === undefined)
      expectDescribed({ method, path, ...answer, contentType: answer.headers['content-type'] ?? '' })
    return answer
  }
  return {
    url,
    journal,
    site,
    record: site.record,
    cache: site.cache,
    accounts,
    desk,
    logged,
    ask,
    get: (path, headers) => ask('GET', path, headers),
    post: (path, fields, headers = {}) => {
      const body = new URLSearchParams(fields as Record<string, string>).toString()
      const type = 'application/x-www-form-urlencoded'
      const origin = config.config.publicUrl ?? url
      const own = { 'content-type': type, 'sec-fetch-site': 'same-origin', origin, ...headers }
      return ask('POST', path, own, body)
    },
    close: async () => {
      await stop(0)
      await journal.close()
      await accounts.close()
    },
  }
}

const same = <T>(value: T): T => value

async function exchange(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string | Buffer = '',
): Promise<Answer> {
  const length = method === 'GET' || method === 'HEAD' ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const sent = request({ host: '127.0.0.1', port, method, path, headers: { ...length, ...headers }, agent: false })
  sent.on('error', () => undefined)
  const answered = once(sent, 'response')
  sent.end(body)
  const [response] = await answered
  const isEndless = response.headers['content-type']?.startsWith('text/event-stream')
  if (isEndless) response.destroy()
  const chunks: Buffer[] = isEndless ? [] : await response.toArray()
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString('utf8') }
}

import { ALL_CHANGES, changesQueryString } from '../../domain/changes/changes-query.ts'
import { type ComparisonQuery, comparisonQueryString } from '../../domain/comparison/comparison-query.ts'
import { type ExplorerQuery, explorerQueryString, WHOLE_VIEW } from '../../domain/explorer/explorer-query.ts'
import { type FindQuery, findQueryString } from '../../domain/finding/find-query.ts'
import { type PositionsQuery, positionsQueryString } from '../../domain/positions/positions-query.ts'
import {
  EVERY_NEGOTIATION,
  type NegotiationQuery,
  negotiationQueryString,
} from '../../domain/record/negotiation-query.ts'
import type { AsOf } from '../../domain/record/negotiation-record.ts'
import { type TimelineQuery, timelineQueryString } from '../../domain/timeline/timeline-query.ts'

// Every address of the site, built in one place for handlers, views and end-to-end tests.

const made = new WeakMap<AsOf, Paths>()

/** The addresses as they are at a moment of the record: whoever reads the past stays in it by following links. */
export function pathsAt(moment: AsOf): Paths {
  const known = made.get(moment) ?? makePaths(moment)
  made.set(moment, known)
  return known
}

function makePaths(moment: AsOf) {
  const at = (path: string): string => withMoment(path, moment)
  const one =
    (collection: string, suffix = '') =>
    (id: string) =>
      at(`/${collection}/${encodeURIComponent(id)}${suffix}`)
  const filtered = (path: string) => (query: TimelineQuery) => {
    const text = timelineQueryString(query)
    return at(text ? `${path}?${text}` : path)
  }
  const listed =
    (path: string) =>
    (query = '') =>
      at(query ? `${path}?${query}` : path)
  const compared = (path: string, query: ComparisonQuery, more = ''): string =>
    at(`${path}?${comparisonQueryString(query)}${more}`)
  return {
    timeline: filtered('/'),
    /** All filters with all their values. */
    filters: filtered('/filters'),
    /** The timeline in lanes, to scale and in words. */
    overview: filtered('/overview'),
    timelineJson: filtered('/timeline.json'),
    timelineFile: (extension: string, query: TimelineQuery) => filtered(`/timeline.${extension}`)(query),
    /** In which files a timeline can be had, and how it is followed. */
    timelineData: filtered('/data/timeline'),
    /** The timeline made for paper. */
    print: filtered('/print'),
    explore: (query: ExplorerQuery) => listed('/explore')(explorerQueryString(query)),
    /** The data of the drawing, which no view changes. */
    exploreJson: (query: ExplorerQuery) => listed('/explore.json')(explorerQueryString({ ...query, view: WHOLE_VIEW })),
    search: (query: FindQuery) => listed('/search')(findQueryString(query)),
    searchJson: (query: FindQuery) => listed('/search.json')(findQueryString(query)),
    home: at('/'),
    /** The timeline of one of several negotiations. */
    negotiation: one('negotiations'),
    negotiationJson: one('negotiations', '.json'),
    event: one('events'),
    eventJson: one('events', '.json'),
    exploreEventJson: one('explore', '.json'),
    actor: one('actors'),
    actorJson: one('actors', '.json'),
    source: one('sources'),
    sourceJson: one('sources', '.json'),
    /** The page of a source with one of its lists in full: see `source-query.ts`. */
    sourceList: (id: string, query: string) => listed(`/sources/${encodeURIComponent(id)}`)(query),
    documents: at('/documents'),
    documentsJson: at('/documents.json'),
    documentsOf: (query: NegotiationQuery) => listed('/documents')(negotiationQueryString(query)),
    documentsJsonOf: (query: NegotiationQuery) => listed('/documents.json')(negotiationQueryString(query)),
    document: one('documents'),
    documentJson: one('documents', '.json'),
    point: (id: string, number: string) => at(pointPath(id, number)),
    pointJson: (id: string, number: string) => at(`${pointPath(id, number)}.json`),
    lineages: at('/lineages'),
    lineagesJson: at('/lineages.json'),
    lineage: (id: string, number: string) => at(lineagePath(id, number)),
    lineageJson: (id: string, number: string) => at(`${lineagePath(id, number)}.json`),
    actors: listed('/actors'),
    actorsJson: listed('/actors.json'),
    /** The page of an actor with one of its lists in full: see `actor-query.ts`. */
    actorList: (id: string, query: string) => listed(`/actors/${encodeURIComponent(id)}`)(query),
    positions: (query: PositionsQuery) => listed('/positions')(positionsQueryString(query)),
    positionsJson: (query: PositionsQuery) => listed('/positions.json')(positionsQueryString(query)),
    positionsCsv: (query: PositionsQuery) => listed('/positions.csv')(positionsQueryString(query)),
    /** Texts side by side; without texts, where they are chosen. */
    compare: (query?: ComparisonQuery) => (query ? compared('/compare', query) : at('/compare')),
    compareChoice: (query: ComparisonQuery) => compared('/compare', query, '&choose=on'),
    compareAs: (format: 'json' | 'csv' | 'docx' | 'txt', query: ComparisonQuery) =>
      compared(`/compare.${format}`, { ...query, show: null }),
    issues: at('/issues'),
    issuesJson: at('/issues.json'),
    issue: one('issues'),
    issueJson: one('issues', '.json'),
    deadlines: (query = EVERY_NEGOTIATION) => listed('/deadlines')(negotiationQueryString(query)),
    deadlinesJson: (query = EVERY_NEGOTIATION) => listed('/deadlines.json')(negotiationQueryString(query)),
    deadlinesCsv: (query = EVERY_NEGOTIATION) => listed('/deadlines.csv')(negotiationQueryString(query)),
    sources: listed('/sources'),
    sourcesJson: listed('/sources.json'),
    sourcesCsv: listed('/sources.csv'),
    sourceReferences: (extension: string, query = '') => listed(`/sources.${extension}`)(query),
    // Downloads hold all times of the record, so that there is one of each.
    data: '/data',
    api: '/api',
    openApi: '/api/openapi.json',
    table: (name: string) => at(`/data/tables/${name}.csv`),
    tables: at('/data/tables.zip'),
    /** The log of all additions and corrections. */
    changes: (query = ALL_CHANGES) => listed('/changes')(changesQueryString(query)),
    changesJson: (query = ALL_CHANGES) => listed('/changes.json')(changesQueryString(query)),
    about: at('/about'),
    events: '/events',
    newEvent: '/events/new',
    editEvent: (id: string) => `/events/${encodeURIComponent(id)}/edit`,
    retractEvent: (id: string) => `/events/${encodeURIComponent(id)}/retract`,
    restoreEvent: (id: string) => `/events/${encodeURIComponent(id)}/restore`,
    setUp: '/setup',
    settings: '/settings',
    desk: (query = '') => `/desk${query && `?${query}`}`,
    suggestion: (id: string, step = '') => `/desk/suggestions/${encodeURIComponent(id)}${step && `/${step}`}`,
    reported: (id: string, step = '') => `/desk/reports/${encodeURIComponent(id)}${step && `/${step}`}`,
    /** Where a reader reports an error on a page. */
    report: (page: string) => `/report?${new URLSearchParams({ page })}`,
    /** Where the code is made that puts a piece of a page on another one. */
    embed: (page: string) => `/embed?${new URLSearchParams({ page })}`,
    oembed: (url: string) => `/oembed?${new URLSearchParams({ url })}`,
    reports: '/report',
    reportThanks: '/report/thanks',
    newNegotiation: '/settings/negotiations/new',
    /** Where a report is pasted. */
    capture: '/capture',
    importFile: '/import',
    here: (at: string) => `/desk/here?${new URLSearchParams({ at })}`,
    login: '/login',
    providerSignIn: (next: string) => `/login/oidc?${new URLSearchParams({ next })}`,
    providerCallback: '/login/oidc/callback',
    providerJoin: (token: string) => `/join/${encodeURIComponent(token)}/oidc`,
    providerLink: '/account/oidc',
    loginCode: '/login/code',
    passkey: '/login/passkey',
    passkeyRequest: '/login/passkey.json',
    logout: '/logout',
    join: (token: string) => `/join/${encodeURIComponent(token)}`,
    account: '/account',
    newPasskey: '/account/passkey.json',
    codePicture: '/account/totp.svg',
    accounts: '/accounts',
    oneAccount: (id: string) => `/accounts/${encodeURIComponent(id)}`,
    audit: '/audit',
    auditAt: (page: number) => (page > 1 ? `/audit?page=${page}` : '/audit'),
    dryRun: (file: string, query = '') => `/import/${encodeURIComponent(file)}/dry-run${query && `?${query}`}`,
    /** Where it is said what the columns of a file mean. */
    sheetColumns: (file: string) => `/import/${encodeURIComponent(file)}/columns`,
    rejectedRows: (file: string) => `/import/${encodeURIComponent(file)}/rejected`,
    recordJson: '/data/record.json',
    recordSchema: '/data/record.schema.json',
    journal: '/data/journal.jsonl',
    readDate: '/read-date.json',
    suggest: '/suggest.json',
    robots: '/robots.txt',
    sitemap: '/sitemap.xml',
    sitemapPart: (number: number) => `/sitemaps/${number}.xml`,
  } as const
}

export type Paths = ReturnType<typeof makePaths>

/** The addresses of the record as it is now. */
export const paths: Paths = pathsAt({})

const pointPath = (id: string, number: string): string =>
  `/documents/${encodeURIComponent(id)}/points/${encodeURIComponent(number)}`
const lineagePath = (id: string, number: string): string =>
  `/lineages/${encodeURIComponent(id)}/${encodeURIComponent(number)}`

/** The fragment of a point on the page of its document. */
export const pointAnchor = (number: string): string => `point-${number.replaceAll('.', '_')}`

/** The fragment of an event in the timeline. */
export const eventAnchor = (id: string): string => `event-${id}`

export function withMoment(path: string, { on, known }: AsOf): string {
  if (!on && !known) return path
  const params = new URLSearchParams({ ...(on && { on }), ...(known && { known }) }).toString()
  return `${path}${path.includes('?') ? '&' : '?'}${params}`
}

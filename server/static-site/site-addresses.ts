import { LineageGraph } from '../domain/documents/lineage-graph.ts'
import { lineagesOf } from '../domain/documents/lineages.ts'
import type { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { ownWordsOf } from '../domain/record/own-words.ts'
import { cardPath } from '../web/site/card-paths.ts'
import { ENTRY_PAGES, type PagedType } from '../web/site/entry-paths.ts'
import type { Address } from '../web/site/route.ts'

// Every address that the record makes, from the same lines that the site answers by: one who follows links would find filters
// without end.

/** What readers are answered, and a file can't: each time something else, or with what they send. */
const ANSWERED_ALONE = new Set([
  '/embed',
  '/oembed',
  '/report',
  '/report/thanks',
  '/search.json',
  '/filters',
  // What the explorer asks for of one milestone, which has its own data besides.
  '/explore/:id.json',
  '/embed/compare',
  // Says in itself when it was made.
  '/compare.docx',
  // Leads on to a page that is there already.
  '/settings/negotiations',
  '/phases',
])

const COLLECTIONS = new Map(
  Object.entries(ENTRY_PAGES).map(([type, { collection }]) => [collection, type as PagedType]),
)

/** The path of every page and file, each once. Some may turn out not to be there, such as feeds without a public address. */
export function addressesOf(record: NegotiationRecord, routes: readonly Address[]): Set<string> {
  const found = new Set<string>()
  for (const { method, pattern, who, answers } of routes) {
    if (method !== 'get' || who !== 'everybody' || !isFile(pattern)) continue
    for (const path of pathsOf(pattern, record)) {
      found.add(path)
      if (answers === 'page' && isPictured(path)) found.add(cardPath(path, 0).replace(/\?.*$/, ''))
    }
  }
  return found
}

const isFile = (pattern: string): boolean =>
  !ANSWERED_ALONE.has(pattern) &&
  !/^\/(login|logout|join|account|accounts|desk|setup|live|api)\b/.test(pattern) &&
  !/:(title|file|token)/.test(pattern)

const isPictured = (path: string): boolean => !/\/history$|^\/(embed|settings|data\/)/.test(path)

function pathsOf(pattern: string, record: NegotiationRecord): string[] {
  if (!pattern.includes(':')) return [pattern]
  const { type, rest } = partsOf(pattern)
  const fill = (id: string, number = '') =>
    pattern.replace(/:(id|document)/, () => encodeURIComponent(id)).replace(':number', () => encodeURIComponent(number))
  if (pattern.startsWith('/sitemaps/')) return ['/sitemaps/1.xml']
  if (pattern.startsWith('/issues/')) return Object.keys(ownWordsOf(record).issues).map(id => fill(id))
  if (pattern.startsWith('/lineages/'))
    return lineagesOf(new LineageGraph(record)).flatMap(({ points }) =>
      points.map(({ ref }) => fill(ref.document, ref.number)),
    )
  if (rest.includes(':number'))
    return record.list('document').flatMap(({ id, points }) => points.map(({ number }) => fill(id, number)))
  return type ? record.list(type).map(({ id }) => fill(id)) : []
}

/** Of which type of entries a pattern is, and what comes behind their id. */
function partsOf(pattern: string): { readonly type: PagedType | undefined; readonly rest: string } {
  const [, collection = '', rest = ''] = /^(?:\/embed)?(.*?)\/:id(.*)$/.exec(pattern) ?? []
  return { type: collection === '/negotiations' ? 'process' : COLLECTIONS.get(collection), rest }
}

import type { RequestHandler } from 'express'
import { matcherOf } from '../http/pattern.ts'
import { leadsWithinSite } from '../http/within-site.ts'
import type { Address } from './route.ts'

/** What a page is as data of each type: the ending of its address. */
const ENDINGS: Readonly<Record<string, string>> = {
  'application/json': '.json',
  'text/csv': '.csv',
  'text/calendar': '.ics',
  'application/geo+json': '.geojson',
  'application/ld+json': '.jsonld',
  'application/atom+xml': '.atom',
  'application/feed+json': '.feed.json',
  'application/x-research-info-systems': '.ris',
  'application/x-bibtex': '.bib',
  'application/vnd.citationstyles.csl+json': '.csl.json',
}

const TYPES = ['text/html', ...Object.keys(ENDINGS)]

/**
 * Leads a program that asks a page for another type, and would not take HTML as gladly, to the address of that (RFC 9110,
 * 12.1). Whoever takes anything gets the page.
 */
export function negotiated(addresses: readonly Address[]): RequestHandler {
  const data = addresses
    .filter(({ method, answers }) => method === 'get' && answers === 'data')
    .map(({ pattern }) => matcherOf(pattern))
  return (req, res, next) => {
    if (!req.headers.accept || (req.method !== 'GET' && req.method !== 'HEAD')) {
      next()
      return
    }
    const ending = ENDINGS[req.accepts(TYPES) || 'text/html']
    const path = `${req.path === '/' ? '/timeline' : req.path}${ending}`
    if (ending === undefined || !leadsWithinSite(path) || !data.some(pattern => pattern.test(path))) {
      next()
      return
    }
    const query = /\?.*$/.exec(req.originalUrl)?.[0] ?? ''
    res.vary('Accept').redirect(303, path + query)
  }
}

import type { Request } from 'express'
import { askedOfData, askedOfPage } from '../http/asked-query.ts'
import type { Site } from '../site/site.ts'
import { type Moments, readingOf } from '../site/time-travel.ts'
import { type Facets, parseListQuery } from './list-query.ts'

type Asked = Pick<Request, 'originalUrl'>

/** What is asked of a page with a list, of the record at a time. Throws BadRequestError for a value that can't be. */
export function listAsked<F extends string>(site: { readonly moments: Moments }, req: Asked, facets: Facets<F>) {
  const { record, params } = readingOf(site, req)
  return { record, query: askedOfPage(parseListQuery(facets, params)) }
}

/** The same of a data address, which also refuses what it does not know, and has no pages. */
export function listDataAsked<F extends string>(current: Site, req: Asked, facets: Facets<F>) {
  const { record, params } = readingOf(current, req)
  const site: Site = { ...current, record }
  return { site, query: { ...askedOfData(parseListQuery(facets, params)), page: 1 } }
}

/** The site at the time that is asked for, at a data address of a list without filters. */
export const unfilteredSiteAt = (current: Site, req: Asked): Site => listDataAsked(current, req, {}).site

/** As `siteAt`, for a data address that takes nothing but the two clocks: whoever asks for more is told, not ignored. */
export function dataSiteAt(current: Site, req: Asked): Site {
  const { record, params } = readingOf(current, req)
  const asked = { query: { ...current, record }, problems: [], unknown: [...new Set(params.keys())] }
  return askedOfData(asked, {
    message: 'This address takes no such parameters.',
    unknown: name => `There is no parameter “${name}” here.`,
  })
}

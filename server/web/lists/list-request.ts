import type { Request, Response } from 'express'
import { BadRequestError } from '../http/http-error.ts'
import { queryOf } from '../http/request-query.ts'
import { readingOf } from '../site/time-travel.ts'
import { type Facets, type ListQuery, listQueryString, parseListQuery } from './list-query.ts'

type Moments = Parameters<typeof readingOf>[0]

type Asked = Pick<Request, 'originalUrl'>

const UNREADABLE = 'Some filters could not be read.'

/** What is asked of a page with a list. Throws BadRequestError for a value that the list can't have. */
export function listQueryOf<F extends string>(site: Moments, req: Asked, facets: Facets<F>): ListQuery<F> {
  const { query, problems } = parseListQuery(facets, readingOf(site, req).params)
  if (problems.length > 0) throw new BadRequestError(UNREADABLE, problems)
  return query
}

/** The same of a data address, which also refuses what it does not know, and has no pages. */
export function dataQueryOf<F extends string>(site: Moments, req: Asked, facets: Facets<F>): ListQuery<F> {
  const { query, problems, unknown } = parseListQuery(facets, readingOf(site, req).params)
  const refused = [...problems, ...unknown.map(path => ({ path, message: `There is no filter “${path}”.` }))]
  if (refused.length > 0) throw new BadRequestError(UNREADABLE, refused)
  return { ...query, page: 1 }
}

/** Refuses every parameter but those of the clocks. */
export function refuseParameters(site: Moments, req: Asked): void {
  dataQueryOf(site, req, {})
}

/** Sends whoever comes by another address of the same page to the one that it has; says whether it did. */
export function redirected(req: Request, res: Response, canonical: string): boolean {
  if (queryOf(req).toString() === new URLSearchParams(canonical.split('?')[1] ?? '').toString()) return false
  res.redirect(302, canonical)
  return true
}

/** The filters of an export as it states them: name → value or values. */
export function filtersOf<F extends string>(query: ListQuery<F>): Readonly<Record<string, string | readonly string[]>> {
  const params = new URLSearchParams(listQueryString(query))
  return Object.fromEntries(
    [...new Set(params.keys())].map(name => {
      const values = params.getAll(name)
      return [name, values.length === 1 ? (values[0] ?? '') : values]
    }),
  )
}

import type { RequestHandler } from 'express'
import { parseFindQuery } from '../../domain/finding/find-query.ts'
import { find } from '../../domain/finding/finder.ts'
import { words } from '../../domain/language/words.ts'
import { askedOfData, asTyped } from '../http/asked-query.ts'
import { redirected } from '../site/canonical-address.ts'
import { asData, filtersIn, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { readingOf } from '../site/time-travel.ts'
import { foundBody } from './search-json.ts'
import { SEARCH_TEMPLATE, toSearchPage } from './search-view.ts'

const MOST_OF_EACH = 5
const MOST_OF_ONE = 100

/** `GET /search`: what the record holds for some words, best first, by kind. */
export const searchPage =
  ({ site, pages }: Reading): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(site, req)
    const { query, problems } = parseFindQuery(params)
    const canonical = pathsAt(moment).search(query)
    if (problems.length === 0 && redirected(req, res, canonical)) return
    if (query.search !== '') await site.search.ready()
    const finding = find(record, query.search, query.in ? MOST_OF_ONE : MOST_OF_EACH, query.in ?? undefined)
    const typed = asTyped('q', { problems, params })
    const page = { ...toSearchPage(record, query, finding), problems, ...(typed !== undefined && { search: typed }) }
    if (problems.length > 0) res.status(400)
    const layout = {
      title: query.search ? words().search.titleOf(query.search) : words().search.heading,
      robots: 'noindex' as const,
      moment,
      searched: page.search,
      alternates: asData({ jsonHref: pathsAt(moment).searchJson(query) }, words().search.whatWasFound),
    }
    const keep = problems.length === 0 ? { key: canonical } : undefined
    pages.send(req, res, SEARCH_TEMPLATE, { layout, page }, keep)
  }

/** `GET /search.json`: the same, with as many of each kind as the page shows of one. */
export const searchJson =
  ({ site: current }: Reading): RequestHandler =>
  async (req, res) => {
    const { record, moment, params } = readingOf(current, req)
    const query = askedOfData(parseFindQuery(params))
    if (query.search !== '') await current.search.ready()
    const finding = find(record, query.search, MOST_OF_ONE, query.in ?? undefined)
    const key = pathsAt(moment).searchJson(query)
    const filters = filtersIn(key.replace(/^[^?]*\??/, ''))
    sendJson({ ...current, record }, req, res, {
      key,
      type: 'search',
      body: { filters, ...foundBody(record, finding) },
    })
  }

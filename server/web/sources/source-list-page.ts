import type { RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import { listQueryString } from '../lists/list-query.ts'
import { listAsked, listDataAsked } from '../lists/list-request.ts'
import { redirected } from '../site/canonical-address.ts'
import { sendCsv } from '../site/csv-answer.ts'
import { newPath } from '../site/entry-paths.ts'
import { asData, sendLongJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import { SOURCE_LIST_FACETS } from './found-sources.ts'
import { sourceListTable } from './source-csv.ts'
import { sourceListFields } from './source-json.ts'
import { SOURCES_TEMPLATE, toSourceListPage } from './source-list-view.ts'

/** `GET /sources`: where all of it comes from, and what stands on thin ground. */
export const sourcesPage =
  ({ site, pages }: Reading): RequestHandler =>
  (req, res) => {
    const { record, query } = listAsked(site, req, SOURCE_LIST_FACETS)
    const canonical = pathsAt(record.moment).sources(listQueryString(query))
    if (redirected(req, res, canonical)) return
    const page = { ...toSourceListPage(record, query), addHref: newPath({ ...site, record }, 'source') }
    const layout = {
      ...PAGE_WORDS.sources,
      canonical,
      moment: record.moment,
      alternates: asData(page, words().sources.list.theseSources),
    }
    pages.send(req, res, SOURCES_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /sources.json`: all that match, not one page of them. */
export const sourcesJson =
  ({ site: current }: Reading): RequestHandler =>
  (req, res) => {
    const { site, query } = listDataAsked(current, req, SOURCE_LIST_FACETS)
    const key = pathsAt(site.record.moment).sourcesJson(listQueryString(query))
    return sendLongJson(site, req, res, { key, type: 'sources', fields: sourceListFields(site.record, query) })
  }

/** `GET /sources.csv` */
export const sourcesCsv =
  ({ site: current }: Reading): RequestHandler =>
  (req, res) => {
    const { site, query } = listDataAsked(current, req, SOURCE_LIST_FACETS)
    const key = pathsAt(site.record.moment).sourcesCsv(listQueryString(query))
    sendCsv(site, req, res, { key, name: 'sources', rows: sourceListTable(site.record, query) })
  }

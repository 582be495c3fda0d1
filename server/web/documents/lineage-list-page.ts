import type { RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import { dataSiteAt } from '../lists/list-request.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import { siteAt } from '../site/time-travel.ts'
import { lineageListBody } from './lineage-json.ts'
import { LINEAGES_TEMPLATE, toLineageListPage } from './lineage-list-view.ts'

/** `GET /lineages`: every question that the texts answer, and how far it has come. */
export const lineagesPage =
  ({ site, pages }: Reading): RequestHandler =>
  (req, res) => {
    const { record } = siteAt(site, req)
    const canonical = pathsAt(record.moment).lineages
    const page = toLineageListPage(record)
    const layout = {
      ...PAGE_WORDS.lineages,
      moment: record.moment,
      canonical,
      alternates: asData(page, words().documents.lineages.these),
    }
    pages.send(req, res, LINEAGES_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /lineages.json` */
export const lineagesJson =
  ({ site: current }: Reading): RequestHandler =>
  (req, res) => {
    const site = dataSiteAt(current, req)
    const key = pathsAt(site.record.moment).lineagesJson
    sendJson(site, req, res, { key, type: 'lineages', body: lineageListBody(site.record) })
  }

import type { RequestHandler } from 'express'
import { dataSiteAt } from '../lists/list-request.ts'
import { newPath } from '../site/entry-paths.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import { siteAt } from '../site/time-travel.ts'
import { documentListBody } from './document-json.ts'
import { DOCUMENTS_TEMPLATE, toDocumentListPage } from './document-list-view.ts'

/** `GET /documents`: the texts in time, and which comes from which. */
export const documentsPage =
  ({ site: current, pages }: Reading): RequestHandler =>
  (req, res) => {
    const site = siteAt(current, req)
    const { record } = site
    const canonical = pathsAt(record.moment).documents
    const page = { ...toDocumentListPage(record), addHref: newPath(site, 'document') }
    const layout = {
      ...PAGE_WORDS.documents,
      moment: record.moment,
      canonical,
      alternates: asData(page, 'These texts'),
    }
    pages.send(req, res, DOCUMENTS_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /documents.json`: every text without its points, and what links the texts. */
export const documentsJson =
  ({ site: current }: Reading): RequestHandler =>
  (req, res) => {
    const site = dataSiteAt(current, req)
    const key = pathsAt(site.record.moment).documentsJson
    sendJson(site, req, res, { key, type: 'documents', body: documentListBody(site.record) })
  }

import type { RequestHandler } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import { statusInWords } from '../../domain/documents/text-status.ts'
import { words } from '../../domain/language/words.ts'
import { presentEntry, sendTombstone } from '../history/tombstone.ts'
import { dataSiteAt } from '../lists/list-request.ts'
import { asEntry } from '../site/cited-page.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { siteAt } from '../site/time-travel.ts'
import { documentBody } from './document-json.ts'
import { DOCUMENT_TEMPLATE, toDocumentPage } from './document-view.ts'

/** `GET /documents/:id`: one text with its points, or the tombstone of a retracted one. */
export const documentPage =
  ({ site: current, pages }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { id } = req.params
    const site = siteAt(current, req)
    const { record } = site
    const document = record.find('document', id)
    if (!document) {
      sendTombstone({ site, pages }, req, res, { type: 'document', id })
      return
    }
    const canonical = pathsAt(record.moment).document(id)
    const page = toDocumentPage(document, site)
    const layout = {
      title: document.title,
      description: `${dateInWords(document.when)}, ${statusInWords(site.record, document)}. ${document.summary}`,
      canonical,
      moment: record.moment,
      alternates: asData(page, words().documents.page.this),
      cited: asEntry(site, document, canonical),
    }
    pages.send(req, res, DOCUMENT_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /documents/:id.json`: the text as it is stored, and what is derived from it. */
export const documentJson =
  ({ site: current }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const site = dataSiteAt(current, req)
    const document = presentEntry(site, 'document', req.params.id)
    const key = pathsAt(site.record.moment).documentJson(document.id)
    sendJson(site, req, res, { key, type: 'document', body: documentBody(site.record, document) })
  }

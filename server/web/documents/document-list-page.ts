import type { RequestHandler } from 'express'
import { words } from '../../domain/language/words.ts'
import { negotiationAsked, negotiationDataAsked } from '../lists/negotiations.ts'
import { redirected } from '../site/canonical-address.ts'
import { newPath } from '../site/entry-paths.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { PAGE_WORDS } from '../site/page-words.ts'
import { pathsAt } from '../site/paths.ts'
import { documentListBody } from './document-json.ts'
import { DOCUMENTS_TEMPLATE, toDocumentListPage } from './document-list-view.ts'

/** `GET /documents`: the texts in time, and which comes from which. */
export const documentsPage =
  ({ site: current, pages }: Reading): RequestHandler =>
  (req, res) => {
    const { record, process } = negotiationAsked(current, req)
    const canonical = pathsAt(record.moment).documentsOf({ process })
    if (redirected(req, res, canonical)) return
    const page = { ...toDocumentListPage(record, process), addHref: newPath({ ...current, record }, 'document') }
    const layout = {
      ...PAGE_WORDS.documents,
      moment: record.moment,
      canonical,
      alternates: asData(page, words().documents.list.these),
    }
    pages.send(req, res, DOCUMENTS_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /documents.json`: every text without its points, and what links the texts. */
export const documentsJson =
  ({ site: current }: Reading): RequestHandler =>
  (req, res) => {
    const { site, record, process } = negotiationDataAsked(current, req)
    const key = pathsAt(record.moment).documentsJsonOf({ process })
    sendJson(site, req, res, { key, type: 'documents', body: documentListBody(record, process) })
  }

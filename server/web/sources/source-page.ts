import type { RequestHandler } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import { words } from '../../domain/language/words.ts'
import { ledOn, presentEntry, sendTombstone } from '../history/tombstone.ts'
import { askedOfPage } from '../http/asked-query.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import { readingOf, siteAt } from '../site/time-travel.ts'
import { sourceBody } from './source-json.ts'
import { parseSourceQuery, sourceQueryString } from './source-query.ts'
import { SOURCE_TEMPLATE, toSourcePage } from './source-view.ts'

/** `GET /sources/:id`: one source with what rests on it, or the tombstone of a retracted one. */
export const sourcePage =
  ({ site: current, pages }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { id } = req.params
    const { record, params } = readingOf(current, req)
    const site = { ...current, record }
    const source = record.find('source', id)
    if (!source) {
      if (ledOn(record, res, { type: 'source', id })) return
      sendTombstone({ site, pages }, req, res, { type: 'source', id })
      return
    }
    const { title, publisher, published } = source
    const query = askedOfPage(parseSourceQuery(params), { message: words().sources.page.unreadList })
    const canonical = pathsAt(record.moment).sourceList(id, sourceQueryString(query))
    const page = toSourcePage(site, source, query)
    const layout = {
      title,
      description: words().sources.page.description(title, publisher, dateInWords(published)),
      moment: record.moment,
      canonical,
      alternates: asData(page, words().sources.page.thisSource),
      trail: page.whole ? [page.whole] : [],
      cited: { title, publisher, published, language: source.language, url: source.url ?? null },
    }
    pages.send(req, res, SOURCE_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /sources/:id.json` */
export const sourceJson =
  ({ site: current }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const site = siteAt(current, req)
    const { id } = req.params
    if (ledOn(site.record, res, { type: 'source', id, as: '.json' })) return
    const source = presentEntry(site, 'source', id)
    const key = pathsAt(site.record.moment).sourceJson(source.id)
    sendJson(site, req, res, { key, type: 'source', body: sourceBody(site.record, source) })
  }

import type { RequestHandler } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import type { Source } from '../../domain/entries/source.ts'
import { askedOfPage } from '../http/asked-query.ts'
import { NotFoundError } from '../http/http-error.ts'
import { notRecorded } from '../site/entry-paths.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { readingOf, siteAt } from '../site/time-travel.ts'
import { sourceBody } from './source-json.ts'
import { parseSourceQuery, sourceQueryString } from './source-query.ts'
import { SOURCE_TEMPLATE, toSourcePage } from './source-view.ts'

/** `GET /sources/:id` */
export const sourcePage =
  ({ site, pages }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { record, params } = readingOf(site, req)
    const source = sourceOf(record, req.params.id)
    const { title, publisher, published } = source
    const query = askedOfPage(parseSourceQuery(params), { message: 'The list to be shown could not be read.' })
    const canonical = pathsAt(record.moment).sourceList(source.id, sourceQueryString(query))
    const page = toSourcePage(record, source, query)
    const layout = {
      title,
      description: `${title}. ${publisher}, ${dateInWords(published)}. What rests on this source, and what on it alone.`,
      moment: record.moment,
      canonical,
      alternates: asData(page, 'This source'),
      trail: page.whole ? [page.whole] : [],
    }
    pages.send(req, res, SOURCE_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /sources/:id.json` */
export const sourceJson =
  ({ site: current }: Reading): RequestHandler<{ id: string }> =>
  (req, res) => {
    const site = siteAt(current, req)
    const source = sourceOf(site.record, req.params.id)
    const key = pathsAt(site.record.moment).sourceJson(source.id)
    sendJson(site, req, res, { key, type: 'source', body: sourceBody(site.record, source) })
  }

function sourceOf(record: Site['record'], id: string): Source {
  const source = record.find('source', id)
  if (!source) throw new NotFoundError(notRecorded('source', id))
  return source
}

import type { RequestHandler } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import { words } from '../../domain/language/words.ts'
import { presentEntry } from '../history/tombstone.ts'
import { NotFoundError } from '../http/http-error.ts'
import { dataSiteAt } from '../lists/list-request.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { siteAt } from '../site/time-travel.ts'
import { pointBody } from './point-json.ts'
import { noPoint } from './point-link.ts'
import { POINT_TEMPLATE, toPointPage } from './point-view.ts'

/** `GET /documents/:id/points/:number`: one point, for those who link to it. */
export const pointPage =
  ({ site: current, pages }: Reading): RequestHandler<{ id: string; number: string }> =>
  (req, res) => {
    const site = siteAt(current, req)
    const { document, point } = pointOf(site, req.params)
    const canonical = pathsAt(site.record.moment).point(document.id, point.number)
    const { documents } = words()
    const page = toPointPage(document, point, site)
    const layout = {
      title: documents.placedWithLabel(document.shortTitle, point.number, point.label),
      description: documents.onePoint.description(
        point.number,
        document.shortTitle,
        dateInWords(document.when),
        point.text,
      ),
      canonical,
      moment: site.record.moment,
      alternates: asData(page, documents.onePoint.this),
      trail: [{ text: document.shortTitle, href: pathsAt(site.record.moment).document(document.id) }],
    }
    pages.send(req, res, POINT_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /documents/:id/points/:number.json` */
export const pointJson =
  ({ site: current }: Reading): RequestHandler<{ id: string; number: string }> =>
  (req, res) => {
    const site = dataSiteAt(current, req)
    const { document, point } = pointOf(site, req.params)
    const key = pathsAt(site.record.moment).pointJson(document.id, point.number)
    sendJson(site, req, res, { key, type: 'point', body: pointBody(site.record, document, point) })
  }

export function pointOf(site: Site, { id, number }: { readonly id: string; readonly number: string }) {
  const document = presentEntry(site, 'document', id)
  const point = document.points.find(candidate => candidate.number === number)
  if (!point) throw new NotFoundError(noPoint(document, number))
  return { document, point }
}

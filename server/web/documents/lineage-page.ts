import type { RequestHandler } from 'express'
import { type Lineage, lineageOf } from '../../domain/documents/lineage.ts'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import type { PointRef } from '../../domain/documents/lineage-links.ts'
import { words } from '../../domain/language/words.ts'
import { presentEntry } from '../history/tombstone.ts'
import { NotFoundError } from '../http/http-error.ts'
import { dataSiteAt } from '../lists/list-request.ts'
import { asData, sendJson } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { siteAt } from '../site/time-travel.ts'
import { lineageBody } from './lineage-json.ts'
import { LINEAGE_TEMPLATE, toLineagePage, versionAnchor } from './lineage-view.ts'
import { noPoint } from './point-link.ts'

/** `GET /lineages/:document/:number`: one question through all texts; it has its address under its first point. */
export const lineagePage =
  ({ site: current, pages }: Reading): RequestHandler<{ document: string; number: string }> =>
  (req, res) => {
    const site = siteAt(current, req)
    const { record } = site
    const graph = new LineageGraph(record)
    const { document, number } = req.params
    const lineage = lineageAt({ document, number }, site, graph)
    const paths = pathsAt(record.moment)
    const { first } = lineage
    const canonical = paths.lineage(first.document, first.number)
    if (first.document !== document || first.number !== number) {
      // An earlier text may be recorded later: the address of the whole may change, so this one is not for ever.
      res.redirect(302, `${canonical}#${versionAnchor({ document, number })}`)
      return
    }
    const page = toLineagePage(lineage, record, graph)
    const layout = {
      title: page.title,
      description: words().documents.lineage.description(page.title, page.extent),
      canonical,
      moment: record.moment,
      alternates: asData(page, words().documents.lineage.this),
    }
    pages.send(req, res, LINEAGE_TEMPLATE, { layout, page }, { key: canonical })
  }

/** `GET /lineages/:document/:number.json`, under any of its points. */
export const lineageJson =
  ({ site: current }: Reading): RequestHandler<{ document: string; number: string }> =>
  (req, res) => {
    const site = dataSiteAt(current, req)
    const { record } = site
    const graph = new LineageGraph(record)
    const { document, number } = req.params
    const lineage = lineageAt({ document, number }, site, graph)
    const key = pathsAt(record.moment).lineageJson(document, number)
    sendJson(site, req, res, { key, type: 'lineage', body: lineageBody(lineage, record, graph) })
  }

function lineageAt(ref: PointRef, site: Site, graph: LineageGraph): Lineage {
  const document = presentEntry(site, 'document', ref.document)
  const lineage = lineageOf(ref, graph)
  if (!lineage) throw new NotFoundError(noPoint(document, ref.number))
  return lineage
}

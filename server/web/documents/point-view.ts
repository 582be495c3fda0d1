import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { positionsOn } from '../../domain/documents/lineage-chronicle.ts'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import type { Point } from '../../domain/documents/lineage-links.ts'
import { pointStates } from '../../domain/documents/point-states.ts'
import { FIDELITIES, type NegotiatingDocument } from '../../domain/entries/document.ts'
import { newPath } from '../site/entry-paths.ts'
import { documentLink, type Link, type SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { type DateView, dateView, type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { createSourceList, type NumberedSource } from '../sources/cited-sources.ts'
import { type PointStateView, type PointView, toPointStateView, toPointView } from './point-body.ts'
import { type PositionLine, toPositionLine } from './position-line.ts'

export interface PointPage {
  readonly point: PointView
  readonly document: Link
  readonly documentTitle: string
  readonly date: DateView
  readonly fidelity: TermView
  /** The states before the newest, the newest first. */
  readonly earlierStates: readonly PointStateView[]
  readonly positions: readonly PositionLine[]
  readonly previous: SureLink | null
  readonly next: SureLink | null
  readonly sources: readonly NumberedSource[]
  readonly jsonHref: string
  readonly addPositionHref: string | null
  readonly addStateHref: string | null
}

export const POINT_TEMPLATE = template<PointPage>('documents/point', { styles: 'texts' })

export function toPointPage(document: NegotiatingDocument, point: Point, site: Site): PointPage {
  const { record } = site
  const about = { document: document.id, point: point.number }
  const paths = pathsAt(record.moment)
  const graph = new LineageGraph(record)
  const sources = createSourceList(record, point.citations)
  const state = pointStates(record, document).points.find(({ number }) => number === point.number)
  const index = document.points.indexOf(point)
  const neighbour = (other: Point | undefined) =>
    other ? { text: `${other.number} ${other.label}`, href: paths.point(document.id, other.number) } : null
  const placed = graph.placed({ document: document.id, number: point.number })
  return {
    point: toPointView(document, point, state, { record, graph, sources }),
    document: documentLink(record, document.id),
    documentTitle: document.title,
    date: dateView(document.when),
    fidelity: termView(FIDELITIES, document.fidelity),
    earlierStates: (state?.history ?? []).slice(1).map(earlier => toPointStateView(earlier, document, record, sources)),
    positions: inTimeOrder(placed ? positionsOn([placed], record) : [], record.calendar)
      .reverse()
      .map(position => toPositionLine(position, record, sources)),
    previous: neighbour(document.points[index - 1]),
    next: neighbour(document.points[index + 1]),
    sources: sources.all,
    jsonHref: paths.pointJson(document.id, point.number),
    addPositionHref: newPath(site, 'position', about),
    addStateHref: newPath(site, 'pointState', about),
  }
}

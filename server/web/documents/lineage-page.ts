import type { Request, RequestHandler } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import { type Lineage, lineageOf } from '../../domain/documents/lineage.ts'
import { type ChronicleEntry, lineageChronicle } from '../../domain/documents/lineage-chronicle.ts'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import type { PlacedPoint, PointRef } from '../../domain/documents/lineage-links.ts'
import { formatValue } from '../../domain/documents/point-values.ts'
import { FIDELITIES } from '../../domain/entries/document.ts'
import { CERTAINTIES, EVENT_KINDS } from '../../domain/entries/event.ts'
import { ISSUES } from '../../domain/entries/issues.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { NotFoundError } from '../http/http-error.ts'
import { dataSiteAt } from '../lists/data-address.ts'
import { sendJson } from '../site/json-answer.ts'
import type { PageSender } from '../site/page-sender.ts'
import { pathsAt } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { dateView, documentLink, eventLink, paragraphsOf, termView } from '../site/small-views.ts'
import { siteAt } from '../site/time-travel.ts'
import { createSourceList, type SourceList } from '../sources/source-list.ts'
import { documentOf } from './document-page.ts'
import { LINEAGE_TEMPLATE, type LineagePage, type LineageStep, type VersionView } from './document-view.ts'
import { toPositionLine } from './point-page.ts'
import { dropsInWords, linkInWords, placedPointLink, pointLink, toPointStateView, valuesInWords } from './point-view.ts'
import { comparePath } from './relations.ts'
import { valueChart } from './value-chart.ts'

interface Parameters {
  readonly [name: string]: string
  readonly document: string
  readonly number: string
}

/** `GET /lineages/:document/:number`: one question through all texts; it has its address under its first point. */
export const lineagePage =
  ({ site: current, pages }: { readonly site: Site; readonly pages: PageSender }): RequestHandler<Parameters> =>
  (req, res) => {
    const site = siteAt(current, req)
    const { record } = site
    const graph = new LineageGraph(record)
    const { document, number } = req.params
    const lineage = lineageAt({ document, number }, site, graph)
    const paths = pathsAt(record.moment)
    const { first } = lineage
    const href = paths.lineage(first.document, first.number)
    if (first.document !== document || first.number !== number) {
      // An earlier text may be recorded later: the address of the whole may change, so this one is not for ever.
      res.redirect(302, `${href}#${versionAnchor({ document, number })}`)
      return
    }
    const layout = {
      title: `${lineage.label}: one question through ${lineage.versions === 1 ? '1 text' : `${lineage.versions} texts`}`,
      description: `“${lineage.label}” in ${extentOf(lineage)}: its wording and numbers, who said what of it, and how far it has come, in time.`,
      canonical: href,
      moment: record.moment,
      alternates: [
        { type: 'application/json', href: paths.lineageJson(document, number), title: 'This lineage as JSON' },
      ],
    }
    const page = toLineagePage(lineage, record, graph)
    pages.send(req as unknown as Request, res, LINEAGE_TEMPLATE, { layout, page }, { key: href })
  }

/** `GET /lineages/:document/:number.json`, under any of its points. */
export const lineageJson =
  ({ site: current }: { readonly site: Site }): RequestHandler<Parameters> =>
  (req, res) => {
    const site = dataSiteAt(current, req)
    const { record } = site
    const graph = new LineageGraph(record)
    const { document, number } = req.params
    const lineage = lineageAt({ document, number }, site, graph)
    sendJson(site, req as unknown as Request, res, {
      key: pathsAt(record.moment).lineageJson(document, number),
      type: 'lineage',
      body: {
        first: lineage.first,
        label: lineage.label,
        issues: lineage.issues,
        versions: lineage.points.map(({ ref, document: text, point }) => ({
          document: ref.document,
          when: text.when,
          fidelity: text.fidelity,
          point,
        })),
        values: lineage.series,
        chronicle: lineageChronicle(lineage.points, record, graph).map(entryData),
      },
    })
  }

function lineageAt(ref: PointRef, site: Site, graph: LineageGraph): Lineage {
  const { shortTitle } = documentOf(site, ref.document)
  const lineage = lineageOf(ref, graph)
  if (!lineage) throw new NotFoundError(`“${shortTitle}” has no point “${ref.number.slice(0, 20)}” in the record.`)
  return lineage
}

function entryData(entry: ChronicleEntry) {
  const { kind, when } = entry
  switch (entry.kind) {
    case 'version':
      return { kind, when, point: entry.point.ref }
    case 'dropped':
      return { kind, when, by: entry.document.id, drops: entry.drops }
    case 'event':
      return { kind, when, event: entry.event.id }
    case 'position':
      return { kind, when, position: entry.position }
    case 'state':
      return { kind, when, state: entry.state }
  }
}

const versionAnchor = ({ document, number }: PointRef): string => `version-${document}-${number.replaceAll('.', '_')}`

function toLineagePage(lineage: Lineage, record: NegotiationRecord, graph: LineageGraph): LineagePage {
  const { points, series, first } = lineage
  const paths = pathsAt(record.moment)
  const sources = createSourceList(record)
  const texts = [...new Set(points.map(({ document }) => document))]
  return {
    label: lineage.label,
    issues: lineage.issues.map(issue => ({
      ...termView(ISSUES, issue),
      href: paths.issue(issue),
    })),
    extent: extentOf(lineage),
    versions: points.map(({ ref, document, point }) => ({
      text: `${document.shortTitle}, point ${ref.number}`,
      href: `#${versionAnchor(ref)}`,
      document: dateInWords(document.when),
      label: point.label,
    })),
    charts: series.flatMap(one => {
      const chart = valueChart(one)
      return chart
        ? [
            {
              ...chart,
              rows: chart.rows.map(row => ({ ...row, text: documentLink(record, row.document).text })),
            },
          ]
        : []
    }),
    numbers: series.flatMap(({ what, values }) =>
      values.map(({ ref, value, when }) => ({
        what,
        value: formatValue(value),
        text: documentLink(record, ref.document),
        point: pointLink(record, graph, ref),
        date: dateInWords(when),
      })),
    ),
    steps: lineageChronicle(points, record, graph).map(entry => toStep(entry, record, graph, sources)),
    comparisons:
      texts.length > 1 && texts.length <= 5
        ? [{ text: 'Compare these texts side by side', href: comparePath(texts, record) }]
        : [],
    sources: sources.all,
    documentsHref: paths.documents,
    jsonHref: paths.lineageJson(first.document, first.number),
  }
}

const extentOf = ({ points, versions }: Lineage): string =>
  `${counted(points.length, 'version')} in ${counted(versions, 'text')}`

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

function toStep(
  entry: ChronicleEntry,
  record: NegotiationRecord,
  graph: LineageGraph,
  sources: SourceList,
): LineageStep {
  const { kind, when } = entry
  const none = { version: null, dropped: null, event: null, position: null, state: null }
  const step = { kind, date: dateView(when), ...none }
  switch (entry.kind) {
    case 'version':
      return { ...step, version: toVersion(entry.point, record, graph, sources) }
    case 'dropped': {
      const { document, drops } = entry
      return {
        ...step,
        dropped: {
          document: documentLink(record, document.id),
          points: drops.map(({ point }) => placedPointLink(record, graph, point)),
          basis: dropsInWords(drops),
          notes: drops.flatMap(({ note }) => note ?? []),
        },
      }
    }
    case 'event': {
      const { event } = entry
      const { text, href } = eventLink(record, event.id)
      const kindLabel = termView(EVENT_KINDS, event.kind).label
      return { ...step, event: { text, href, kindLabel, certainty: termView(CERTAINTIES, event.certainty) } }
    }
    case 'position':
      return { ...step, position: toPositionLine(entry.position, record, sources) }
    case 'state': {
      const { state } = entry
      const document = record.find('document', state.document)
      const point = placedPointLink(record, graph, { document: state.document, number: state.point })
      return { ...step, state: { ...toPointStateView(state, document, record, sources), point } }
    }
  }
}

const toVersion = (
  { ref, document, point }: PlacedPoint,
  record: NegotiationRecord,
  graph: LineageGraph,
  sources: SourceList,
): VersionView => ({
  anchor: versionAnchor(ref),
  href: pathsAt(record.moment).point(ref.document, ref.number),
  number: ref.number,
  label: point.label,
  document: documentLink(record, document.id),
  fidelity: termView(FIDELITIES, document.fidelity),
  paragraphs: paragraphsOf(point.text),
  values: valuesInWords(point),
  isUnverified: point.unverified,
  note: point.note,
  changes: graph.ancestors(ref).map(link => ({
    from: placedPointLink(record, graph, link.from),
    words: linkInWords(link),
    note: link.note,
  })),
  sources: sources.marks(point.citations),
})

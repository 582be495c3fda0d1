import { dateInWords } from '../../domain/dates/words.ts'
import type { Lineage } from '../../domain/documents/lineage.ts'
import { type ChronicleEntry, lineageChronicle } from '../../domain/documents/lineage-chronicle.ts'
import type { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import type { PlacedPoint, PointRef } from '../../domain/documents/lineage-links.ts'
import { formatValue } from '../../domain/documents/point-values.ts'
import { FIDELITIES } from '../../domain/entries/document.ts'
import { CERTAINTIES, EVENT_KINDS } from '../../domain/entries/event.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { documentLink, eventLink, type Link, type SureLink } from '../site/links.ts'
import { issueTerm } from '../site/own-terms.ts'
import { pathsAt } from '../site/paths.ts'
import { type DateView, dateView, paragraphsOf, type TermView, termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { createSourceList, type NumberedSource, type SourceList } from '../sources/cited-sources.ts'
import { dropsInWords, linkInWords } from './fates.ts'
import { type PointBody, type PointStateView, toPointStateView, valuesInWords } from './point-body.ts'
import { placedPointLink, pointLink } from './point-link.ts'
import { type PositionLine, toPositionLine } from './position-line.ts'
import { comparePath } from './relations.ts'
import { type ValueChart, valueChart } from './value-chart.ts'

/** One step in the account of a lineage; exactly the field that its kind names is there. */
interface LineageStep {
  readonly kind: 'version' | 'dropped' | 'event' | 'position' | 'state'
  readonly date: DateView
  readonly version: VersionView | null
  readonly dropped: {
    readonly document: Link
    readonly points: readonly Link[]
    readonly basis: string
    readonly notes: readonly string[]
  } | null
  readonly event: (Link & { readonly kindLabel: string; readonly certainty: TermView }) | null
  readonly position: PositionLine | null
  readonly state: (PointStateView & { readonly point: Link }) | null
}

interface VersionView extends PointBody {
  readonly anchor: string
  readonly href: string
  readonly number: string
  readonly label: string
  readonly document: Link
  readonly fidelity: TermView
  readonly changes: readonly { readonly from: Link; readonly words: string; readonly note: string | null }[]
  readonly sources: readonly NumberedSource[]
}

interface LineagePage {
  /** Such as “Armed forces cap: what became of point 6 of the first draft”. */
  readonly title: string
  readonly issues: readonly (TermView & { readonly href: string })[]
  /** Such as “3 versions in 3 texts”. */
  readonly extent: string
  readonly versions: readonly (SureLink & { readonly document: string; readonly label: string })[]
  readonly charts: readonly (Omit<ValueChart, 'rows'> & {
    readonly rows: readonly (ValueChart['rows'][number] & { readonly text: string })[]
  })[]
  /** Every number, also where there is only one of its kind. */
  readonly numbers: readonly {
    readonly what: string
    readonly value: string
    readonly text: Link
    readonly point: Link
    readonly date: string
  }[]
  readonly steps: readonly LineageStep[]
  readonly comparisons: readonly SureLink[]
  readonly sources: readonly NumberedSource[]
  readonly jsonHref: string
}

export const LINEAGE_TEMPLATE = template<LineagePage>('documents/lineage', { styles: 'texts' })

export const versionAnchor = ({ document, number }: PointRef): string =>
  `version-${document}-${number.replaceAll('.', '_')}`

export function toLineagePage(lineage: Lineage, record: NegotiationRecord, graph: LineageGraph): LineagePage {
  const { points, series, first } = lineage
  const paths = pathsAt(record.moment)
  const sources = createSourceList(record)
  const texts = [...new Set(points.map(({ document }) => document))]
  return {
    title: titleOf(lineage),
    issues: lineage.issues.map(issue => ({
      ...issueTerm(record, issue),
      href: paths.issue(issue),
    })),
    extent: extentOf(lineage),
    versions: points.map(({ ref, document, point }) => ({
      text: words().documents.placed(document.shortTitle, ref.number),
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
        ? [{ text: words().documents.lineage.compare, href: comparePath(texts, record) }]
        : [],
    sources: sources.all,
    jsonHref: paths.lineageJson(first.document, first.number),
  }
}

/** Its first point gives it its name: how it ended is what the page tells. */
export const questionOf = ({ points, label }: Lineage): string => points[0]?.point.label ?? label

/** Such as “point 6 of the first draft”: where it first stands. */
export function placeOf({ first, points }: Lineage): string {
  return words().documents.place(first.number, points[0]?.document.shortTitle ?? first.document)
}

function titleOf(lineage: Lineage): string {
  const { became, stands } = words().documents.lineage
  return (lineage.versions > 1 ? became : stands)(questionOf(lineage), placeOf(lineage))
}

function extentOf({ points, versions }: Lineage): string {
  const { documents } = words()
  return documents.lineage.extent(documents.versions(points.length), documents.texts(versions))
}

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

import type { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import type { NegotiatingDocument } from '../../domain/entries/document.ts'
import { readersLanguage } from '../../domain/language/reader.ts'
import { words } from '../../domain/language/words.ts'
import { ALL_POSITIONS } from '../../domain/positions/positions-query.ts'
import { stanceMatrix } from '../../domain/positions/stance-matrix.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { languageName } from '../sources/cited-sources.ts'
import { comparePath, pointsInWords } from './relations.ts'

/** Where readers of a text go from it. */
export interface WayOn extends SureLink {
  readonly id: 'points' | 'changed' | 'positions' | 'published'
  readonly detail: string
}

/** Those ways alone that lead to something. `page` is where its points are, unless that is here. */
export const waysOn = (
  document: NegotiatingDocument,
  record: NegotiationRecord,
  graph: LineageGraph,
  page = '',
): WayOn[] =>
  [
    pointsOf(document, page),
    whatChanged(document, record, graph),
    whoAccepts(document, record),
    publishedText(document, record),
  ].flatMap(way => way ?? [])

function pointsOf(document: NegotiatingDocument, page: string): WayOn | null {
  if (document.points.length === 0) return null
  return { id: 'points', text: words().documents.ways.points, href: `${page}#points`, detail: pointsInWords(document) }
}

/** Against what it came from; a text that is the first of its family is held against the newest that came from it. */
function whatChanged(document: NegotiatingDocument, record: NegotiationRecord, graph: LineageGraph): WayOn | null {
  if (document.points.length === 0) return null
  const withPoints = (texts: readonly NegotiatingDocument[]) => texts.filter(({ points }) => points.length > 0)
  const base = withPoints(graph.bases(document.id)).at(-1)
  const other = base ?? withPoints(graph.descendants(document.id)).at(-1)
  if (!other) return null
  const { ways } = words().documents
  return {
    id: 'changed',
    text: ways.changed,
    href: comparePath(base ? [base, document] : [document, other], record),
    detail: base ? ways.changedFrom(other.shortTitle) : ways.changedTo(other.shortTitle),
  }
}

function whoAccepts(document: NegotiatingDocument, record: NegotiationRecord): WayOn | null {
  const { rows } = stanceMatrix(record, { columns: { document } })
  const actors = rows.filter(({ hasPosition }) => hasPosition).length
  if (actors === 0 && document.points.length === 0) return null
  const { ways } = words().documents
  return {
    id: 'positions',
    text: ways.positions,
    href: pathsAt(record.moment).positions({ ...ALL_POSITIONS, document: document.id }),
    detail: actors === 0 ? ways.noPosition : ways.stances(actors),
  }
}

function publishedText({ readAt }: NegotiatingDocument, record: NegotiationRecord): WayOn | null {
  const source = readAt === undefined ? undefined : record.find('source', readAt)
  if (source?.url === undefined) return null
  const { ways } = words().documents
  return {
    id: 'published',
    text: ways.published,
    href: source.url,
    detail:
      source.language === readersLanguage()
        ? source.publisher
        : ways.publishedIn(source.publisher, languageName(source.language)),
  }
}

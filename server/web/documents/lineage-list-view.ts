import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import { type StandingLineage, standingLineages } from '../../domain/documents/lineages.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { sentenceCase } from '../../domain/text/sentence-case.ts'
import { documentLink, type Link, type SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { type DateView, dateView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { createSourceList, type NumberedSource, type SourceList } from '../sources/cited-sources.ts'
import { placeOf, questionOf } from './lineage-view.ts'
import { type PointStateView, toPointStateView } from './point-body.ts'

interface ListedLineage {
  readonly link: SureLink
  /** Such as “3 texts, first point 6 of the first draft”. */
  readonly extent: string
  /** How far it has come; null where nothing is recorded, or a text leaves it out. */
  readonly state: PointStateView | null
  readonly dropped: { readonly by: Link; readonly date: DateView } | null
}

interface LineageListPage {
  /** No group is empty. */
  readonly groups: readonly {
    readonly id: string
    readonly title: string
    readonly lineages: readonly ListedLineage[]
  }[]
  readonly sources: readonly NumberedSource[]
  readonly jsonHref: string
}

export const LINEAGES_TEMPLATE = template<LineageListPage>('documents/lineages', { styles: 'texts' })

export function toLineageListPage(record: NegotiationRecord): LineageListPage {
  const graph = new LineageGraph(record)
  const sources = createSourceList(record)
  const all = standingLineages(record, graph)
  const { documents } = words()
  const listed = (lineages: readonly StandingLineage[]) => lineages.map(lineage => toListed(lineage, record, sources))
  return {
    groups: [
      {
        id: 'several',
        title: documents.lineages.inSeveral,
        lineages: listed(all.filter(({ versions }) => versions > 1)),
      },
      { id: 'one', title: documents.lineages.inOne, lineages: listed(all.filter(({ versions }) => versions === 1)) },
    ].filter(({ lineages }) => lineages.length > 0),
    sources: sources.all,
    jsonHref: pathsAt(record.moment).lineagesJson,
  }
}

function toListed(lineage: StandingLineage, record: NegotiationRecord, sources: SourceList): ListedLineage {
  const { first, versions, standing } = lineage
  const state = standing?.kind === 'state' ? standing.state : null
  const { documents } = words()
  const place = placeOf(lineage)
  return {
    link: { text: questionOf(lineage), href: pathsAt(record.moment).lineage(first.document, first.number) },
    extent: versions === 1 ? sentenceCase(place) : documents.lineages.extent(documents.texts(versions), place),
    state: state && toPointStateView(state, record.find('document', state.document), record, sources),
    dropped:
      standing?.kind === 'dropped'
        ? { by: documentLink(record, standing.by.id), date: dateView(standing.by.when) }
        : null,
  }
}

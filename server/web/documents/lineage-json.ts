import type { Lineage } from '../../domain/documents/lineage.ts'
import { type ChronicleEntry, lineageChronicle } from '../../domain/documents/lineage-chronicle.ts'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import { type StandingLineage, standingLineages } from '../../domain/documents/lineages.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { questionOf } from './lineage-view.ts'

export const lineageListBody = (record: NegotiationRecord) => ({
  lineages: standingLineages(record, new LineageGraph(record)).map(lineage => ({
    first: lineage.first,
    // By its first point; the label is that of the newest text.
    question: questionOf(lineage),
    label: lineage.label,
    issues: lineage.issues,
    texts: lineage.versions,
    versions: lineage.points.map(({ ref }) => ref),
    standing: standingData(lineage),
  })),
})

function standingData({ standing }: StandingLineage) {
  if (standing?.kind !== 'state') return standing && { kind: standing.kind, when: standing.by.when, by: standing.by.id }
  const { kind, state } = standing
  return { kind, when: state.when, state: inSchemaOrder('pointState', state) }
}

export const lineageBody = (lineage: Lineage, record: NegotiationRecord, graph: LineageGraph) => ({
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
})

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

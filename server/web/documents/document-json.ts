import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { coverageGap } from '../../domain/documents/coverage.ts'
import { currentText } from '../../domain/documents/current-text.ts'
import { documentBrief } from '../../domain/documents/document-brief.ts'
import { documentFamily, familyOf } from '../../domain/documents/document-family.ts'
import { landmarkTexts } from '../../domain/documents/landmark-texts.ts'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import { pointHistory } from '../../domain/documents/point-history.ts'
import { pointStates } from '../../domain/documents/point-states.ts'
import type { NegotiatingDocument } from '../../domain/entries/document.ts'
import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
import { revisionsData } from '../history/revision-view.ts'
import { historyData } from './point-json.ts'

export function documentListBody(record: NegotiationRecord, negotiation: string | null) {
  const { nodes, edges } = familyOf(documentFamily(new LineageGraph(record)), negotiation)
  const isCurrent = ({ id, process }: NegotiatingDocument) => currentText(record, process)?.id === id
  const landmarks = new Set(landmarkTexts(record).map(({ id }) => id))
  return {
    documents: nodes.map(({ document, generation, family, missing }) => {
      const { id, process, kind, title, shortTitle, when, status, availability, fidelity, statedPointCount } = document
      return {
        ...{ id, process, kind, title, shortTitle, when, status, availability, fidelity, statedPointCount },
        recordedPoints: document.points.length,
        coverageGap: coverageGap(document),
        parties: document.parties,
        basedOn: document.basedOn,
        ...{ generation, family, missing },
        isCurrent: isCurrent(document),
        isLandmark: landmarks.has(id),
      }
    }),
    links: edges.map(({ from, to, relation, points }) => ({ from, to, relation, points })),
  }
}

export function documentBody(record: NegotiationRecord, document: NegotiatingDocument) {
  const { id } = document
  const graph = new LineageGraph(record)
  const states = pointStates(record, document)
  return {
    document: inSchemaOrder('document', document),
    brief: documentBrief(document, ownWordsOf(record).issues),
    points: document.points.map(({ number }, index) => ({
      number,
      states: states.points[index]?.history ?? [],
      ...historyData(pointHistory({ document: id, number }, graph)),
    })),
    agreed: states.agreed,
    withoutState: states.withoutState,
    laterTexts: graph.descendants(id).map(later => later.id),
    events: inTimeOrder(record.referrers(id, 'event'), record.calendar).map(event => event.id),
    revisions: revisionsData(record.history(id)),
  }
}

import { inSchemaOrder } from '../../domain/exchange/record-document.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
import { issueContent, issueSummaries } from './issue-content.ts'

export const issueListBody = (record: NegotiationRecord) => ({
  issues: issueSummaries(record).map(({ id, events, positions, texts, open, lastMoved }) => ({
    id,
    ...ownWordsOf(record).issues[id],
    events,
    positions,
    texts: texts.map(({ document, points }) => ({ document: document.id, points: points.map(({ number }) => number) })),
    open: open.map(state => state.id),
    lastMoved,
  })),
})

export function issueBody(record: NegotiationRecord, id: string) {
  const { texts, open, stances, silent, events } = issueContent(record, id)
  const said = stances.flatMap(({ cell }) => cell.history)
  return {
    issue: { id, ...ownWordsOf(record).issues[id] },
    texts: texts.map(({ document, points }) => ({
      document: document.id,
      shortTitle: document.shortTitle,
      when: document.when,
      fidelity: document.fidelity,
      points,
    })),
    open: open.map(state => inSchemaOrder('pointState', state)),
    stances: stances.map(({ row, cell }) => ({
      actor: row.actor,
      name: row.name,
      state: cell.state,
      stances: cell.stances,
      counting: cell.counting.map(position => position.id),
      history: cell.history.map(position => position.id),
    })),
    withoutPublicPosition: silent.map(({ actor }) => actor),
    positions: said.map(position => inSchemaOrder('position', position)),
    events: events.map(event => event.id),
  }
}

import { expect, test } from 'vitest'
import { anEvent, aPointState, aPosition, recordOf, seedRecord } from '../testing/record-builder.ts'
import { documentsOf } from '../testing/texts-builder.ts'
import { lineageOf } from './lineage.ts'
import { type ChronicleEntry, lineageChronicle } from './lineage-chronicle.ts'
import { LineageGraph } from './lineage-graph.ts'

test('what bears on a question, in time', () => {
  const record = recordOf(
    ...documentsOf({ a: { points: ['1', '2'] }, b: { points: ['5 < a#1'] }, c: { drops: ['b#5'] } }),
    aPosition({
      id: 'on-it',
      about: { document: 'a', point: '1', issue: 'process' },
      when: '2025-01-01',
      event: 'named',
    }),
    aPosition({ id: 'on-another', about: { document: 'a', point: '2', issue: 'process' } }),
    aPosition({ id: 'on-the-issue', about: { issue: 'process' } }),
    aPointState({ id: 'state', document: 'b', point: '5', when: '2025-01-02' }),
    aPointState({ id: 'state-of-another', document: 'a', point: '2' }),
    anEvent({ id: 'named', when: '2025-01-05', significance: 1 }),
    anEvent({ id: 'about', when: '2025-01-02', documents: [{ document: 'b', relation: 'discussed' }] }),
    anEvent({ id: 'minor', significance: 1, documents: [{ document: 'b', relation: 'discussed' }] }),
    anEvent({
      id: 'other-issue',
      issues: ['energy-navigation'],
      documents: [{ document: 'b', relation: 'discussed' }],
    }),
    anEvent({ id: 'other-text' }),
  )
  const graph = new LineageGraph(record)
  const points = lineageOf({ document: 'b', number: '5' }, graph)?.points ?? []
  const told = lineageChronicle(points, record, graph).map(toldOf)
  expect(told).toEqual(['a#1', 'on-it', 'b#5', 'about', 'state', 'c drops b#5', 'named'])
})

function toldOf(entry: ChronicleEntry): string {
  switch (entry.kind) {
    case 'version':
      return `${entry.point.ref.document}#${entry.point.ref.number}`
    case 'dropped':
      return `${entry.document.id} drops ${entry.drops.map(({ point }) => `${point.document}#${point.number}`)}`
    case 'event':
      return entry.event.id
    case 'position':
      return entry.position.id
    case 'state':
      return entry.state.id
  }
}

test('the shipped record: the cap on forces', () => {
  const record = seedRecord()
  const graph = new LineageGraph(record)
  const points = lineageOf({ document: 'us-28-point-2025-11', number: '6' }, graph)?.points ?? []
  const kinds = lineageChronicle(points, record, graph).map(({ kind }) => kind)
  const counts = Object.fromEntries([...new Set(kinds)].map(kind => [kind, kinds.filter(one => one === kind).length]))
  expect(counts).toMatchObject({ version: 3, dropped: 1, position: 6, state: 1 })
})

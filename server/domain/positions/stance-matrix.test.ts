import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AUTHORITIES, type Position, STANCES } from '../entries/position.ts'
import { termIds } from '../entries/terms.ts'
import {
  aDocument,
  aHeader,
  anActor,
  aPoint,
  aPosition,
  aProcess,
  ISSUES,
  recordOf,
  revisionOf,
  seedRecord,
} from '../testing/record-builder.ts'
import { type StanceMatrix, stanceMatrix } from './stance-matrix.ts'

const points = (...numbers: string[]) => numbers.map(number => aPoint(number))

const cellAt = (matrix: StanceMatrix, actor: string, key: string) => {
  const row = matrix.rows.find(one => one.actor === actor)
  return row?.cells[matrix.columns.findIndex(column => column.key === key)]
}

/** `accepts-with-conditions 2/3`: the stances, how many positions count, how many were said; `none` for none. */
const shown = (matrix: StanceMatrix, actor: string, key: string) => {
  const cell = cellAt(matrix, actor, key)
  if (!cell || cell.state === 'none') return cell?.state
  const word = cell.state === 'stance' ? '' : `${cell.state}: `
  return `${word}${cell.stances.join(' ')} ${cell.counting.length}/${cell.history.length}`
}

const text = aDocument({ id: 'plan', points: points('1', '2', '10') })
const on = (id: string, about: Partial<Position['about']>, fields: Partial<Position> = {}) =>
  aPosition({ id, actor: 'a', about: 'document' in about ? about : { issue: 'process', ...about }, ...fields })

describe('of a text', () => {
  const record = recordOf(
    aHeader(),
    aProcess({ parties: ['second', 'first', 'silent'], mediators: ['mediator', 'quiet'] }),
    ...['first', 'second', 'silent', 'mediator', 'quiet'].map(id => anActor({ id, name: id })),
    anActor({ id: 'x', name: 'Beta' }),
    anActor({ id: 'y', name: 'Alpha' }),
    anActor({ id: 'spokesman', name: 'A spokesman', kind: 'person', side: 'first', offices: [{ title: 'Spokesman' }] }),
    text,
    on('whole', { document: 'plan' }, { actor: 'first', stance: 'rejects', speaker: 'spokesman' }),
    on('whole-on-territory', { document: 'plan', issue: 'territory' }, { actor: 'first', stance: 'accepts' }),
    on('p2', { document: 'plan', point: '2', issue: 'territory' }, { actor: 'second' }),
    on('p2-x', { document: 'plan', point: '2', issue: 'sanctions' }, { actor: 'x' }),
    on('p10', { document: 'plan', point: '10' }, { actor: 'y' }),
    on('gone', { document: 'plan', point: '7' }, { actor: 'mediator' }),
    on('issue-alone', { issue: 'territory' }, { actor: 'loner' }),
    on('other-text', { document: 'other', point: '2' }, { actor: 'stranger' }),
  )
  const matrix = stanceMatrix(record, { columns: { document: text.entry } })

  it('has the whole text, what it does on an issue where somebody speaks of that, its points, and points that it lost', () =>
    expect(matrix.columns.map(({ key }) => key)).toEqual([
      'text',
      'text:territory',
      'point:1',
      'point:2',
      'point:10',
      'point:7',
    ]))

  it('has those who have spoken of it, parties and mediators first, then the silent parties and mediators', () =>
    expect(matrix.rows.map(({ actor, group, hasPosition }) => `${actor} ${group} ${hasPosition}`)).toEqual([
      'second party true',
      'first party true',
      'mediator mediator true',
      'y other true',
      'x other true',
      'silent party false',
      'quiet mediator false',
    ]))

  it('does not spread a word on the whole over the points, nor over what it says on an issue', () => {
    expect(shown(matrix, 'first', 'text')).toBe('rejects 1/1')
    expect(shown(matrix, 'first', 'text:territory')).toBe('accepts 1/1')
    for (const key of ['point:1', 'point:2', 'point:10']) expect(shown(matrix, 'first', key)).toBe('none')
  })

  it('gives what a person said to the side in whose name it was said', () =>
    expect(matrix.rows.some(({ actor }) => actor === 'spokesman')).toBe(false))

  it('takes a point as one thing, whatever the issue named with it', () => {
    expect(shown(matrix, 'second', 'point:2')).toBe('accepts 1/1')
    expect(shown(matrix, 'x', 'point:2')).toBe('accepts 1/1')
  })

  it('counts silence as silence and not as consent', () => {
    const column = matrix.columns.findIndex(({ key }) => key === 'point:2')
    expect(matrix.summaries[column]).toMatchObject({ accepts: 2, rejects: 0, contradictory: 0, none: 5 })
    for (const summary of matrix.summaries) {
      expect(Object.values(summary).reduce((sum, count) => sum + count)).toBe(matrix.rows.length)
    }
  })

  it('without any position shows the parties and mediators as silent', () => {
    const empty = stanceMatrix(recordOf(aProcess({ parties: ['first'] }), text), { columns: { document: text.entry } })
    expect(empty.rows.map(({ actor, cells }) => [actor, new Set(cells.map(({ state }) => state))])).toEqual([
      ['first', new Set(['none'])],
    ])
  })
})

describe('of the issues', () => {
  const matrix = stanceMatrix(
    recordOf(
      aHeader(),
      on('issue-alone', { issue: 'sanctions' }, { when: '2025-06-01', stance: 'open' }),
      on('point', { document: 'plan', point: '1', issue: 'sanctions' }, { when: '2025-06-02', stance: 'rejects' }),
      on('whole', { document: 'plan' }, { stance: 'accepts' }),
      on('part', { document: 'plan', issue: 'territory' }, { stance: 'accepts' }),
      on('this', { document: 'plan', point: '2', issue: 'monitoring' }, { stance: 'accepts' }),
      on('that', { document: 'other', point: '2', issue: 'monitoring' }, { stance: 'rejects' }),
      on('yes', { document: 'plan', point: '3', issue: 'arms-control' }, { stance: 'accepts' }),
      on('no', { document: 'plan', point: '3', issue: 'arms-control' }, { stance: 'rejects', authority: 'envoy' }),
    ),
    { columns: 'issues' },
  )

  it('has every issue, in the order of the vocabulary', () =>
    expect(matrix.columns.map(({ key }) => key)).toEqual(termIds(ISSUES).map(issue => `issue:${issue}`)))

  it.each<[string, string, string]>([
    ['sanctions', 'rejects 1/2', 'the newest, whether on the issue or on a point'],
    ['process', 'none', 'no word on a whole text'],
    ['territory', 'accepts 1/1', 'a word on what a whole text says on it'],
    ['monitoring', 'varies: accepts rejects 2/2', 'yes to one text and no to another'],
    ['arms-control', 'contradictory: accepts rejects 2/2', 'yes and no to the same point'],
    ['justice-amnesty', 'none', 'nothing'],
  ])('%s: %s, for it counts %s', (issue, expected) => expect(shown(matrix, 'a', `issue:${issue}`)).toBe(expected))
})

describe('both clocks', () => {
  const said = (id: string, when: string, stance: Position['stance']) =>
    on(id, { document: 'plan', point: '1' }, { when, stance })
  const record = recordOf(
    aHeader(),
    text,
    said('first', '2025-06-10', 'rejects'),
    said('third', '2025-06-30', 'accepts'),
    said('second', '2025-06-20', 'open'),
  )
  record.apply(revisionOf(said('first', '2025-06-10', 'red-line'), 6, 'change'))
  const at = (seq: number) => `2026-01-01T00:00:0${seq}.000Z`
  it.each<[string, { on?: string; known?: string }, string]>([
    ['now', {}, 'accepts 1/3'],
    ['before the last was said', { on: '2025-06-29' }, 'open 1/2'],
    ['before the second was said, as it is known now', { on: '2025-06-19' }, 'red-line 1/1'],
    [
      'before the second was said, as it was known before the correction',
      { on: '2025-06-19', known: at(5) },
      'rejects 1/1',
    ],
    ['before the second was recorded', { known: at(4) }, 'accepts 1/2'],
    ['when the second had been said and not yet recorded', { on: '2025-06-29', known: at(4) }, 'rejects 1/1'],
  ])('%s', (_, moment, expected) =>
    expect(shown(stanceMatrix(record.asOf(moment), { columns: { document: text.entry } }), 'a', 'point:1')).toBe(
      expected,
    ),
  )
})

describe('of the shipped record', () => {
  const shipped = seedRecord()
  const matrixOn = (day: string, id: string) => {
    const record = shipped.asOf({ on: day })
    const document = record.find('document', id)
    return document && stanceMatrix(record, { columns: { document } })
  }
  const then = matrixOn('2025-11-24', 'us-28-point-2025-11') as StanceMatrix
  const later = matrixOn('2025-12-24', 'us-28-point-2025-11') as StanceMatrix

  it('the 20-point text did not exist on 24 November', () =>
    expect(matrixOn('2025-11-24', 'us-ukraine-20-point-2025-12')).toBeUndefined())

  it.each<[string, string, string, string]>([
    ['russia', 'text', 'accepts-with-conditions 2/2', 'accepts-with-conditions 2/3'],
    ['russia', 'point:7', 'none', 'accepts 1/1'],
    ['russia', 'point:21', 'none', 'accepts-with-conditions 3/3'],
    ['ukraine', 'text', 'unclear 1/1', 'unclear 1/1'],
    ['ukraine', 'point:7', 'red-line 1/1', 'rejects 1/3'],
    ['ukraine', 'point:21', 'red-line 1/1', 'red-line 1/1'],
    ['ukraine', 'point:26', 'none', 'rejects 1/1'],
    ['united-states', 'text', 'open 2/2', 'open 2/2'],
    ['united-states', 'point:25', 'none', 'accepts 1/1'],
    ['european-union', 'point:14', 'rejects 1/1', 'rejects 1/2'],
    ['e3', 'point:3', 'rejects 1/1', 'rejects 1/1'],
  ])('%s on %s of the 28 points: %s on 24 November, %s on 24 December', (actor, key, november, december) => {
    expect(shown(then, actor, key)).toBe(november)
    expect(shown(later, actor, key)).toBe(december)
  })

  it.each<[string, string, string]>([
    ['ukraine', 'point:12', 'accepts-with-conditions 1/2'],
    ['ukraine', 'point:14', 'accepts-with-conditions 1/1'],
    ['united-states', 'point:14', 'accepts-with-conditions 1/1'],
    ['russia', 'point:14', 'none'],
    ['russia', 'text', 'none'],
  ])('%s on %s of the 20 points on 24 December: %s', (actor, key, expected) =>
    expect(shown(matrixOn('2025-12-24', 'us-ukraine-20-point-2025-12') as StanceMatrix, actor, key)).toBe(expected),
  )

  it('the rows are Russia and Ukraine, the United States, then others by name', () =>
    expect(then.rows.filter(({ hasPosition }) => hasPosition).map(({ actor }) => actor)).toEqual([
      'russia',
      'ukraine',
      'united-states',
      'e3',
      'european-partners',
      'european-union',
      'france',
    ]))

  it('every position on a text stands in one cell of it', () => {
    for (const document of shipped.list('document')) {
      const { rows } = stanceMatrix(shipped, { columns: { document } })
      const found = rows.flatMap(({ cells }) => cells.flatMap(({ history }) => history.map(({ id }) => id)))
      const expected = shipped.list('position').filter(({ about }) => about.document === document.id)
      expect(found.toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
    }
  })
})

const anyPositions = fc
  .array(
    fc.record({
      actor: fc.constantFrom('a', 'b', 'c'),
      point: fc.constantFrom('1', '2', '99', undefined),
      issue: fc.constantFrom('process', 'territory'),
      when: fc.constantFrom('2025-06', '2025-06-02', '2025-06-03', '2025-06-02/2025-06-04'),
      authority: fc.constantFrom(...termIds(AUTHORITIES)),
      stance: fc.constantFrom(...termIds(STANCES)),
    }),
    { maxLength: 15 },
  )
  .map(list =>
    list.map(({ point, issue, ...fields }, index) =>
      on(`p${index}`, { document: 'plan', issue: issue as 'process', ...(point !== undefined && { point }) }, fields),
    ),
  )

describe('for any positions', () => {
  it('the matrix does not depend on their order, and each stands in one cell', () =>
    fc.assert(
      fc.property(
        anyPositions.chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          for (const columns of ['issues', { document: text.entry }] as const) {
            const matrix = stanceMatrix(recordOf(aHeader(), aProcess({ parties: ['b'] }), text, ...list), { columns })
            expect(
              stanceMatrix(recordOf(...shuffled.toReversed(), text, aProcess({ parties: ['b'] }), aHeader()), {
                columns,
              }),
            ).toEqual(matrix)
            if (columns === 'issues') continue
            const found = matrix.rows.flatMap(({ cells }) => cells.flatMap(({ history }) => history))
            expect(found.map(({ id }) => id).toSorted()).toEqual(list.map(({ entry }) => entry.id).toSorted())
          }
        },
      ),
    ))
})

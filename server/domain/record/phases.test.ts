import { describe, expect, it } from 'vitest'
import { aPhase, aProcess, recordOf } from '../testing/record-builder.ts'
import { phasesOf } from './phases.ts'

const record = recordOf(
  aProcess({ id: 'river' }),
  aPhase({ id: 'closing', process: 'river', title: 'Closing', from: '2020-05', summary: 'The last rounds.' }),
  aPhase({ id: 'exploration', process: 'river', title: 'Exploration', from: '2019', to: '2019' }),
  aPhase({ id: 'rounds', process: 'river', title: 'Rounds', from: '2020-01-10', to: '2020-04-30' }),
)
const told = (of = record, asked: readonly string[] = []) =>
  phasesOf(of, asked).map(({ title, words }) => `${title}, ${words}`)

describe('the phases of the negotiation that is read', () => {
  it('are told in order, with their dates', () =>
    expect(told()).toEqual(['Exploration, 2019', 'Rounds, 10 January – 30 April 2020', 'Closing, since May 2020']))

  it('have, on an earlier day, no end that lies after it, and those to come are not there', () =>
    expect(told(record.asOf({ on: '2020-02-01' }))).toEqual(['Exploration, 2019', 'Rounds, since 10 January 2020']))

  it('are none where several negotiations are read', () => {
    const two = recordOf(
      aProcess({ id: 'river' }),
      aProcess({ id: 'forest' }),
      aPhase({ id: 'exploration', process: 'river', title: 'Exploration', from: '2019', to: '2019' }),
    )
    expect([told(two), told(two, ['forest']), told(two, ['river'])]).toEqual([[], [], ['Exploration, 2019']])
  })
})

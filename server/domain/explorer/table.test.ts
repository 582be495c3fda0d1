import { expect, test } from 'vitest'
import { explorerDataOf } from '../testing/explorer-builder.ts'
import { countWords, explorerTable } from './table.ts'

const DATA = explorerDataOf({ lanes: { 'US–Ukraine': [{ first: 1 }, { first: 3, last: 6 }], Other: [{ first: 9 }] } })

test.each([
  ['the days of all', { first: 1, last: 9 }, [0, 1, 2], '3 milestones in view'],
  ['the last day of a span', { first: 6, last: 8 }, [1], '1 milestone in view'],
  ['days without any', { first: 7, last: 8 }, [], '0 milestones in view'],
  ['no days', null, [], '0 milestones in view'],
])('lists what has %s', (_, days, places, caption) => {
  const table = explorerTable(DATA, days)
  expect(table.rows.map(({ place }) => place)).toEqual(places)
  expect(table).toMatchObject({ caption, isCut: false })
})

test('names all lanes of an event', () => {
  const [lane] = DATA.lanes
  if (!lane) throw new Error('there are lanes')
  const { rows } = explorerTable({ ...DATA, lanes: [...DATA.lanes, { ...lane, label: 'Talks' }] }, DATA.extent)
  expect(rows.map(({ lanes }) => lanes)).toEqual(['US–Ukraine, Talks', 'US–Ukraine, Talks', 'Other'])
})

test('says where it stops', () => {
  const crowd = explorerDataOf({ lanes: { Other: Array.from({ length: 1_201 }, () => ({ first: 5 })) } })
  const { rows, ...said } = explorerTable(crowd, crowd.extent)
  expect(rows).toHaveLength(200)
  expect(said).toEqual({ caption: 'The first 200 of 1,201 milestones in view', isCut: true })
})

test('counts events and lanes', () => {
  expect(countWords(DATA)).toBe('3 milestones in 2 lanes')
  expect(countWords(explorerDataOf({ lanes: { Other: [{ first: 1 }] } }))).toBe('1 milestone in 1 lane')
})

import { expect, test } from 'vitest'
import { explorerDataOf } from '../testing/explorer-builder.ts'
import { explorerMap, MAP_BIN, windowOn } from './minimap.ts'

const EXTENT = { first: 10_000, last: 10_199 }
const DATA = explorerDataOf({
  lanes: {
    'US–Ukraine': [{ first: 10_000 }, { first: 10_100, significance: 3 }, { first: 10_100 }, { first: 10_199 }],
  },
  documents: [
    { title: 'Years before', first: 6_000 },
    { title: 'The year before', first: 9_800 },
    { title: 'Plan', first: 10_100 },
  ],
})

test('a map has the range of the events, and counts the texts before it', () => {
  const { whole, texts, earlierTexts } = explorerMap(DATA, EXTENT, 600)
  expect([whole.from, whole.to]).toEqual([9_990, 10_210])
  expect(earlierTexts).toBe(2)
  expect(texts.filter(x => x >= 0 && x <= 600)).toHaveLength(1)
})

test('every event is counted in its bin, landmarks once more', () => {
  const { counts, landmarks } = explorerMap(DATA, EXTENT, 600)
  expect(counts.reduce((sum, count) => sum + count)).toBe(4)
  const bin = Math.floor(((10_100.5 - 9_990) * 600) / 220 / MAP_BIN)
  expect([counts[bin], landmarks[bin]]).toEqual([2, 1])
})

test.each([
  ['the whole', 9_990, 10_210, 0, 600],
  ['a part', 10_045, 10_100, 150, 150],
  ['less than a hand can hold', 10_045, 10_046, 150, 10],
  ['what was years before', 6_000, 6_100, 0, 10],
  ['what comes long after', 20_000, 20_100, 590, 10],
  ['more than there is on the map', 6_000, 20_000, 0, 600],
])('the window of %s', (_, from, to, left, width) => {
  const { whole } = explorerMap(DATA, EXTENT, 600)
  const shown = windowOn(whole, { from, to, width: 900 })
  expect(shown.left).toBeCloseTo(left)
  expect(shown.width).toBeCloseTo(width)
})

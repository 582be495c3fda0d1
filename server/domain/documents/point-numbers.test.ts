import { expect, it } from 'vitest'
import { pointsInWords } from './point-numbers.ts'

it.each([
  [['7'], 'point 7'],
  [['7', '8'], 'points 7 and 8'],
  [['1', '2', '3', '5', '7', '8', '9'], 'points 1–3, 5 and 7–9'],
  [['2', '2a', '3', '4', 'Annex'], 'points 2, 2a, 3, 4 and Annex'],
])('%j is %s', (numbers, words) => expect(pointsInWords(numbers)).toBe(words))

import { expect, it } from 'vitest'
import { createAttempts } from './attempts.ts'

const MINUTE = 60_000
let time = 0
const attempts = () => createAttempts<{ readonly account: string }>(5 * MINUTE, () => new Date(time))

it('is found until its time is over', () => {
  const begun = attempts()
  const key = begun.begin({ account: 'ada' })
  time += 5 * MINUTE - 1
  expect(begun.find(key)).toEqual({ account: 'ada' })
  time += 1
  expect(begun.find(key)).toBeUndefined()
  expect(begun.take(key)).toBeUndefined()
})

it('is taken once', () => {
  const begun = attempts()
  const key = begun.begin({ account: 'ada' })
  expect(begun.take(key)).toEqual({ account: 'ada' })
  expect(begun.take(key)).toBeUndefined()
})

it('is found by nothing else', () => {
  const begun = attempts()
  expect(begun.begin({ account: 'ada' })).not.toBe(begun.begin({ account: 'ada' }))
  expect(begun.find('')).toBeUndefined()
  expect(begun.begin({ account: 'bo' }, 'a challenge')).toBe('a challenge')
  expect(begun.find('a challenge')).toEqual({ account: 'bo' })
})

it('has no end of room for nobody', () => {
  const begun = attempts()
  const first = begun.begin({ account: 'ada' })
  for (let number = 0; number < 25_000; number++) begun.begin({ account: 'x' })
  expect(begun.find(first)).toBeUndefined()
})

import { beforeEach, expect, it } from 'vitest'
import { SteadyClock } from './steady-clock.ts'

const HOUR = 3_600_000
let time: number
let elapsed: number
let sinceBoot: number
let clock: SteadyClock
beforeEach(() => {
  time = Date.parse('2025-11-23T10:00:00Z')
  elapsed = sinceBoot = 5000
  clock = new SteadyClock(
    () => new Date(time),
    () => elapsed,
    () => sinceBoot,
  )
})

function pass(hours: number): void {
  time += hours * HOUR
  elapsed += hours * HOUR
  sinceBoot += hours * HOUR
}

it('may go on for months', () => {
  pass(24 * 100)
  expect(clock.read()).toBe('2026-03-03T10:00:00.000Z')
})

it('may be set right by some hours, again and again', () => {
  for (let round = 0; round < 5; round++) {
    time += 23 * HOUR
    clock.read()
    pass(1)
  }
})

it.each([
  ['decades ahead', 50 * 365 * 24],
  ['two days ahead', 48],
  ['two days back', -48],
])('is not believed when it was set %s, until it is right again', (_what, hours) => {
  pass(24)
  time += hours * HOUR
  expect(() => clock.read()).toThrow(/the clock of this machine shows .*, and should show about 2025-11-24T10:00/)
  pass(1)
  expect(() => clock.read()).toThrow('set it right, or restart if it is right now')
  time -= hours * HOUR
  expect(clock.read()).toBe('2025-11-24T11:00:00.000Z')
})

it('is believed after the machine has slept', () => {
  time += 72 * HOUR
  sinceBoot += 72 * HOUR
  expect(clock.read()).toBe('2025-11-26T10:00:00.000Z')
})

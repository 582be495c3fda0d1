import { describe, expect, it } from 'vitest'
import { createThrottle, type Throttle } from './throttle.ts'

const HERE = '203.0.113.9'
const elsewhere = (number: number) => `198.51.${number >> 8}.${number & 255}`

function guess(throttle: Throttle, times: number, handle: string, address: string) {
  for (let time = 0; time < times; time++) throttle.attempt(handle, address)
}

describe('whoever guesses', () => {
  it('at one account from one place has ten guesses in a quarter of an hour', () => {
    let time = 0
    const throttle = createThrottle(() => time)
    guess(throttle, 10, 'ada', HERE)
    time = 60_000
    expect(throttle.attempt('ada', HERE)).toEqual({ isRefused: true, retrySeconds: 14 * 60 })
    time = 15 * 60_000
    expect(throttle.attempt('ada', HERE)).toMatchObject({ isRefused: false, delayMs: 0 })
  })

  it('at many accounts from one network has thirty', () => {
    const throttle = createThrottle()
    for (let number = 0; number < 30; number++) throttle.attempt(`name${number}`, `2001:db8:0:${number}::1`)
    expect(throttle.attempt('another', '2001:db8:0:99::7')).toMatchObject({ isRefused: true })
    expect(throttle.attempt('another', '2001:db8:99:99::7')).toMatchObject({ isRefused: false })
  })
})

describe('the owner of an account', () => {
  it('is never turned away by those who guess elsewhere, and waits a few seconds at most', () => {
    const throttle = createThrottle()
    for (let number = 0; number < 5_000; number++) throttle.attempt('ada', elsewhere(number))
    const attempt = throttle.attempt('ada', HERE)
    expect(attempt).toMatchObject({ isRefused: false, delayMs: 4_000 })
  })

  it('may sign in as often as they like', () => {
    const throttle = createThrottle()
    for (let time = 0; time < 100; time++) {
      const attempt = throttle.attempt('ada', HERE)
      if (attempt.isRefused) throw new Error('refused')
      expect(attempt.delayMs).toBe(0)
      attempt.succeeded()
    }
  })
})

it('of the codes of an app ten can be guessed, from wherever they are', () => {
  let time = 0
  const throttle = createThrottle(() => time)
  for (let number = 0; number < 10; number++) expect(throttle.codeAttempt('ada').isRefused).toBe(false)
  expect(throttle.codeAttempt('ada')).toEqual({ isRefused: true, retrySeconds: 15 * 60 })
  expect(throttle.codeAttempt('bo').isRefused).toBe(false)
  expect(throttle.attempt('ada', HERE).isRefused).toBe(false)
  time = 15 * 60_000
  expect(throttle.codeAttempt('ada').isRefused).toBe(false)
})

it('remembers no more than it has room for', () => {
  const throttle = createThrottle()
  guess(throttle, 10, 'ada', HERE)
  for (let number = 0; number < 60_000; number++) throttle.attempt(`name${number}`, elsewhere(number))
  expect(throttle.attempt('ada', HERE)).toMatchObject({ isRefused: false })
})

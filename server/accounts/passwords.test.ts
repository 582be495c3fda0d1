import { resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { passwordProblem } from '../domain/accounts/password-rules.ts'
import { readCommonPasswords } from './common-passwords.ts'
import { BusyError, createHashingQueue } from './hashing-queue.ts'
import { createPasswords } from './passwords.ts'

const isCommon = readCommonPasswords(resolve('data/common-passwords.txt'))

const passwords = createPasswords()
const { hashed, isRight } = passwords
afterAll(() => passwords.close())

it('a password is right, another is not, and nobody has any', async () => {
  const stored = await hashed('four quite different words')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  expect(await isRight(stored, 'four quite different words')).toBe(true)
  expect(await isRight(stored, 'four quite different word')).toBe(false)
  expect(await isRight(null, 'four quite different words')).toBe(false)
})

it('a password is the same however its letters are composed', async () => {
  const composed = 'Åse går på fjellet'.normalize('NFC')
  expect(composed.normalize('NFD')).not.toBe(composed)
  expect(await isRight(await hashed(composed), composed.normalize('NFD'))).toBe(true)
})

it('what is stored and no hash is damage, and no wrong password', async () => {
  await expect(isRight('not a hash', 'four quite different words')).rejects.toThrow('could not be hashed')
  expect(await isRight(await hashed('four quite different words'), 'four quite different words')).toBe(true)
})

it('asks as much where there is no password, also when too many wait', async () => {
  const other = createPasswords({ limits: { atOnce: 1, waiting: 0 } })
  const asked = await Promise.allSettled(['one', 'two', 'three'].map(typed => other.isRight(null, typed)))
  expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(asked[1]).toMatchObject({ reason: expect.any(BusyError) })
  const began = performance.now()
  await other.isRight(null, 'four')
  expect(performance.now() - began).toBeGreaterThan(10)
  await other.close()
})

it('whoever waits is told when hashing stops, and it can be taken up again', async () => {
  const other = createPasswords()
  const waiting = other.hashed('four quite different words')
  await Promise.all([expect(waiting).rejects.toThrow('has ended'), other.close()])
  expect(await other.hashed('four quite different words')).toMatch(/^\$argon2id/)
  await other.close()
})

describe('a password can’t be', () => {
  it.each([
    ['', 'Choose a password'],
    ['eleven char', '11 characters'],
    ['😀'.repeat(11), '11 characters'],
    ['a '.repeat(200), '400 characters'],
    ['adalovelace is my name', 'sign-in name'],
    ['i am ADALOVELACE indeed', 'sign-in name'],
    ['aaaaaaaaaaaaaaa', 'again and again'],
    ['abcabcabcabcabc', 'again and again'],
    ['correcthorsebatterystaple', 'Many people'],
    ['Password1234', 'Many people'],
    ['QWERTYUIOPASDF', 'Many people'],
    ['йцукенгшщзхъ', 'Many people'],
  ])('“%s”', (password, problem) =>
    expect(passwordProblem(password, 'adalovelace@example.org', isCommon)).toContain(problem),
  )

  it.each(['violet tractor seven moss', 'Åse går på fjellet', 'x7#pQ!9vLm2@', 'слово дня і ночі'])(
    'but “%s” can',
    password => expect(passwordProblem(password, 'adalovelace@example.org', isCommon)).toBeUndefined(),
  )
})

it('hashing goes two at a time, in the order asked, and turns away whoever finds a full line', async () => {
  const inTurn = createHashingQueue({ atOnce: 2, waiting: 3 })
  const begun: number[] = []
  const ends: (() => void)[] = []
  const work = (number: number) =>
    inTurn(() => {
      begun.push(number)
      return new Promise<void>(resolve => ends.push(resolve))
    })
  const asked = [1, 2, 3, 4, 5].map(work)
  await expect(work(6)).rejects.toThrow(BusyError)
  expect(begun).toEqual([1, 2])
  for (let ended = 0; ended < 5; ended++) {
    ends[ended]?.()
    await new Promise(setImmediate)
  }
  await Promise.all(asked)
  expect(begun).toEqual([1, 2, 3, 4, 5])
  await expect(inTurn(async () => 'again')).resolves.toBe('again')
})

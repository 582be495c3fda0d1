import { describe, expect, test } from 'vitest'
import { seedRecord } from '../testing/record-builder.ts'
import { closestTo, wordsOfAddress } from './closest.ts'
import { namesOf } from './findable.ts'

const record = seedRecord()
const names = (path: string) =>
  closestTo(record, wordsOfAddress(path), 3).map(found =>
    found.kind === 'milestones' ? found.event.title : namesOf(found)[0],
  )

describe('what an address may have meant', () => {
  test.each([
    ['/actors/rubio', 'Marco Rubio'],
    ['/actors/mark-rubio', 'Marco Rubio'],
    ['/documents/28-point-plan', 'US 28-point plan'],
    ['/zelensky', 'Volodymyr Zelenskyy'],
    ['/issues/teritory', 'Territory'],
    ['/actors/%D0%9F%D1%83%D1%82%D1%96%D0%BD', 'Vladimir Putin'],
    ['/actors/rubio.html', 'Marco Rubio'],
  ])('%s: %s', (path, expected) => expect(names(path)[0]).toBe(expected))

  test.each([['/'], ['/2025/11/23/xyzzyx'], ['/%ff%'], ['/wp-login.php']])('%s breaks nothing', path => {
    expect(names(path).length).toBeLessThanOrEqual(3)
  })
})

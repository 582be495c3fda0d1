import { beforeAll, describe, expect, it } from 'vitest'
import { aProcess, recordOf } from '../../domain/testing/record-builder.ts'
import type { Typesetter } from '../../formats/cards/typesetter.ts'
import { makePictureFonts } from '../../testing/picture-fonts.ts'
import { cardOf } from './card-base.ts'
import { createCardPress } from './card-press.ts'
import { readCardType } from './card-type.ts'

let type: Typesetter
beforeAll(async () => {
  const made = await makePictureFonts()
  type = readCardType(made.folder)
  return made.remove
})

const record = recordOf(aProcess())
const cardNamed = (title: string) => cardOf(record, { kicker: 'Test', title })

describe('the press', () => {
  it('makes a card once for all who wait for it', async () => {
    const press = createCardPress(type)
    let made = 0
    const make = () => cardNamed(`Card ${++made}`)
    const [first, second] = await Promise.all([press.print('a', 'png', make), press.print('a', 'png', make)])
    expect(second).toBe(first)
    expect(made).toBe(1)
    expect(press.find('a')).toBe(first)
    expect(press.find('b')).toBeUndefined()
  })

  it('is full when as many wait as may, and empties again', async () => {
    const press = createCardPress(type, { maxWaiting: 2 })
    expect(press.isFull()).toBe(false)
    const waiting = ['a', 'b'].map(key => press.print(key, 'png', () => cardNamed(key)))
    expect(press.isFull()).toBe(true)
    await Promise.all(waiting)
    expect(press.isFull()).toBe(false)
  })

  it.each([1, 2])('draws no more than %i beside each other where that is said', async atOnce => {
    const press = createCardPress(type, { atOnce })
    let [begun, done, most] = [0, 0, 0]
    const printed = ['a', 'b', 'c', 'd'].map(async key => {
      await press.print(key, 'png', () => {
        most = Math.max(most, ++begun - done)
        return cardNamed(key)
      })
      done++
    })
    await Promise.all(printed)
    expect(most).toBe(atOnce)
  })

  it('keeps nothing of what failed, and goes on', async () => {
    const press = createCardPress(type)
    const failing = press.print('a', 'png', () => {
      throw new Error('no such page')
    })
    const next = press.print('b', 'png', () => cardNamed('b'))
    await expect(failing).rejects.toThrow('no such page')
    expect((await next).length).toBeGreaterThan(1_000)
    expect(press.find('a')).toBeUndefined()
    expect((await press.print('a', 'png', () => cardNamed('a'))).length).toBeGreaterThan(1_000)
  })

  it('keeps no more bytes than it may, the last ones used', async () => {
    const [one] = await Promise.all([createCardPress(type).print('a', 'png', () => cardNamed('a'))])
    const press = createCardPress(type, { maxBytes: Math.round(one.length * 2.5) })
    for (const key of ['a', 'b', 'c']) await press.print(key, 'png', () => cardNamed(key))
    expect(['a', 'b', 'c'].map(key => press.find(key) !== undefined)).toEqual([false, true, true])
  })
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonPieces } from './json-pieces.ts'

const head = { format: 'parley-pieces', version: 1 }
const items = fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 130 })
const fields = fc.array(
  fc.tuple(
    fc.string().map(name => `field ${name}`),
    fc.oneof(fc.jsonValue(), items),
  ),
  {
    maxLength: 4,
  },
)

it('is the same as the whole written at once, with lists that are looked up on the way', () =>
  fc.assert(
    fc.property(fields, given => {
      const known = [...new Map(given)]
      const whole = `${JSON.stringify({ ...head, ...Object.fromEntries(known) }, null, 2)}\n`
      expect([...jsonPieces(head, known)].join('')).toBe(whole)
      const lookedUp = known.map(([name, value]) => [name, Array.isArray(value) ? value.values() : value] as const)
      expect([...jsonPieces(head, lookedUp)].join('')).toBe(whole)
    }),
  ))

it('leaves out what is undefined', () => {
  expect([...jsonPieces(head, [['nothing', undefined]])].join('')).toBe(`${JSON.stringify(head, null, 2)}\n`)
})

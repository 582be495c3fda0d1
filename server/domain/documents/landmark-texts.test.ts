import { expect, it } from 'vitest'
import { aDocument, anEvent, recordOf } from '../testing/record-builder.ts'
import { landmarkTexts } from './landmark-texts.ts'

const texts = (...events: Parameters<typeof anEvent>[0][]) => {
  const record = recordOf(
    aDocument({ id: 'a' }),
    aDocument({ id: 'b' }),
    ...events.map((fields, index) => anEvent({ id: `event-${index}`, ...fields })),
  )
  return landmarkTexts(record).map(({ id }) => id)
}

it.each([
  ['a landmark that tables it', 3, 'tabled', ['a']],
  ['a landmark that changes it', 3, 'revised', ['a']],
  ['a landmark at which it is discussed', 3, 'discussed', []],
  ['a landmark that answers it', 3, 'answered', []],
  ['a lesser milestone that tables it', 2, 'tabled', []],
] as const)('%s', (_, significance, relation, expected) => {
  expect(texts({ significance, documents: [{ document: 'a', relation }] })).toEqual(expected)
})

it('what a landmark brings is not what else it names', () => {
  const documents = [
    { document: 'a', relation: 'discussed' as const },
    { document: 'b', relation: 'issued' as const },
  ]
  expect(texts({ significance: 3, documents })).toEqual(['b'])
})

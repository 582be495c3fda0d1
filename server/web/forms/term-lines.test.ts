import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ISSUE_PRESETS } from '../../domain/entries/issue-presets.ts'
import { ownTerms } from '../../domain/entries/own-terms.ts'
import { repeatedLabel, termsIn, typedTerms } from './term-lines.ts'

const LAND = { id: 'land', label: 'Land', definition: 'Who owns it.' }

describe('words typed a line each', () => {
  it.each([
    ['Land: Who owns it.', [LAND]],
    ['Land : Who owns it.', [LAND]],
    ['  \n Land\n', [{ ...LAND, definition: '' }]],
    [
      'Tierra y campo: Quién la tiene',
      [{ id: 'tierra-y-campo', label: 'Tierra y campo', definition: 'Quién la tiene' }],
    ],
    ['Земля', [{ id: 'zemlya', label: 'Земля', definition: '' }]],
    ['10:15 meetings', [{ id: '10-15-meetings', label: '10:15 meetings', definition: '' }]],
    ['?', [{ id: 'term', label: '?', definition: '' }]],
    ['A b\nA-b', [expect.objectContaining({ id: 'a-b' }), expect.objectContaining({ id: 'a-b-2' })]],
    ['', []],
  ])('%j', (text, terms) => expect(termsIn(text, [])).toEqual(terms))

  it('keep the id of what is called the same', () => {
    const known = [{ id: 'soil', label: 'LAND', definition: '' }]
    expect(termsIn('land: Fields', known)).toEqual([{ id: 'soil', label: 'land', definition: 'Fields' }])
  })

  it('are told of what stands there twice', () => {
    expect(repeatedLabel(termsIn('Land\nland: again', []))).toBe('land')
    expect(repeatedLabel(termsIn('Land\nWater', []))).toBeUndefined()
  })

  it('have ids that a record can have, whatever they are called', () => {
    const lines = fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }))
    fc.assert(
      fc.property(lines, labels => {
        const terms = termsIn(labels.join('\n'), [])
        const ids = terms.map(({ id }) => ({ id, label: 'x', definition: '' }))
        expect(ownTerms.safeParse(ids).error).toBeUndefined()
      }),
    )
  })

  it.each(Object.values(ISSUE_PRESETS).map(({ label, issues }) => [label, issues] as const))(
    'say all that the list “%s” says',
    (_, issues) => expect(termsIn(typedTerms(issues), issues)).toEqual(issues),
  )
})

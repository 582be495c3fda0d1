import { describe, expect, it } from 'vitest'
import { aPoint, citing } from '../testing/record-builder.ts'
import { changesBetween } from './changes.ts'

describe('what differs between two versions', () => {
  it('is found by what a citation is, not by where it stands', () => {
    const before = { citations: citing('a', 'b', 'c') }
    const after = { citations: [...citing('b'), { source: 'c', credibility: 4 }, ...citing('d')] }
    expect(changesBetween(before, after)).toEqual([
      {
        field: 'citations',
        kind: 'members',
        members: [
          { key: 'a', kind: 'removed', part: { source: 'a', credibility: 2 } },
          { key: 'c', kind: 'changed', inside: [{ field: 'credibility', kind: 'set', before: 2, after: 4 }] },
          { key: 'd', kind: 'added', part: { source: 'd', credibility: 2 }, at: 2 },
        ],
        order: null,
      },
    ])
  })

  it('is told of points by their numbers, also of their parts', () => {
    const before = { points: [aPoint('1 < a#1'), aPoint('2')] }
    const after = { points: [aPoint('2', { text: 'Another text.' }), aPoint('1 < a#1:narrowed')] }
    expect(changesBetween(before, after)).toEqual([
      {
        field: 'points',
        kind: 'members',
        members: [
          {
            key: '1',
            kind: 'changed',
            inside: [
              {
                field: 'ancestors',
                kind: 'members',
                members: [
                  {
                    key: 'a 1',
                    kind: 'changed',
                    inside: [{ field: 'change', kind: 'set', before: 'reworded', after: 'narrowed' }],
                  },
                ],
                order: null,
              },
            ],
          },
          {
            key: '2',
            kind: 'changed',
            inside: [{ field: 'text', kind: 'set', before: 'What point 2 says.', after: 'Another text.' }],
          },
        ],
        order: ['2', '1'],
      },
    ])
  })

  it('tells two quotes of one speaker from one source apart by their order', () => {
    const quote = (text: string) => ({ speaker: 'a', source: 'b', text })
    const before = { quotes: [quote('One.'), quote('Two.')] }
    const after = { quotes: [quote('One.'), quote('Three.')] }
    expect(changesBetween(before, after)).toMatchObject([
      { members: [{ key: 'a b\n2', kind: 'changed', inside: [{ field: 'text', before: 'Two.', after: 'Three.' }] }] },
    ])
  })

  it('is nothing where only the order of the fields differs', () =>
    expect(changesBetween({ a: 1, b: { c: [1], d: null } }, { b: { d: null, c: [1] }, a: 1 })).toEqual([]))

  it('is a field that came or went', () =>
    expect(changesBetween({ a: 1 }, { b: null })).toEqual([
      { field: 'a', kind: 'set', before: 1 },
      { field: 'b', kind: 'set', after: null },
    ]))
})

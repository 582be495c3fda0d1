import { describe, expect, it } from 'vitest'
import { ALL_POSITIONS, parsePositionsQuery, positionsQueryString } from './positions-query.ts'

const read = (text: string, on?: string) => parsePositionsQuery(new URLSearchParams(text), on)

describe('what positions are asked for', () => {
  it.each<[string, string]>([
    ['', ''],
    ['document=&issue=&actor=&since=', ''],
    ['document=plan', 'document=plan'],
    ['columns=issues', 'columns=issues'],
    [
      'since=24+Nov+2025&actor=b&actor=a&actor=b&issue=territory&document=plan',
      'document=plan&issue=territory&actor=b&actor=a&since=2025-11-24',
    ],
    ['since=November+2025', 'since=2025-11-30'],
  ])('%j is written as %j', (asked, canonical) => {
    const { query, problems } = read(asked)
    expect(problems).toEqual([])
    expect(positionsQueryString(query)).toBe(canonical)
    expect(read(canonical).query).toEqual(query)
  })

  it.each<[string, string, string | undefined]>([
    ['columns=actors', 'columns', undefined],
    ['columns=issues&document=plan', 'document', undefined],
    ['document=a&document=b', 'document', undefined],
    ['issue=The%20weather', 'issue', undefined],
    ['issue=toString', 'issue', undefined],
    ['since=whenever', 'since', undefined],
    ['since=2025-12-24', 'since', '2025-11-24'],
    ['since=2025-11-24', 'since', '2025-11-24'],
  ])('%j is refused', (asked, path, on) => {
    expect(read(asked, on).problems.map(problem => problem.path)).toEqual([path])
  })

  it('names parameters that mean nothing here', () =>
    expect(read('colour=red&document=plan&colour=blue')).toEqual({
      query: { ...ALL_POSITIONS, document: 'plan' },
      problems: [],
      unknown: ['colour'],
    }))
})

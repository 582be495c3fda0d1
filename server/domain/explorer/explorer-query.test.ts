import { describe, expect, it } from 'vitest'
import { explorerQueryString, parseExplorerQuery, WHOLE_RECORD } from './explorer-query.ts'

const read = (text: string) => parseExplorerQuery(new URLSearchParams(text))

describe('what the explorer is asked for', () => {
  it('is the whole record, by table, when nothing is said', () => expect(read('').query).toEqual(WHOLE_RECORD))

  it.each<[string, string]>([
    ['', ''],
    ['by=&begin=&end=&selected=&q=', ''],
    ['by=table', ''],
    ['by=actor', 'by=actor'],
    [
      'selected=a-talk&end=2025-12-31&begin=2025-11-01&by=kind&kind=call&kind=talks&q=a++b',
      'q=a+b&kind=talks&kind=call&by=kind&begin=2025-11-01&end=2025-12-31&selected=a-talk',
    ],
    ['begin=November+2025&end=November+2025', 'begin=2025-11-01&end=2025-11-30'],
    ['from=2025-11&to=2025-11&begin=2025-11-05', 'from=2025-11-01&to=2025-11-30&begin=2025-11-05'],
    ['context=on&since=12&by=issue', 'since=12&context=on&by=issue'],
  ])('%j is written as %j', (asked, canonical) => {
    const { query, problems } = read(asked)
    expect(problems).toEqual([])
    expect(explorerQueryString(query)).toBe(canonical)
    expect(read(canonical).query).toEqual(query)
  })

  it.each<[string, string]>([
    ['by=colour', 'by'],
    ['by=toString', 'by'],
    ['by=actor&by=kind', 'by'],
    ['begin=whenever', 'begin'],
    ['begin=03/04/2025', 'begin'],
    ['begin=..%2F2025', 'begin'],
    ['begin=2025-01-01&begin=2025-02-01', 'begin'],
    ['end=2025-02-30', 'end'],
    ['end=Y170000002', 'end'],
    ['begin=2025-12-01&end=2025-11-01', 'end'],
    ['selected=%3Cscript%3E', 'selected'],
    [`selected=${'a'.repeat(81)}`, 'selected'],
    ['kind=party', 'kind'],
    ['from=2025-12-01&to=2025-11-01', 'to'],
  ])('%j is refused', (asked, parameter) => {
    const { query, problems } = read(asked)
    expect(problems.map(({ path }) => path)).toEqual([parameter])
    expect(read(explorerQueryString(query)).problems).toEqual([])
  })

  it('names parameters that mean nothing here', () =>
    expect(read('page=2&order=newest&colour=red&by=kind&page=3').unknown).toEqual(['colour', 'page', 'order']))
})

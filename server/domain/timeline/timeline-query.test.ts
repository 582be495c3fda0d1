import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { CERTAINTIES, EVENT_KINDS } from '../entries/event.ts'
import { termIds } from '../entries/terms.ts'
import { EVERYTHING, parseTimelineQuery, type TimelineQuery, timelineQueryString } from './timeline-query.ts'

// Hundreds of runs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const parse = (text: string) => parseTimelineQuery(new URLSearchParams(text))

describe('reading', () => {
  const readable: [string, Partial<TimelineQuery>][] = [
    ['', {}],
    ['search=&kind=&actor=&from=&to=&page=&order=', {}],
    ['q=%20%20Geneva%20%20%20talks%20', { search: 'Geneva talks' }],
    ['kind=talks&kind=call&kind=talks', { kind: ['talks', 'call'] }],
    ['kind=call&kind=talks', { kind: ['talks', 'call'] }],
    ['table=trilateral', { table: ['trilateral'] }],
    ['actor=ukraine&actor=russia', { actor: ['russia', 'ukraine'] }],
    ['document=plan-1', { document: ['plan-1'] }],
    ['issue=territory&certainty=denied', { issue: ['territory'], certainty: ['denied'] }],
    ['significance=1&significance=3', { significance: [3, 1] }],
    ['from=2025-11-23&to=2025-11-23', { from: '2025-11-23', to: '2025-11-23' }],
    ['from=Nov+2025&to=Nov+2025', { from: '2025-11-01', to: '2025-11-30' }],
    ['from=2025&to=2026', { from: '2025-01-01', to: '2026-12-31' }],
    ['from=301+BC&to=AD+409', { from: '-0300-01-01', to: '0409-12-31' }],
    ['from=-0300-01-01', { from: '-0300-01-01' }],
    ['from=2025-11-23/..', { from: '2025-11-23' }],
    ['context=on', { context: true }],
    ['context=off&page=1', {}],
    ['order=newest&page=last', { order: 'newest', page: 'last' }],
    ['since=0042', { since: 42 }],
    ['since=0', {}],
    ['page=007', { page: 7 }],
  ]
  test.each(readable)('%s', (text, expected) => {
    expect(parse(text)).toEqual({ query: { ...EVERYTHING, ...expected }, problems: [], unknown: [] })
  })

  const problematic: [string, string, RegExp, Partial<TimelineQuery>][] = [
    ['kind=talks&kind=tea', 'kind', /no “tea”\. Choose from: proposal, /, { kind: ['talks'] }],
    ['kind=toString', 'kind', /no “toString”/, {}],
    ['table=Trilateral', 'table', /is not an id/, {}],
    ['significance=4', 'significance', /Choose from: 3, 2, 1/, {}],
    ['actor=Ukraine', 'actor', /“Ukraine” is not an id/, {}],
    [`document=${'a'.repeat(81)}`, 'document', /not an id/, {}],
    ['from=03/04/2025', 'from', /./, {}],
    ['from=yesterday', 'from', /./, {}],
    ['to=2025-02-30', 'to', /February/, {}],
    ['to=Y170000002', 'to', /between the years/, {}],
    ['from=2025-12&to=2025-11', 'to', /swap/, { from: '2025-12-01' }],
    ['since=-1', 'since', /by its number/, {}],
    ['since=2025-11-20', 'since', /by its number/, {}],
    ['since=9999999999999', 'since', /by its number/, {}],
    ['page=0', 'page', /page number/, {}],
    ['page=-1', 'page', /page number/, {}],
    ['page=abc', 'page', /page number/, {}],
    ['page=1.5', 'page', /page number/, {}],
    ['page=99999999999999999999', 'page', /page number/, {}],
    ['page=1&page=2', 'page', /only one/, {}],
    ['q=a&q=b', 'q', /only one/, {}],
    ['order=newest&order=oldest', 'order', /only one/, {}],
    ['order=constructor', 'order', /Choose oldest or newest/, {}],
    ['context=yes', 'context', /Choose on or off/, {}],
    [`q=${'a'.repeat(201)}`, 'q', /at most 200/, {}],
    ['q=a%00b', 'q', /Type it again/, {}],
    ['q=a%0Ab', 'q', /Type it again/, {}],
    ['q=%E2%80%AEabc', 'q', /Type it again/, {}],
    ['q=!?', 'q', /a word or a number/, {}],
  ]
  test.each(problematic)('%s is a problem', (text, parameter, message, kept) => {
    const { query, problems } = parse(text)
    expect(problems).toEqual([{ path: parameter, message: expect.stringMatching(message) }])
    expect(query).toEqual({ ...EVERYTHING, ...kept })
  })

  test('counts the characters of a search as people do', () => {
    expect(parse(`search=a${'😀'.repeat(199)}`).problems).toEqual([])
  })

  test('reports half of a character, which no address can carry', () => {
    expect(parseTimelineQuery([['q', 'a\ud800']]).problems).toHaveLength(1)
  })

  test('names unknown parameters once, apart from the problems', () => {
    expect(parse('utm_source=x&kind=talks&utm_source=y&__proto__=z')).toMatchObject({
      problems: [],
      unknown: ['utm_source', '__proto__'],
      query: { kind: ['talks'] },
    })
  })
})

describe('writing', () => {
  const written: [Partial<TimelineQuery>, string][] = [
    [{}, ''],
    [{ page: 2, search: 'Geneva talks', order: 'newest' }, 'q=Geneva+talks&order=newest&page=2'],
    [{ actor: ['russia', 'ukraine'], kind: ['talks'] }, 'kind=talks&actor=russia&actor=ukraine'],
    [{ context: true, significance: [3, 2] }, 'significance=3&significance=2&context=on'],
    [{ from: '2025-11-01', to: '2025-11-30', page: 'last' }, 'from=2025-11-01&to=2025-11-30&page=last'],
    [{ since: 1203, to: '2025-11-30', context: true }, 'to=2025-11-30&since=1203&context=on'],
  ]
  test.each(written)('%o', (query, expected) => {
    expect(timelineQueryString({ ...EVERYTHING, ...query })).toBe(expected)
  })
})

const ids = fc
  .uniqueArray(fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/), { maxLength: 4 })
  .map(found => found.sort())
const some = <T>(all: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...all), { maxLength: 4 }).map(chosen => all.filter(one => chosen.includes(one)))
const day = fc.integer({ min: -62167219200, max: 253402300799 }).map(s => new Date(s * 1000).toISOString().slice(0, 10))

const canonicalQuery: fc.Arbitrary<TimelineQuery> = fc
  .record({
    search: fc.string({ unit: 'grapheme', maxLength: 40 }),
    kind: some(termIds(EVENT_KINDS)),
    subkind: ids,
    process: ids,
    table: ids,
    stage: ids,
    actor: ids,
    issue: ids,
    document: ids,
    certainty: some(termIds(CERTAINTIES)),
    significance: some([3, 2, 1] as const),
    days: fc.uniqueArray(day, { minLength: 2, maxLength: 2 }).map(days => days.sort()),
    hasFrom: fc.boolean(),
    hasTo: fc.boolean(),
    since: fc.option(fc.integer({ min: 1, max: 999_999_999_999 })),
    context: fc.boolean(),
    order: fc.constantFrom('oldest' as const, 'newest' as const),
    page: fc.oneof(fc.integer({ min: 1, max: 999_999_999 }), fc.constant('last' as const)),
  })
  .map(({ days, hasFrom, hasTo, ...query }) => ({
    ...query,
    search: parseTimelineQuery([['q', query.search]]).query.search,
    from: hasFrom ? (days[0] ?? null) : null,
    to: hasTo ? (days[1] ?? null) : null,
  }))

describe('for any input', () => {
  test('what is written is read again', () => {
    fc.assert(
      fc.property(canonicalQuery, query => {
        expect(parse(timelineQueryString(query))).toEqual({ query, problems: [], unknown: [] })
      }),
      { numRuns: 500 },
    )
  })

  test('reading never throws and gives a query that is stable', () => {
    const names = fc.oneof(fc.constantFrom(...Object.keys(EVERYTHING), 'known', '__proto__'), fc.string())
    const values = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('talks', '2025-11', '1', 'last', 'on', '3', '..', '/', '2025-11-31', '99999'),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values), { maxLength: 12 }), params => {
        const { query, problems } = parseTimelineQuery(params)
        for (const { message } of problems) expect(message).toMatch(/[.?]$/)
        expect(parse(timelineQueryString(query))).toEqual({ query, problems: [], unknown: [] })
      }),
      { numRuns: 1000 },
    )
  })
})

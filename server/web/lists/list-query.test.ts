import { describe, expect, it } from 'vitest'
import { type ListQuery, listQueryString, narrow, pageOf, parseListQuery, searchFor } from './list-query.ts'
import { listFacetView } from './list-view.ts'

const FACETS = { kind: ['state', 'person'], place: null }

const parse = (text: string) => parseListQuery(FACETS, new URLSearchParams(text))

describe('what is asked of a list', () => {
  it.each([
    ['', ''],
    ['search=+a++b+&kind=&place=', 'q=a+b'],
    ['kind=person&kind=state&kind=person', 'kind=state&kind=person'],
    ['place=b&place=a', 'place=a&place=b'],
    ['page=2', 'page=2'],
    ['page=1', ''],
    ['page=last', 'page=last'],
  ])('“%s” is written “%s”', (typed, written) => {
    const { query, problems } = parse(typed)
    expect(problems).toEqual([])
    expect(listQueryString(query)).toBe(written)
  })

  it.each([
    ['kind=city', 'kind', /There is no “city”\. Choose from: state, person\./],
    [`place=${'x'.repeat(300)}`, 'place', /There is no “x{40}”/],
    ['page=0', 'page', /page number/],
    ['q=a&q=b', 'q', /only one/],
    ['q=%E2%80%AE', 'q', /character/],
  ])('“%s” is refused', (typed, path, message) =>
    expect(parse(typed).problems).toEqual([{ path, message: expect.stringMatching(message) }]),
  )

  it('names what it does not know, each once', () => expect(parse('a=1&a=2&kind=').unknown).toEqual(['a']))
})

describe('what is in a list', () => {
  const items = [
    { kind: 'state', place: 'a' },
    { kind: 'person', place: 'a' },
    { kind: 'person', place: 'b' },
  ]
  const query = (text: string): ListQuery<keyof typeof FACETS> => parse(text).query
  const narrowed = (text: string) => narrow(items, query(text), (item, facet) => item[facet])

  it('passes every filter; values of one facet are alternatives', () => {
    expect(narrowed('kind=person&place=a').matching).toEqual([items[1]])
    expect(narrowed('kind=person&kind=state').matching).toHaveLength(3)
  })

  it('counts each value without the filter of its own facet', () => {
    const { counts } = narrowed('kind=person&place=b')
    expect([...counts.kind]).toEqual([['person', 1]])
    expect([...counts.place]).toEqual([
      ['a', 1],
      ['b', 1],
    ])
  })

  it('offers the chosen values even where nothing is left of them', () => {
    const { counts } = narrowed('kind=state&place=b')
    const view = listFacetView(FACETS, query('kind=state&place=b'), counts.place, {
      name: 'place',
      label: 'Place',
      labelOf: value => value,
    })
    expect(view.first.map(({ value, count, isChosen }) => `${value} ${count} ${isChosen}`)).toEqual([
      'b 0 true',
      'a 1 false',
    ])
  })
})

it.each([
  ['zelen', 'Volodymyr Zelenskyy', true],
  ['ZELENSKYY volod', 'Volodymyr Zelenskyy', true],
  ['putin', 'Volodymyr Zelenskyy', false],
  ['', 'anything', true],
])('a search for “%s” in “%s”: %s', (search, text, found) => expect(searchFor(search)(text)).toBe(found))

it.each([
  [1, 250, 1, 100, 3],
  [3, 250, 3, 50, 3],
  [9, 250, 3, 50, 3],
  [1, 0, 1, 0, 1],
])('page %i of %i is page %i with %i items of %i pages', (asked, total, page, count, pages) => {
  const found = pageOf(Array.from({ length: total }), asked)
  expect([found.page, found.items.length, found.pages]).toEqual([page, count, pages])
})

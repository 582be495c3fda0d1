import { describe, expect, it, test } from 'vitest'
import { navigationAt } from './navigation.ts'
import { paths, pathsAt } from './paths.ts'

const marked = (path: string) => {
  const { sections, more } = navigationAt(path, paths)
  return [
    ...sections.filter(({ current }) => current).map(({ text, current }) => `${text}: ${current}`),
    ...(more.isCurrent ? ['More'] : []),
  ]
}

describe('the section of a page is marked', () => {
  test.each([
    ['/', 'Timeline: page'],
    ['/explore', 'Timeline: true'],
    ['/print', 'Timeline: true'],
    ['/events/a-day', 'Timeline: true'],
    ['/negotiations/one', 'Timeline: true'],
    ['/events/new', 'Timeline: true'],
    ['/documents', 'Texts: page'],
    ['/documents/plan/points/7', 'Texts: true'],
    ['/lineages', 'Texts: true'],
    ['/lineages/plan/7', 'Texts: true'],
    ['/compare', 'Texts: true'],
    ['/positions', 'Who stands where: page'],
    ['/point-states/one', 'Who stands where: true'],
    ['/issues/territory', 'Who stands where: true'],
    ['/actors/one', 'Actors: true'],
    ['/sources/one', 'More'],
    ['/changes', 'More'],
    ['/about', 'More'],
  ])('%s: %s', (path, expected) => expect(marked(path)).toEqual([expected]))

  test.each(['/search', '/nowhere'])('%s is in none', path => expect(marked(path)).toEqual([]))
})

describe('the trail of a page', () => {
  test.each([
    ['/events/a-day', ['Timeline']],
    ['/documents/plan', ['Texts']],
    ['/lineages/plan/7', ['Texts', 'Questions']],
    ['/issues/territory', ['Who stands where', 'Issues']],
    ['/positions/one', ['Who stands where']],
    ['/sources/one', ['Sources']],
    ['/documents', []],
    ['/nowhere', []],
  ])('%s: %j', (path, expected) => expect(navigationAt(path, paths).trail.map(({ text }) => text)).toEqual(expected))

  it('goes on with the pages between', () => {
    const parent = { text: 'Plan', href: '/documents/plan' }
    expect(navigationAt('/documents/plan/points/7', paths, [parent]).trail).toEqual([
      { text: 'Texts', href: '/documents' },
      parent,
    ])
  })
})

describe('the places beside a page', () => {
  test.each([
    ['/', undefined],
    ['/explore', ['List', 'To scale', 'For print']],
    ['/compare', ['Documents', 'Questions', 'Compare']],
    ['/issues', ['Positions', 'Issues']],
    ['/data', ['Deadlines', 'Sources', 'Changes', 'Data', 'About']],
    ['/actors', undefined],
    ['/issues/territory', undefined],
  ])('%s: %j', (path, expected) =>
    expect(navigationAt(path, paths).beside?.places.map(({ text }) => text)).toEqual(expected),
  )

  it('stay in the time that is read', () => {
    const { beside, sections } = navigationAt('/issues', pathsAt({ on: '2025-11-30' }))
    for (const { href } of [...sections, ...(beside?.places ?? [])]) expect(href).toContain('on=2025-11-30')
  })
})

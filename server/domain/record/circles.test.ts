import { describe, expect, it } from 'vitest'
import { findCircles } from './circles.ts'

const circlesIn = (links: Record<string, string[]>, starts = Object.keys(links)) =>
  findCircles(starts, id => links[id] ?? [])

describe('findCircles', () => {
  it.each<[string, Record<string, string[]>, string[][]]>([
    ['nothing', {}, []],
    ['a chain', { a: ['b'], b: ['c'], c: [] }, []],
    ['two ways to one place', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
    ['a link to oneself', { a: ['a'] }, [['a']]],
    ['two in a circle', { a: ['b'], b: ['a'] }, [['a', 'b']]],
    ['a tail that leads into a circle', { t: ['a'], a: ['b'], b: ['a'] }, [['a', 'b']]],
    ['two circles apart', { a: ['b'], b: ['a'], c: ['c'] }, [['a', 'b'], ['c']]],
    ['a link to nowhere', { a: ['gone'] }, []],
  ])('%s', (_, links, circles) => expect(circlesIn(links)).toEqual(circles))

  it('finds a circle that lies behind the only start', () =>
    expect(circlesIn({ a: ['b'], b: ['c'], c: ['b'] }, ['a'])).toEqual([['b', 'c']]))

  it('follows a chain of a hundred thousand without running out of stack', () => {
    const last = 100_000
    const links = (id: string): string[] => [String((Number(id) + 1) % last)]
    expect(findCircles(['0'], links)[0]).toHaveLength(last)
  })
})

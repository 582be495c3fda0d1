import { describe, expect, it } from 'vitest'
import { mayAskFor } from './robots.ts'

describe('robots.txt', () => {
  it.each<[string, string, boolean]>([
    ['', '/a', true],
    ['User-agent: *\nDisallow:', '/a', true],
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\r\nDisallow: /private # not here\r\n', '/private/a', false],
    ['User-agent: *\nDisallow: /private', '/public', true],
    ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['User-agent: *\nAllow: /a\nDisallow: /a', '/a', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/a/b.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/a/b.pdf?x', true],
    ['User-agent: *\nDisallow: /a*b*c', '/a1b2c3', false],
    ['User-agent: other\nDisallow: /', '/a', true],
    ['User-agent: *\nDisallow: /\n\nUser-agent: Parley\nDisallow: /b', '/a', true],
    ['User-agent: parley\nDisallow:\nUser-agent: *\nDisallow: /', '/a', true],
    ['User-agent: other\nUser-agent: parley\nDisallow: /a', '/a', false],
    ['<!doctype html><p>Not found</p>', '/a', true],
  ])('%j at %s: %s', (robots, path, expected) => expect(mayAskFor(robots, 'parley', path)).toBe(expected))
})

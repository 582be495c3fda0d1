import { describe, expect, it } from 'vitest'
import { withLinks } from './html-links.ts'

const ORIGIN = 'https://record.example.org'
const KNOWN = /^\/(?:$|a|search|data\.json|events\/)/

const linked = (html: string, origin: string | null = ORIGIN) =>
  withLinks(html, {
    link: to => (KNOWN.test(to) ? `..${to}` : null),
    whole: to => (KNOWN.test(to) ? `${ORIGIN}${to}/` : null),
    origin,
  })

describe('a page with other links', () => {
  it.each([
    ['<a href="/a?b=1&amp;c=2#d">x</a>', '<a href="../a?b=1&amp;c=2#d">x</a>'],
    ['<script src="/a.js" defer></script>', '<script src="../a.js" defer></script>'],
    [
      '<svg viewBox="0 0 1 1"><a href="/a"><path d="M0 0"/></a></svg>',
      '<svg viewBox="0 0 1 1"><a href="../a"><path d="M0 0"/></a></svg>',
    ],
    ['<a class="x" href="/gone" rel="nofollow">words</a>', '<a class="x">words</a>'],
    ['before<a class="export" href="/gone.json" download>JSON</a>after', 'beforeafter'],
    ['<link rel="alternate" href="/gone.json">', ''],
    [`<link rel="canonical" href="${ORIGIN}/a">`, `<link rel="canonical" href="${ORIGIN}/a/">`],
    [`<meta property="og:url" content="${ORIGIN}/a">`, `<meta property="og:url" content="${ORIGIN}/a/">`],
    ['<form action="/search"><input name="q"></form>', '<form action="../search"><input name="q"></form>'],
    ['a<form action="/"><p><a href="/a">b</a></p></form>c', 'ac'],
    ['<input form="gone" name="x">', '<input name="x">'],
  ])('%s becomes %s', (before, after) => expect(linked(before)).toBe(after))

  it.each([
    '<a href="https://example.org/a">elsewhere</a>',
    '<a href="//example.org/a">elsewhere</a>',
    '<a href="#here">here</a>',
    '<p title="/a">href="/a"</p>',
    '<script>location="/a";if(1<2)document.write("<a href=\'/a\'>")</script>',
    '<!-- <a href="/a"> --><p>&lt;a href="/a"&gt;</p>',
    '<meta name="description" content="/a">',
    '<meta charset="utf-8">',
  ])('%s stays', html => expect(linked(html)).toBe(html))

  it('knows nothing of whole addresses where the site has none', () =>
    expect(linked(`<a href="${ORIGIN}/a">x</a>`, null)).toBe(`<a href="${ORIGIN}/a">x</a>`))

  it('leaves the data of the page’s script data, with its links', () => {
    const data = {
      eventHref: '/events/:id',
      chosenHref: '/a/:id.json',
      title: '/a',
      lanes: [{ href: '/a' }, { href: null }],
    }
    const made = linked(`<script type="application/json">${JSON.stringify(data)}</script>`)
    expect(JSON.parse(/>(.*)</.exec(made)?.[1] ?? '')).toEqual({
      eventHref: '../events/:id',
      chosenHref: '',
      title: '/a',
      lanes: [{ href: '../a' }, { href: null }],
    })
  })
})

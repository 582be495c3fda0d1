import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fileOf, partsOf, relativeTo } from './file-names.ts'

const file = (address: string) => fileOf(partsOf(address))

it.each([
  ['/', 'index.html'],
  ['/events/2025-11-23-geneva-talks', 'events/2025-11-23-geneva-talks/index.html'],
  ['/events/2025-11-23-geneva-talks.json', 'events/2025-11-23-geneva-talks.json'],
  ['/events/2025-11-23-geneva-talks/history', 'events/2025-11-23-geneva-talks/history/index.html'],
  ['/documents/us-28-point-2025-11/points/12.1', 'documents/us-28-point-2025-11/points/12.1/index.html'],
  ['/timeline.timelinejs.json', 'timeline.timelinejs.json'],
  ['/sitemaps/1.xml', 'sitemaps/1.xml'],
  ['/?actor=ukraine&context=on#list', 'timeline/actor=ukraine,context=on/index.html'],
  ['/compare.csv?documents=a&documents=b', 'compare/documents=a,documents=b.csv'],
  ['/assets/fonts/Serif-ABC.woff2', 'assets/fonts/Serif-ABC.woff2'],
])('%s is %s', (address, expected) => expect(file(address)).toBe(expected))

it('leads out of no folder, and names no file that a file system does not take', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 3 }), fc.string(), (parts, value) => {
      const path = `/${parts.map(encodeURIComponent).join('/')}`
      const made = fileOf({ path, params: new URLSearchParams({ q: value }) })
      for (const part of made.split('/')) {
        expect(part).toMatch(/^[\w+,=-][\w.+,=-]{0,150}$/)
        expect(part).not.toMatch(/\.$/)
      }
    }),
  )
})

it('different values have different files, also where capitals are not told apart', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      fc.pre(one !== other)
      const of = (q: string) => fileOf({ path: '/sources', params: new URLSearchParams({ q }) }).toLowerCase()
      expect(of(one)).not.toBe(of(other))
    }),
  )
})

it.each([
  ['index.html', 'events/a/index.html', 'events/a/index.html'],
  ['events/a/index.html', 'index.html', '../../index.html'],
  ['events/a/index.html', 'events/b/index.html', '../b/index.html'],
  ['events/a/index.html', 'events/a.json', '../a.json'],
  ['events/a/index.html', 'events/a/index.html', 'index.html'],
])('from %s to %s: %s', (from, to, expected) => expect(relativeTo(from, to)).toBe(expected))

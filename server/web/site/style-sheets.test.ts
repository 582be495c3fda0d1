import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

const FOLDER = resolve(import.meta.dirname, '../../../views')
const FILES = (await readdir(FOLDER, { recursive: true })).filter(name => name.endsWith('.css')).sort()
const SHEETS = new Map(
  await Promise.all(FILES.map(async name => [name, await readFile(resolve(FOLDER, name), 'utf8')] as const)),
)

/** The sheets that a served sheet is made of, by their places below `views`. */
const importedBy = (entry: string): string[] =>
  [...(SHEETS.get(entry) ?? '').matchAll(/@import "(.+)";/g)].map(([, file = '']) => join(dirname(entry), file))

/** Declarations of a style sheet, as `property: value`. */
function declarations(css: string): string[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/"[^"]*"/g, '""')
  return [...bare.matchAll(/(?<=[{;]\s*)([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].map(
    ([, property = '', value = '']) => `${property}: ${value.replace(/\s+/g, ' ').trim()}`,
  )
}

/** What names a side of the screen, or a length along one, rather than of the text. */
const PHYSICAL = [
  /^(left|right|top|bottom|(min-|max-)?(width|height)): /,
  /^(margin|padding|border|scroll-margin|scroll-padding)-(left|right|top|bottom)\b/,
  /^border-(top|bottom)-(left|right)-radius: /,
  /^(float|clear|text-align|caption-side): (left|right|top|bottom)$/,
  /^(background|background-position|background-image|transform-origin|object-position|mask): .*\b(left|right)\b/,
  // Four values go round by the clock, which is the wrong way round where text runs from the right.
  /^(margin|padding|inset|border-(width|style|color)|scroll-margin|scroll-padding): (?!(\S+) (\S+) \S+ \4$)\S+ \S+ \S+ \S+$/,
]

const isPhysical = (declaration: string): boolean => PHYSICAL.some(pattern => pattern.test(declaration))

describe('what counts as physical', () => {
  it.each([
    'margin-left: 1rem',
    'width: 100%',
    'max-height: 3em',
    'text-align: right',
    'float: left',
    'inset: 0 auto 0 0',
    'padding: 0 1rem 0 0',
    'border-width: 1px 1px 1px 4px',
    'border-top-left-radius: 3px',
    'background: linear-gradient(to right, red, blue)',
  ])('%s', declaration => expect(isPhysical(declaration)).toBe(true))

  it.each([
    'margin-inline-start: 1rem',
    'border-width: 1px',
    'padding: 1px 2px 3px 2px',
    'text-align: end',
    'border-block-start: 1px solid',
    'transition: width 1s',
    'inset: 0',
  ])('not %s', declaration => expect(isPhysical(declaration)).toBe(false))
})

describe.each([...SHEETS])('%s', (name, css) => {
  it('says in its first line what it is for', () => {
    expect(css).toMatch(/^\/\* \S.+|^@import /)
  })

  it('has declarations that this test can read', () => {
    expect(declarations(css).length > 0 || css.includes('@import')).toBe(true)
  })

  it('serves text in both directions', () => {
    expect(declarations(css).filter(isPhysical)).toEqual([])
  })

  it('belongs to a page', () => {
    const entries = [
      'styles/styles.css',
      'styles/texts.css',
      'styles/explore.css',
      'styles/frame.css',
      'styles/frame-tables.css',
    ]
    expect([...entries, ...entries.flatMap(importedBy)]).toContain(name)
  })
})

describe('the styles of texts, positions and forms', () => {
  let site: TestSite
  beforeAll(async () => {
    site = await openTestSite()
  })
  afterAll(() => site.close())

  const classesOf = (entry: string): Set<string> => {
    const css = importedBy(entry)
      .map(file => (SHEETS.get(file) ?? '').replace(/\{[^{}]*\}/g, '{}'))
      .join('')
    return new Set([...css.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name))
  }
  const elsewhere = new Set([...classesOf('styles/styles.css'), ...classesOf('styles/explore.css')])
  const ofTexts = new Set([...classesOf('styles/texts.css')].filter(name => !elsewhere.has(name)))
  const isLinked = (body: string): boolean => body.includes('/assets/1/texts.css')

  it.each([
    '/',
    '/?q=zzzqqq',
    '/events/2025-11-24-nineteen-points',
    '/issues',
    '/actors',
    '/deadlines',
    '/sources',
    '/sources/belga-2025-11-24-ukraine-draft-new-19-point',
    '/explore',
    '/data',
    '/about',
    '/nothing',
  ])('%s needs none of them and waits for none', async path => {
    const { body } = await site.get(path)
    expect(isLinked(body)).toBe(false)
    const used = [...body.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' '))
    expect(used.length).toBeGreaterThan(10)
    expect(used.filter(name => ofTexts.has(name))).toEqual([])
  })

  it.each([
    '/documents',
    '/documents/us-28-point-2025-11',
    '/documents/us-28-point-2025-11/points/21',
    '/lineages/us-28-point-2025-11/6',
    '/compare',
    '/compare?documents=us-28-point-2025-11,us-ukraine-20-point-2025-12',
    '/positions',
    '/issues/territory',
    '/actors/marco-rubio',
    '/events/new',
    '/events/2025-11-24-nineteen-points/retract',
  ])('%s has them', async path => expect(isLinked((await site.get(path)).body)).toBe(true))
})

describe('headings of one rank have one size on all pages', () => {
  /** Paper and pieces in frames have sizes of their own; what heads a section of a form or the strip above the list is a label. */
  const EXCEPTIONS = [
    'styles/type.css',
    'styles/print.css',
    'print/edition.css',
    'forms/forms.css',
    'capture/capture.css',
    'settings/settings.css',
    'setup/setup.css',
    'overview/overview.css',
    'embeds/piece.css',
  ]
  const HEADING = /(?:^|[\s>+~(])h[1-3]\)?$/

  it.each(FILES.filter(name => !EXCEPTIONS.includes(name)))('in %s', name => {
    const bare = (SHEETS.get(name) ?? '').replace(/\/\*[\s\S]*?\*\//g, '')
    const sized = [...bare.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(
      ([, selectors = '', body = '']) =>
        selectors.split(',').some(selector => HEADING.test(selector.trim())) && /(^|[;\s])font(-size)?:/.test(body),
    )
    expect(sized.map(([, selectors = '']) => selectors.trim())).toEqual([])
  })
})

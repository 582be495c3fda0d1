import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

// That something is agreed is somebody's word, and is never shown without whose word it is.

let site: TestSite
beforeAll(async () => {
  site = await openTestSite({ env: { PUBLIC_URL: 'https://record.example.org' } })
})
afterAll(() => site.close())

const TEXTS = 'documents=us-28-point-2025-11,us-ukraine-20-point-2025-12'

/** Where the words are explained, or belong to a milestone's own text. */
const EXPLAINED = /^\/(about|data)|\/(new|edit)$/

const textOf = (body: string): string =>
  body
    .replace(/<(script|style|select|title)\b[\s\S]*?<\/\1>/g, '')
    .replace(/ (?:title|aria-label|content)="[^"]*"/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

/** What follows each mention of an agreement, where it does not go on to name whose word that is. */
const unasserted = (text: string): string[] =>
  [...text.matchAll(/\bagreed between\b(.{0,130})/gi)]
    .map(([, after = '']) => after)
    .filter(after => !/^.{0,70}?\bsays (so )? *(Volodymyr )?Zelenskyy/.test(after))

it('knows a claim without its asserter', () => {
  expect(unasserted('18 points agreed between Ukraine and United States only. Open: 2')).toHaveLength(1)
  expect(unasserted('18 points agreed between Ukraine and United States only, says Volodymyr Zelenskyy')).toEqual([])
})

/** Lines that tell how far a point has come, by what they are on their pages, where they name nobody who says so. */
const withoutAsserter = (body: string): string[] =>
  [...body.matchAll(/<p class="(?:point-state|open-state|cell-state)\b[^>]*>([\s\S]*?)<\/p>/g)]
    .map(([, line = '']) => textOf(line).trim())
    .filter(line => line !== 'Unverified' && !/\bsays \p{Lu}/u.test(line))

it('knows a state without its asserter', () => {
  expect(withoutAsserter('<p class="point-state state-contested"><b>Contested</b>, 2 December 2025</p>')).toHaveLength(
    1,
  )
  expect(withoutAsserter('<p class="cell-state"><b>Open</b> Contested, says Kyiv</p>')).toEqual([])
})

describe('a state of a point is told as the word of somebody', () => {
  it('on the pages of texts, points, lineages, issues and comparisons', async () => {
    const states = site.record.list('pointState')
    const documents = [...new Set(states.map(({ document }) => `/documents/${document}`))]
    const points = states.flatMap(({ document, point }) => [
      `/documents/${document}/points/${point}`,
      `/lineages/${document}/${point}`,
    ])
    const issues = site.record.list('document').flatMap(text => text.points.flatMap(point => point.issues))
    let lines = 0
    for (const address of new Set([
      '/documents',
      '/lineages',
      ...documents,
      ...points,
      ...issues.map(issue => `/issues/${issue}`),
      `/compare?${TEXTS}`,
    ])) {
      const { status, body } = await site.get(address)
      if (status === 302) continue
      expect(status, address).toBe(200)
      lines += body.match(/class="(?:point-state|open-state|cell-state)\b/g)?.length ?? 0
      expect(withoutAsserter(body), address).toEqual([])
    }
    expect(lines).toBeGreaterThan(100)
  })

  it('where open points are counted by issue', async () => {
    const rows = (await site.get('/issues')).body.split('<tr>').slice(2).map(textOf)
    const counted = rows.filter(row => /Open points \d/.test(row))
    expect(counted.length).toBeGreaterThan(3)
    for (const row of counted) expect(row).toMatch(/Open points \d+ says? \p{Lu}/u)
  })

  it('in the comparison as text', async () => {
    const { body } = await site.get(`/compare.txt?${TEXTS}`)
    const open = [...body.replace(/\s+/g, ' ').matchAll(/: open; (.{0,60})/g)].map(([, words = '']) => words)
    expect(open.length).toBeGreaterThan(1)
    for (const words of open) expect(words).toMatch(/^[^.]*, says /)
  })
})

describe('an agreement is told as the word of somebody', () => {
  it('on every page of the site', async () => {
    const map = await site.get('/sitemaps/1.xml')
    const listed = [...map.body.matchAll(/<loc>[^<]*?:\/\/[^/<]+([^<]*)<\/loc>/g)].map(([, path = '']) => path || '/')
    const states = site.record.list('pointState').map(({ id }) => `/point-states/${id}`)
    const addresses = [...listed, ...states, `/compare?${TEXTS}`, '/positions?columns=issues', '/print']
    expect(listed.length).toBeGreaterThan(300)
    let mentions = 0
    for (const address of addresses.filter(path => !EXPLAINED.test(path))) {
      const { status, body } = await site.get(address)
      expect(status, address).toBe(200)
      const text = textOf(body)
      mentions += text.match(/agreed between/gi)?.length ?? 0
      expect(unasserted(text), address).toEqual([])
    }
    expect(mentions).toBeGreaterThan(50)
  })

  it.each(['.txt', '.csv', '.json'])('in the comparison as %s', async format => {
    const { status, body } = await site.get(`/compare${format}?${TEXTS}`)
    expect(status).toBe(200)
    expect(body).toMatch(/agreed between/i)
    expect(unasserted(textOf(body))).toEqual([])
  })
})

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

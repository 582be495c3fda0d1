import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'
import { openTwoNegotiations } from '../../testing/two-negotiations.ts'

let site: TestSite
let shipped: TestSite
beforeAll(async () => {
  site = await openTwoNegotiations()
  shipped = await openTestSite()
})
afterAll(() => Promise.all([site.close(), shipped.close()]))

const bodyOf = async (path: string) => (await site.get(path)).body
const dataOf = async (path: string) => JSON.parse(await bodyOf(path))
const mainOf = async (path: string) => /<main[\s\S]*<\/main>/.exec(await bodyOf(path))?.[0] ?? ''
const RIVER = '<a href="/negotiations/river-talks">River talks</a>'

describe('every list can be that of one negotiation', () => {
  it.each([
    ['/explore', 'Forest talks open', 'River talks open'],
    ['/overview', 'Forest talks open', 'River talks open'],
    ['/print', 'Forest talks open', 'River talks open'],
    ['/deadlines', 'Forest talks open', 'River envoys meet'],
    ['/documents', 'Forest plan', 'River plan'],
    ['/positions', 'Forest plan', 'River plan'],
  ])('%s', async (path, forest, river) => {
    const body = await mainOf(`${path}?process=river-talks`)
    expect(body).toContain(river)
    expect(body).not.toContain(forest)
  })

  it('as data as well', async () => {
    const ids = (entries: readonly { readonly id?: string; readonly event?: string }[]) =>
      entries.map(({ id, event }) => id ?? event)
    expect(ids((await dataOf('/timeline.json?process=river-talks')).events)).toEqual(['r1', 'r2'])
    expect(ids((await dataOf('/deadlines.json?process=forest-talks')).deadlines)).toEqual(['f1'])
    expect(await bodyOf('/deadlines.csv?process=forest-talks')).not.toContain('River')
    expect(ids((await dataOf('/documents.json?process=river-talks')).documents)).toEqual(['river-text'])
    expect(ids((await dataOf('/positions.json?columns=issues&process=forest-talks')).positions)).toEqual(['forest-no'])
    expect((await dataOf('/positions.json?process=river-talks')).document.id).toBe('river-text')
  })

  it('the explorer draws its lanes under its own words, and reaches as far as it does', async () => {
    const lanesOf = async (query: string) => {
      const { lanes, asOf } = await dataOf(`/explore.json?${query}`)
      return [...lanes.map(({ label }: { label: string }) => label), asOf.label]
    }
    expect(await lanesOf('process=river-talks')).toEqual([
      'Plenary by the river',
      'Hydrologists',
      'Record reaches to 31 December 2021',
    ])
    expect(await lanesOf('process=forest-talks')).toEqual([
      'Plenary in the forest',
      'Record reaches to 31 December 2024',
    ])
  })

  it.each(['/documents', '/deadlines', '/positions'])('%s offers each of them, and refuses another', async path => {
    expect(await mainOf(path)).toContain(`<a href="${path}?process=forest-talks">Forest talks</a>`)
    expect((await site.get(`${path}?process=mountain-talks`)).status).toBe(404)
    expect((await site.get(`${path}.json?process=mountain-talks`)).status).toBe(404)
  })

  it('a text of another negotiation gives way to the one that is chosen', async () => {
    const { status, headers } = await site.get('/positions?document=forest-text&process=river-talks')
    expect([status, headers['location']]).toEqual([302, '/positions?process=river-talks'])
  })

  it('texts of all stand under the name of theirs', async () =>
    expect(
      [...(await mainOf('/documents')).matchAll(/<h2[^>]*>(?:<a [^>]*>)?([^<]*)/g)].map(([, text]) => text?.trim()),
    ).toEqual(['River talks', 'Forest talks', 'Family tree']))
})

describe('the negotiation is named, with a link', () => {
  it.each([
    '/',
    '/events/r1',
    '/documents/river-text',
    '/documents',
    '/deadlines',
    '/positions',
    '/positions?process=river-talks',
    '/positions/river-yes',
    '/point-states/river-state',
  ])('%s', async path => expect(await mainOf(path)).toContain(RIVER))

  it('on paper without one', async () => expect(await mainOf('/print')).toContain('<span>River talks</span>'))

  it('the table is called as the milestone’s own negotiation calls it', async () => {
    expect(await mainOf('/events/f1')).toContain('Plenary in the forest')
    expect(await mainOf('/events/r1')).toContain('Plenary by the river')
  })

  it.each(['/', '/documents', '/deadlines', '/positions', '/events/2025-02-12-hegseth-brussels'])(
    'nowhere on %s where the record has one alone',
    async path => expect((await shipped.get(path)).body).not.toMatch(/\/negotiations\/|[?&;]process=/),
  )
})

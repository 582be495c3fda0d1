import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const groupsOf = (html: string) =>
  [...html.matchAll(/<section id="(\w+)" class="found">/g)].map(([, kind = '']) => kind)

describe('the search page', () => {
  it('begins with the group that holds the best hit', async () => {
    expect(groupsOf((await site.get('/search?q=28-point+plan')).body)[0]).toBe('texts')
    expect(groupsOf((await site.get('/search?q=Rubio')).body)[0]).toBe('actors')
  })

  it('leads to all milestones in the timeline, which shows as many as it says', async () => {
    const { body } = await site.get('/search?q=Geneva')
    const [, href = '', count = ''] = /href="(\/\?[^"]+)">All (\d+) milestones in the timeline/.exec(body) ?? []
    const timeline = await site.get(href.replaceAll('&amp;', '&'))
    expect(timeline.status).toBe(200)
    expect(timeline.body).toContain(`${count} milestones`)
  })

  it('searches for the corrected word from then on', async () => {
    expect((await site.get('/search?q=genvea')).body).toContain('href="/?q=geneva&amp;context=on"')
  })

  it('marks words without letting them be markup', async () => {
    const { body } = await site.get('/search?q=%22%3E%3Cscript%3Egeneva')
    expect(body).not.toContain('<script>geneva')
    expect(body).toContain('value="&#34;&gt;&lt;script&gt;geneva"')
  })

  it('stays in the past that is read', async () => {
    const { body } = await site.get('/search?q=geneva&on=2025-11-30')
    expect(body).toContain('name="on" value="2025-11-30"')
    expect(body).toMatch(/href="\/events\/[^"?]+\?on=2025-11-30"/)
    const later = '/documents/us-ukraine-20-point-2025-12'
    expect((await site.get('/search?q=20-point+plan')).body).toContain(later)
    expect((await site.get('/search?q=20-point+plan&on=2025-11-30')).body).not.toContain(later)
  })

  it('keeps what can’t be searched for in the field', async () => {
    const answer = await site.get(`/search?q=${'a'.repeat(201)}`)
    expect(answer.status).toBe(400)
    expect(answer.body).toContain(`value="${'a'.repeat(201)}" maxlength`)
  })
})

describe('/search.json', () => {
  const ask = async (query: string) => JSON.parse((await site.get(`/search.json?${query}`)).body)

  test('holds the same, with addresses', async () => {
    const body = await ask('q=Rubio')
    expect(body).toMatchObject({ format: 'parley-search', filters: { q: 'Rubio' }, corrected: [] })
    expect(body.groups[0]).toMatchObject({
      kind: 'actors',
      count: 1,
      hits: [{ id: 'marco-rubio', title: 'Marco Rubio', href: '/actors/marco-rubio' }],
    })
    expect(body.count).toBe(body.groups.reduce((sum: number, { count }: { count: number }) => sum + count, 0))
  })

  test('of one kind, and of a word with an error', async () => {
    const body = await ask('q=genvea&in=texts')
    expect(body.groups.map(({ kind }: { kind: string }) => kind)).toEqual(['texts'])
    expect(body.corrected).toEqual([{ typed: 'genvea', instead: 'geneva' }])
  })

  test('refuses what it does not know', async () => {
    expect((await site.get('/search.json?q=a&colour=red')).status).toBe(400)
  })
})

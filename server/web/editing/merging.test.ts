import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anActor, aSource, draftOf } from '../../domain/testing/record-builder.ts'
import { htmlComplaints } from '../../testing/html-checker.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
  await site.journal.append(
    [
      anActor({ id: 'double', name: 'Ukraina', aliases: ['UKR'], kind: 'state' }),
      anActor({ id: 'aide', name: 'An aide', kind: 'person', side: 'double' }),
      aSource({ id: 'copy', url: 'https://example.org/copy', title: 'A copy' }),
    ].map(entry => draftOf(entry)),
  )
})
afterAll(() => site.close())

const SOURCE = '112-ua-2025-12-24-zelenskyy-revealed-20-points-peace'
const exported = async () => (await site.get('/data/record.json')).body
const versionsOf = (...ids: readonly string[]) => ids.map(id => site.record.history(id).at(-1)?.seq).join('-')
const merge = (path: string, kept: string, other: string) =>
  site.post(`${path}/${kept}/merge`, { with: other, versions: versionsOf(kept, other) })

describe('the page', () => {
  it('asks for the other one by name', async () => {
    const { status, body } = await site.get('/actors/ukraine/merge')
    expect(status).toBe(200)
    expect(body).toContain('Which actor is the same?')
    expect(body).not.toContain('Merge the two')
    expect(await htmlComplaints(body)).toEqual([])
  })

  it.each([
    ['Nobody at all', /The record has no actor “Nobody at all”/],
    ['ukraine', /“Ukraine” is this one itself/],
  ])('says what is wrong with %s', async (typed, message) => {
    const { status, body } = await site.get(`/actors/ukraine/merge?with=${encodeURIComponent(typed)}`)
    expect(status).toBe(422)
    expect(body).toMatch(message)
    expect(body).toContain('href="#field-with"')
    expect(await htmlComplaints(body)).toEqual([])
  })

  it('shows what would change, what is kept, and the same the other way round', async () => {
    const { body } = await site.get('/actors/ukraine/merge?with=Ukraina')
    expect(body).toContain('1 actor who speaks for it')
    expect(body).toMatch(/<th scope="row">Also known as<\/th>.*Ukraina\nUKR/s)
    expect(body).toContain('href="/actors/double/merge?with=ukraine"')
    expect(body).toContain('Merge the two')
    expect(await htmlComplaints(body)).toEqual([])
  })

  it('says why two can’t be one, and has no button then', async () => {
    const { body } = await site.get('/actors/double/merge?with=An+aide')
    expect(body).toContain('“An aide” speaks for “Ukraina”')
    expect(body).not.toContain('Merge the two')
    expect(await htmlComplaints(body)).toEqual([])
    const { hash } = site.record.head
    expect((await merge('/actors', 'double', 'aide')).status).toBe(409)
    expect(site.record.head.hash).toBe(hash)
  })
})

describe('merging', () => {
  it('is one batch, leads from the old address to the other, and is undone by one button', async () => {
    const before = await exported()
    const { seq } = site.record.head
    const done = await merge('/actors', 'ukraine', 'double')
    expect(done.status, done.body).toBe(303)
    expect(done.headers.location).toBe('/actors/ukraine#merged')
    expect(site.record.revision(seq + 1)?.batchEnd).toBe(site.record.head.seq)
    expect(site.record.find('actor', 'aide')?.side).toBe('ukraine')
    expect(site.record.retraction('double')?.reason).toBe('Merged into “Ukraine” (ukraine)')

    for (const [asked, led] of [
      ['/actors/double', '/actors/ukraine'],
      ['/actors/double.json', '/actors/ukraine.json'],
      ['/actors/double?on=2025-06-01', '/actors/ukraine?on=2025-06-01'],
    ] as const) {
      const { status, headers } = await site.get(asked)
      expect([status, headers.location]).toEqual([302, led])
    }
    const { body } = await site.get('/actors/ukraine')
    expect(body).toContain('Undo the merge of Ukraina')
    expect(body).toContain('UKR')
    expect(await htmlComplaints(body)).toEqual([])

    const undone = await site.post('/actors/double/restore', {})
    expect([undone.status, undone.headers.location]).toEqual([303, '/actors/double'])
    expect(await exported()).toBe(before)
    expect((await site.get('/actors/double')).status).toBe(200)
    expect((await site.get('/actors/ukraine')).body).not.toContain('Undo the merge')
  })

  it('of sources moves what rests on them', async () => {
    const before = await exported()
    const resting = site.record.countReferring(SOURCE, 'event')
    expect((await merge('/sources', 'copy', SOURCE)).status).toBe(303)
    expect(site.record.countReferring('copy', 'event')).toBe(resting)
    expect((await site.get(`/sources/${SOURCE}`)).headers.location).toBe('/sources/copy')
    expect((await site.post(`/sources/${SOURCE}/restore`, {})).status).toBe(303)
    expect(await exported()).toBe(before)
  })

  it('is refused when one of the two was changed while the page was open', async () => {
    const { hash } = site.record.head
    const { status, body } = await site.post('/actors/ukraine/merge', { with: 'double', versions: '1-1' })
    expect(status).toBe(409)
    expect(body).toContain('Something was changed while the page was open')
    expect(site.record.head.hash).toBe(hash)
    expect(await htmlComplaints(body)).toEqual([])
  })

  it('is not undone over a later change, and says which', async () => {
    expect((await merge('/actors', 'ukraine', 'double')).status).toBe(303)
    const aide = site.record.find('actor', 'aide')
    const { seq: expected = 0 } = site.record.history('aide').at(-1) ?? {}
    const changed = anActor({ ...aide, note: 'Changed since.' })
    await site.journal.append([draftOf(changed, { action: 'change', expected })])
    const { status, body } = await site.post('/actors/double/restore', {})
    expect(status).toBe(409)
    expect(body).toContain('The actor “An aide” stands in the way: It was changed after the merge.')
  })

  it('is for those who may write', async () => {
    const readOnly = await openTestSite({ env: { PUBLIC_URL: 'https://record.example.org' } })
    expect((await readOnly.get('/actors/ukraine/merge')).status).toBe(404)
    expect((await readOnly.post('/actors/ukraine/merge', { with: 'russia' })).status).toBe(404)
    expect((await readOnly.get('/actors/ukraine')).body).not.toContain('/merge"')
    await readOnly.close()
  })
})

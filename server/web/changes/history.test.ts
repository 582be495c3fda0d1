import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { change } from '../../testing/changed-entry.ts'
import { htmlComplaints } from '../../testing/html-checker.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'
import { openTwoNegotiations } from '../../testing/two-negotiations.ts'
import { KINDS } from '../editing/entry-kind.ts'
import { entryPath, historyPath, type PagedType } from '../site/entry-paths.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

/** Milestones of which no test but one makes use. */
let used = 0
const anEventId = () =>
  site.record.list('event').filter(({ id }) => site.record.referrers(id, 'event').length === 0)[used++]?.id ?? ''
const plain = (body: string) => body.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
const seqOf = (id: string) => site.record.history(id).at(-1)?.seq ?? 0
const rowsOf = (body: string) => [...body.matchAll(/<li id="revision-(\d+)"/g)].map(([, seq]) => Number(seq))

describe('the history of an entry', () => {
  it('is there for every kind, as a page and as data', async () => {
    const two = await openTwoNegotiations()
    for (const type of Object.keys(KINDS) as PagedType[]) {
      const [entry] = two.record.list(type)
      const page = await two.get(historyPath(type, entry?.id ?? ''))
      expect(page.status, type).toBe(200)
      expect(await htmlComplaints(page.body), type).toEqual([])
      expect((await two.get(entryPath(type, entry?.id ?? ''))).body).toContain(historyPath(type, entry?.id ?? ''))
      const { revisions } = JSON.parse((await two.get(`${historyPath(type, entry?.id ?? '')}.json`)).body)
      expect(revisions).toMatchObject([{ type, id: entry?.id, action: 'create', changes: [] }])
    }
    await two.close()
  })

  it('tells of each revision who did it when and why, and what it changed in words', async () => {
    const id = anEventId()
    await change(
      site,
      'event',
      id,
      { title: 'What is <new>' },
      { material: false, by: 'E. Ditor', reason: 'A typing error' },
    )
    await change(site, 'event', id, { certainty: 'denied', title: 'What was new' })
    const { body } = await site.get(historyPath('event', id))
    const said = plain(body)
    expect(said).toContain('by E. Ditor wording only A typing error')
    expect(body).toContain('What <del>is &lt;</del><ins>was </ins>new<del>&gt;</del>')
    expect(body).toMatch(/Certainty<\/b>.*<ins dir="auto">Denied<\/ins>/)
    expect(rowsOf(body)).toEqual(
      site.record
        .history(id)
        .map(({ seq }) => seq)
        .reverse(),
    )
    for (const { hash } of site.record.history(id)) expect(said).toContain(hash)
    expect(await htmlComplaints(body)).toEqual([])
  })

  it('shows no revision that was recorded after the instant that is read', async () => {
    const id = anEventId()
    const before = site.record.history(id).map(({ seq }) => seq)
    const at = `${historyPath('event', id)}?known=2026-07-06T09%3A00%3A00.000Z`
    await change(site, 'event', id, { title: 'What came later' })
    const { body } = await site.get(at)
    expect(rowsOf(body)).toEqual(before)
    expect(body).not.toContain('What came later')
    expect((await site.get(at.replace('/history', '/history.json'))).body).not.toContain('What came later')
    expect(body).not.toContain('Restore this version')
  })

  it('stays for what was retracted, with the way from its tombstone', async () => {
    const id = anEventId()
    await site.post(`/events/${id}/retract`, { reason: 'Entered twice', version: String(seqOf(id)) })
    const tombstone = await site.get(`/events/${id}`)
    expect(tombstone.body).toContain(historyPath('event', id))
    const { status, body } = await site.get(historyPath('event', id))
    expect(status).toBe(200)
    expect(plain(body)).toContain('Entered twice')
    expect(body).not.toContain('Restore this version')
    expect((await site.post(historyPath('event', id), { revision: '1', version: '1' })).status).toBe(410)
  })

  it('is not that of another kind, nor of nothing', async () => {
    const [event] = site.record.list('event')
    expect((await site.get(historyPath('actor', event?.id ?? ''))).status).toBe(404)
    expect((await site.get(historyPath('event', 'nothing'))).status).toBe(404)
    expect((await site.get(`${historyPath('event', 'nothing')}.json`)).status).toBe(404)
  })

  it('has pages that move no more by what is written, each revision on one of them', async () => {
    const id = anEventId()
    for (let time = 0; time < 44; time++) await change(site, 'event', id, { order: time - 900 })
    const all = site.record
      .history(id)
      .map(({ seq }) => seq)
      .reverse()
    const address = historyPath('event', id)
    const seen: number[] = []
    let next: string | undefined = address
    const visited: string[] = []
    while (next) {
      visited.push(next)
      const { body } = await site.get(next)
      seen.push(...rowsOf(body))
      next = /<a rel="next" href="([^"]+)"/.exec(body)?.[1]
    }
    expect(seen).toEqual(all)
    const last = await site.get(visited.at(-1) ?? '')
    const [, newer = ''] = /<a rel="prev" href="([^"]+)"/.exec(last.body) ?? []
    expect(newer).toBe(visited.at(-2))
    await change(site, 'event', id, { order: 900 })
    expect(rowsOf((await site.get(visited.at(-1) ?? '')).body)).toEqual(rowsOf(last.body))
    const { revisions, next: older, count } = JSON.parse((await site.get(`${address}.json`)).body)
    expect([revisions.length, older, count]).toEqual([46, null, 46])
    const list = await site.get(`/events/${id}`)
    expect(list.body).toContain('All 46 revisions, and what each changed')
  })
})

describe('two revisions side by side', () => {
  it('are read in their order, however they were chosen', async () => {
    const id = anEventId()
    const first = seqOf(id)
    await change(site, 'event', id, { title: 'In between' })
    const last = await change(site, 'event', id, { title: 'At the end', issues: [] })
    const address = historyPath('event', id)
    const swapped = await site.get(`${address}?from=${last}&to=${first}`)
    expect(swapped.headers.location).toBe(`${address}?from=${first}&to=${last}`)
    const { body } = await site.get(swapped.headers.location ?? '')
    expect(body).toContain(`Revisions ${first} and ${last}`)
    expect(body).toContain('<ins>At the end</ins>')
    expect(body).not.toContain('In between')
    expect(await htmlComplaints(body)).toEqual([])
    expect(plain((await site.get(`${address}?from=${last}&to=${last}`)).body)).toContain('say the same')
  })

  it('are two of the entry, which the address names both', async () => {
    const id = anEventId()
    const address = historyPath('event', id)
    const seq = seqOf(id)
    expect((await site.get(`${address}?from=${seq}&to=999999`)).status).toBe(404)
    expect((await site.get(`${address}?from=${seq}`)).status).toBe(400)
    expect((await site.get(`${address}?from=x&to=${seq}`)).status).toBe(400)
    expect((await site.get(`${address}?before=${seq}&colour=red`)).body).toContain('knows no parameter “colour”')
    expect((await site.get(`${address}.json?colour=red`)).status).toBe(400)
  })
})

describe('a version is restored', () => {
  const restore = (id: string, revision: number, version = seqOf(id)) =>
    site.post(historyPath('event', id), { revision: String(revision), version: String(version) })

  it('as one more revision, which erases nothing', async () => {
    const id = anEventId()
    const original = site.record.history(id)[0]
    await change(site, 'event', id, { title: 'Wrong' })
    const { headers, status } = await restore(id, original?.seq ?? 0)
    expect([status, headers.location]).toEqual([303, `/events/${id}#saved`])
    expect(site.record.find('event', id)).toEqual(original?.record)
    expect(site.record.history(id)).toHaveLength(3)
    expect(site.record.history(id).at(-1)).toMatchObject({
      action: 'change',
      by: 'local-editor',
      reason: `Restored revision ${original?.seq}`,
      material: true,
    })
  })

  it('weighs what was changed since', async () => {
    const id = anEventId()
    const first = seqOf(id)
    await change(site, 'event', id, { title: 'A wrog word' }, { material: false })
    await restore(id, first)
    expect(site.record.history(id).at(-1)?.material).toBe(false)
  })

  it('by whoever has just saved a change, on the page of the entry', async () => {
    const id = anEventId()
    await change(site, 'event', id, { title: 'Saved by mistake' })
    const { body } = await site.get(`/events/${id}`)
    const [, section = ''] = /<section [^>]*id="saved"([\s\S]*?)<\/section>/.exec(body) ?? []
    const [, action = ''] = /action="([^"]+)"/.exec(section) ?? []
    const fields = [...section.matchAll(/name="(\w+)" value="(\d+)"/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    )
    expect((await site.post(action, fields)).status).toBe(303)
    expect(site.record.find('event', id)?.title).not.toBe('Saved by mistake')
  })

  it('not where it is what the entry says', async () => {
    const id = anEventId()
    const { hash } = site.record.head
    expect((await restore(id, seqOf(id))).headers.location).toBe(`/events/${id}`)
    expect(site.record.head.hash).toBe(hash)
  })

  it('not over what somebody else has saved meanwhile', async () => {
    const id = anEventId()
    const [first] = site.record.history(id)
    const seen = await change(site, 'event', id, { title: 'One' })
    await change(site, 'event', id, { title: 'Two' })
    const { status, body } = await restore(id, first?.seq ?? 0, seen)
    expect([status, site.record.find('event', id)?.title]).toEqual([409, 'Two'])
    expect(plain(body)).toContain('This milestone was changed while the page was open.')
  })

  it('not while it names what was retracted since, and says what stands in the way', async () => {
    const id = anEventId()
    const first = seqOf(id)
    const gone = { ...site.record.list('source')[0], id: 'gone', url: 'https://example.org/gone' }
    const create = { action: 'create', by: 'x', reason: null, material: true, expected: 0 } as const
    await site.journal.append([{ ...create, type: 'source', id: 'gone', record: gone as never }])
    const cites = await change(site, 'event', id, { citations: [{ source: 'gone', credibility: 2 }] })
    await restore(id, first)
    await site.post('/sources/gone/retract', { reason: 'It was made up', version: String(seqOf('gone')) })
    const { hash } = site.record.head
    const { status, body } = await restore(id, cites)
    expect(status).toBe(422)
    expect(plain(body)).toContain(`Revision ${cites} can’t be restored as it was`)
    expect(plain(body)).toContain('Sources: Refers to the source “gone”, which was retracted (It was made up).')
    expect(await htmlComplaints(body)).toEqual([])
    expect(site.record.head.hash).toBe(hash)
  })

  it('not what never was a version of it', async () => {
    const id = anEventId()
    expect((await restore(id, 999_999)).status).toBe(404)
  })

  it('not by readers', async () => {
    const readOnly = await openTestSite({ env: { PUBLIC_URL: 'https://record.example.org' } })
    const id = anEventId()
    const page = await readOnly.get(historyPath('event', id))
    expect(page.body).not.toContain('Restore this version')
    expect((await readOnly.post(historyPath('event', id), { revision: '1', version: '1' })).status).toBe(404)
    await readOnly.close()
  })
})

describe('a correction that readers must notice', () => {
  const said = async (id: string) =>
    [...(await site.get(`/events/${id}`)).body.matchAll(/<b>(Corrected[^<]*)<\/b>( <span[^>]*>([^<]*))?/g)].map(
      ([, when, , why]) => [when, why],
    )

  it('stands on the page of the entry, the newest two, and not what was wording or came by an import', async () => {
    const id = anEventId()
    await change(site, 'event', id, { order: 1 }, { material: false })
    await change(site, 'event', id, { order: 2 }, { by: 'import' })
    const untouched = anEventId()
    await change(site, 'event', untouched, { order: 1 }, { material: false })
    expect(await said(untouched)).toEqual([])
    for (const order of [3, 4, 5]) await change(site, 'event', id, { order }, { reason: `Order ${order}` })
    expect(await said(id)).toEqual([
      ['Corrected 10 July 2026:', 'Order 5'],
      ['Corrected 10 July 2026:', 'Order 4'],
    ])
    expect((await site.get(`/events/${id}`)).body).toContain(
      `<a href="${historyPath('event', id)}">All 3 corrections</a>`,
    )
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { change } from '../../testing/changed-entry.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

const EVENT = '2025-02-12-hegseth-brussels'
const TALKS = '2025-11-23-geneva-talks'

let site: TestSite
const open: AbortController[] = []
beforeEach(async () => {
  site = await openTestSite({ live: { ofOne: 3, ofAll: 4 } })
})
afterEach(async () => {
  for (const controller of open.splice(0)) controller.abort()
  await site.close()
})

interface Told {
  readonly id: string
  readonly count: number
  readonly ids: readonly string[]
}

/** What is told, one after the other; null when the site has ended it. */
async function listen(query = '', headers: Record<string, string> = {}) {
  const controller = new AbortController()
  open.push(controller)
  const answer = await fetch(`${site.url}/live${query}`, { headers, signal: controller.signal })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const next = async (): Promise<Told | null> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const [, id = '', data = ''] = /^id: (\d+)\nevent: milestones\ndata: (.*)$/.exec(text.slice(0, end)) ?? []
        text = text.slice(end + 2)
        return { id, ...JSON.parse(data) }
      }
      const { value, done } = (await reader?.read()) ?? { value: undefined, done: true }
      if (done) return null
      text += value
    }
  }
  return { answer, next, leave: () => controller.abort() }
}

const changed = (id: string) => change(site, 'event', id, { summary: `Changed at ${site.record.head.seq}.` })
const seq = () => String(site.record.head.seq)

describe('the stream of what is recorded', () => {
  it('says so in its head, is kept by nobody, and read by anybody', async () => {
    const { answer } = await listen()
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'access-control-allow-origin': '*',
    })
    expect((await site.ask('HEAD', '/live')).status).toBe(200)
  })

  it('tells what changes from now on, and what comes together at once', async () => {
    const { next } = await listen()
    await Promise.all([changed(EVENT), changed(TALKS)])
    const told = await next()
    expect(told).toMatchObject({ id: seq(), count: 2 })
    expect(told?.ids.toSorted()).toEqual([EVENT, TALKS])
    await changed(TALKS)
    expect(await next()).toEqual({ id: seq(), count: 1, ids: [TALKS] })
  })

  it('tells of those alone that the filters show', async () => {
    const talks = await listen('?kind=talks')
    const words = await listen('?q=Hegseth')
    await changed(EVENT)
    expect(await words.next()).toMatchObject({ count: 1, ids: [EVENT] })
    await changed(TALKS)
    expect(await talks.next()).toEqual({ id: seq(), count: 1, ids: [TALKS] })
  })

  it('does not tell of wording alone', async () => {
    const { next } = await listen()
    await change(site, 'event', EVENT, { title: 'In other words' }, { material: false })
    await changed(TALKS)
    expect(await next()).toMatchObject({ ids: [TALKS] })
  })

  it('goes on from where a reader was', async () => {
    const before = seq()
    await changed(EVENT)
    const again = await listen('', { 'Last-Event-ID': before })
    expect(await again.next()).toEqual({ id: seq(), count: 1, ids: [EVENT] })
    const first = await listen(`?after=${before}`)
    expect(await first.next()).toEqual({ id: seq(), count: 1, ids: [EVENT] })
  })

  it('has places for so many, of one address and of all, which are free again when somebody leaves', async () => {
    const places = [await listen(), await listen(), await listen()]
    const refused = await listen()
    expect([refused.answer.status, refused.answer.headers.get('retry-after')]).toEqual([503, '60'])
    places[0]?.leave()
    await expect.poll(async () => (await listen()).answer.status).toBe(200)
  })

  it('refuses what it does not know, and the past', async () => {
    for (const query of ['colour=red', 'after=x', 'on=2025-11-25', 'kind=nothing'])
      expect((await site.get(`/live?${query}`)).status).toBe(400)
  })

  it('ends when the site stops, which waits for no listener', async () => {
    const { next } = await listen()
    const stopped = site.close()
    expect(await next()).toBeNull()
    await stopped
    site = await openTestSite()
  })
})

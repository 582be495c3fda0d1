import { mkdtemp, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { type RunningSite, start } from './start.ts'
import { siteRoot } from './testing/site-root.ts'

// What an operator sees of a running site.

const root = siteRoot()
const running: RunningSite[] = []
afterEach(async () => {
  for (const site of running.splice(0)) await site.stop()
})

async function open(env: Record<string, string> = {}) {
  const logged: Record<string, unknown>[] = []
  const folder = await mkdtemp(join(root.path, 'live-'))
  const read = readConfig({ PORT: '0', DATA_DIR: folder, ...env })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const logger = pino({ base: null }, { write: line => logged.push(JSON.parse(line)) })
  const site = await start(read.config, { root: root.path, logger })
  running.push(site)
  const get = async (path: string) => {
    const answer = await fetch(site.url + path.slice(1))
    return { status: answer.status, headers: answer.headers, body: await answer.text() }
  }
  return { site, folder, logged, get }
}

const save = (site: RunningSite) =>
  fetch(`${site.url}events/2025-11-23-geneva-talks/retract`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: site.url.slice(0, -1), 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams({ reason: 'A test', expected: '1' }),
  })

it('says what is asked of it and what it holds on a port of its own, and nothing that was written', async () => {
  const { site, logged, get } = await open({ METRICS_PORT: '0' })
  const metricsUrl = String(logged.find(({ msg }) => msg === 'metrics')?.['url'])
  await get('/actors/ukraine')
  await get('/actors/ukraine')
  await get('/?q=Geneva')
  await get('/nothing')
  await save(site)
  const answer = await fetch(metricsUrl)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  const metrics = await answer.text()
  const figure = (name: string) => Number(new RegExp(`^${name.replace(/[{}]/g, '\\$&')} (.+)$`, 'm').exec(metrics)?.[1])
  expect(figure('parley_answer_seconds_count{method="GET",route="/actors/:id",status="200"}')).toBe(1)
  expect(figure('parley_answer_seconds_count{method="GET",route="none",status="404"}')).toBe(1)
  expect(figure('parley_cache_hits_total')).toBe(1)
  expect(figure('parley_journal_sequence')).toBeGreaterThan(1_000)
  expect(figure('parley_journal_lost_seconds')).toBe(0)
  expect(figure('parley_live_listeners')).toBe(0)
  expect(metrics).toMatch(/^parley_append_seconds_count\{outcome="(stored|refused)"\} \d+$/m)
  expect(metrics).toContain('nodejs_eventloop_lag_p99_seconds')
  expect(metrics).not.toMatch(/Geneva|ukraine|nothing/)
  expect((await fetch(metricsUrl.replace('/metrics', '/'))).status).toBe(404)
  expect((await get('/metrics')).status).toBe(404)
})

it('is alive and ready, and not ready any more while it is about to stop', async () => {
  const { site, get } = await open({ DRAIN_DELAY: '1' })
  for (const path of ['/health/live', '/health/ready']) {
    const { status, headers, body } = await get(path)
    expect([status, headers.get('cache-control'), body]).toEqual([200, 'no-store', 'ok\n'])
  }
  const stopped = site.stop()
  running.length = 0
  expect(await get('/health/ready')).toMatchObject({ status: 503, body: 'This process is about to stop.\n' })
  expect((await get('/health/live')).status).toBe(200)
  expect((await get('/')).status).toBe(200)
  await stopped
})

it('is not ready while its journal can’t be written, and is again when it can', async () => {
  const { folder, get } = await open()
  const journal = join(folder, 'journal.jsonl')
  const until = async (status: number) => {
    for (;;) {
      const ready = await get('/health/ready')
      if (ready.status === status) return ready.body
    }
  }
  await rename(journal, `${journal}-elsewhere`)
  expect(await until(503)).toMatch(/^The journal could not be written: another program has changed the file/)
  expect((await get('/')).status).toBe(200)
  await rename(`${journal}-elsewhere`, journal)
  expect(await until(200)).toBe('ok\n')
})

import { once } from 'node:events'
import { request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliDecompressSync } from 'node:zlib'
import express from 'express'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { createHttpServer, drain } from '../http-server.ts'
import { createPageCache } from './page-cache.ts'

// What readers get of a record that changes while they read.

const servers: Server[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await drain(server, 0)
})

interface Shown {
  readonly status: number
  /** The revision that a write has become. */
  readonly written: number
  readonly coding: string
  readonly etag: string
  /** The revision that the page names. */
  readonly names: number
  /** The revision that changed the page last. */
  readonly changedAt: number
}

const PAGES = [1, 2, 3, 4] as const
const FILL = '<p>Talks on the ceasefire continue in Genève.</p>\n'.repeat(200)

/** A record of four pages; page n is changed by every revision that n divides. */
async function start(options: { readonly settleMs?: number } = {}) {
  const cache = createPageCache(options)
  const site = { seq: 1, isBroken: false, making: [] as string[] }
  cache.advance(site.seq)
  const app = express().disable('x-powered-by')
  app.get('/pages/:number', (req, res) => {
    if (site.isBroken) throw new Error('This page can’t be made.')
    const { seq } = site
    const changedAt = lastChange(Number(req.params.number), seq)
    site.making.push(`${req.params.number} at ${seq}`)
    const says = `changed at ${changedAt}, ${FILL}`
    cache.send(req, res, {
      key: req.originalUrl,
      seq,
      says,
      contentType: 'text/html; charset=utf-8',
      body: `revision ${seq}, ${says}`,
    })
  })
  app.post('/', async (_req, res) => {
    await sleep(1)
    cache.advance(++site.seq)
    res.status(303).set('Parley-Sequence', String(site.seq)).end()
  })
  app.use((_error: unknown, req: express.Request, res: express.Response, _next: express.NextFunction) => {
    cache.send(req, res.status(500), { key: null, contentType: 'text/plain', body: 'broken' })
  })
  const server = createHttpServer({ cache, app })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  async function ask(reader: string, method: string, path: string): Promise<Shown> {
    const headers = { 'X-Forwarded-For': reader, 'Accept-Encoding': 'br' }
    const sent = request({ port, host: '127.0.0.1', path, method, headers, agent: false }).end()
    const [res] = await once(sent, 'response')
    const sentBody = Buffer.concat(await res.toArray())
    const coding = res.headers['content-encoding'] ?? 'identity'
    const body = (coding === 'br' ? brotliDecompressSync(sentBody) : sentBody).toString()
    const [, names, changedAt] = /^revision (\d+), changed at (\d+)/.exec(body) ?? []
    const { etag } = res.headers
    const written = Number(res.headers['parley-sequence'])
    return { status: res.statusCode, written, coding, etag, names: Number(names), changedAt: Number(changedAt) }
  }
  return {
    cache,
    site,
    read: (reader: string, page: number) => ask(reader, 'GET', `/pages/${page}`),
    write: (reader: string) => ask(reader, 'POST', '/'),
    rest: async () => {
      while (cache.stats().waiting > 0) await sleep(5)
    },
  }
}

const lastChange = (page: number, seq: number): number => seq - (seq % page)

describe('after a write', () => {
  test('whoever has seen nothing later gets the page before, once; then it is made', async () => {
    const { site, read, write, rest } = await start()
    await read('a reader', 1)
    await write('an editor')
    site.making = []
    const shown = await Promise.all(['a reader', 'another', 'a third'].map(reader => read(reader, 1)))
    expect(shown[0]).toMatchObject({ names: 1, changedAt: 1 })
    await rest()
    expect(await read('a reader', 1)).toMatchObject({ names: 2, changedAt: 2 })
    await rest()
    expect(site.making).toEqual(['1 at 2'])
  })

  test('the writer gets what was written, on every page', async () => {
    const { read, write } = await start()
    for (const page of PAGES) await read('an editor', page)
    for (let seq = 2; seq < 6; seq++) {
      await write('an editor')
      for (const page of PAGES) expect((await read('an editor', page)).changedAt).toBe(lastChange(page, seq))
    }
  })

  test('a page that says the same keeps its tag and the revision that it names, and is sent compressed throughout', async () => {
    const { read, write, rest } = await start()
    const first = await read('a reader', 3)
    await rest()
    await write('an editor')
    expect(await read('a reader', 3)).toEqual(first)
    expect(await read('an editor', 3)).toEqual(first)
    await write('an editor')
    const changed = await read('an editor', 3)
    expect(changed).toMatchObject({ names: 3, changedAt: 3, coding: 'br' })
    expect(changed.etag).not.toBe(first.etag)
  })

  test('a page from before is not shown when it can no longer be made', async () => {
    const { site, read, write, rest } = await start()
    await read('a reader', 1)
    await write('an editor')
    site.isBroken = true
    await read('a reader', 1)
    await rest()
    expect(await read('a reader', 1)).toMatchObject({ status: 500 })
    site.isBroken = false
    expect(await read('a reader', 1)).toMatchObject({ status: 200, changedAt: 2 })
    await rest()
  })

  test('after a while nobody gets the page before', async () => {
    const { read, write } = await start({ settleMs: 50 })
    await read('a reader', 1)
    await write('an editor')
    await sleep(60)
    expect(await read('another reader', 1)).toMatchObject({ names: 2, changedAt: 2 })
  })

  test('nobody goes back in time, what is shown was so in the revision it names, and no page is made twice', async () => {
    const step = fc.record({
      reader: fc.integer({ min: 0, max: 3 }),
      page: fc.constantFrom(...PAGES),
      isWrite: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { maxLength: 12 }), async turns => {
        const { site, read, write } = await start()
        /** The latest revision of which each reader has seen something. */
        const seen = new Map<number, number>()
        for (const together of turns) {
          const before = new Map(seen)
          await Promise.all(
            together.map(async ({ reader, page, isWrite }) => {
              if (isWrite) {
                const { written } = await write(String(reader))
                seen.set(reader, Math.max(written, seen.get(reader) ?? 0))
                return
              }
              const shown = await read(String(reader), page)
              expect(shown.coding).toBe('br')
              expect(lastChange(page, shown.names)).toBe(shown.changedAt)
              expect(shown.changedAt).toBeGreaterThanOrEqual(lastChange(page, before.get(reader) ?? 0))
              seen.set(reader, Math.max(shown.changedAt, seen.get(reader) ?? 0))
            }),
          )
        }
        expect(new Set(site.making).size).toBe(site.making.length)
      }),
      { numRuns: 40 },
    )
  })
})

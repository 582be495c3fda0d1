import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Source } from '../domain/entries/source.ts'
import { aSource } from '../domain/testing/record-builder.ts'
import { createAsking, NotPublicError } from './asking.ts'
import type { Findings } from './findings.ts'
import { type LinksRun, runLinks } from './links-run.ts'

// Against a server of this machine that plays the net: its robots.txt, its redirects, its refusals and an archive.

type Play = (req: IncomingMessage, res: ServerResponse) => void

const answer =
  (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Play =>
  (_req, res) =>
    res.writeHead(status, headers).end(body)
const leadTo = (status: number, location: string) => answer(status, { location })

const PAGES: Readonly<Record<string, Play>> = {
  '/robots.txt': answer(200, {}, 'User-agent: *\nDisallow: /private\n'),
  '/there': answer(200),
  '/no-head': (req, res) => res.writeHead(req.method === 'HEAD' ? 405 : 200).end(),
  '/moved': leadTo(301, '/moved-on'),
  '/moved-on': leadTo(308, '/there'),
  '/for-now': leadTo(302, '/there'),
  '/to-the-first-page': leadTo(301, '/'),
  '/': answer(200),
  '/round': leadTo(302, '/round'),
  '/nowhere': leadTo(302, 'javascript:alert(1)'),
  '/into-the-house': leadTo(302, 'http://inside.example/secret'),
  '/into-private': leadTo(302, '/private/a'),
  '/gone': answer(404),
  '/removed': answer(410),
  '/paywall': answer(403),
  '/broken': answer(500),
  '/cut-off': req => req.socket.destroy(),
  '/archive': (req, res) => {
    const { searchParams } = new URL(req.url ?? '', 'http://localhost')
    const url = searchParams.get('url') ?? ''
    if (url.endsWith('/broken')) res.writeHead(200).end('<p>down')
    else if (url.endsWith('/there'))
      res.end(
        JSON.stringify({
          archived_snapshots: {
            closest: {
              available: true,
              status: '200',
              timestamp: searchParams.get('timestamp'),
              url: `http://archive.example/web/${searchParams.get('timestamp')}/${url}`,
            },
          },
        }),
      )
    else res.end('{"url":"","archived_snapshots":{}}')
  },
}

let port = 0
let asked: string[] = []
const server = createServer((req, res) => {
  asked.push(`${req.method} ${req.headers.host} ${req.url}`)
  const play = PAGES[new URL(req.url ?? '/', 'http://localhost').pathname] ?? answer(404)
  play(req, res)
})
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const INSIDE = 'inside.example'
const waits: number[] = []

/** Everybody lives on this machine; one name is of an address that may not be asked. */
const aNet = () =>
  createAsking({
    userAgent: 'parley/1',
    mayConnect: address => address === '127.0.0.1',
    resolve: async host => {
      if (host === 'vanished.example') throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
      return [{ address: host === INSIDE ? '10.0.0.1' : '127.0.0.1', family: 4 }]
    },
    wait: async ms => waits.push(ms),
  })

const sourceOf = (path: string, fields: Partial<Source> = {}): Source =>
  aSource({
    id: path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'first',
    url: path.startsWith('/') ? `http://press.example:${port}${path}` : path,
    ...fields,
  }).entry

async function checked(sources: readonly Source[], given: Partial<LinksRun> = {}) {
  asked = []
  const failures: string[] = []
  const result = await runLinks({
    sources,
    before: {},
    asking: aNet(),
    archive: null,
    now: () => new Date('2026-07-06T09:00:00.000Z'),
    save: async () => undefined,
    tell: () => undefined,
    archiveFailed: ({ id }, reason) => failures.push(`${id}: ${reason}`),
    ...given,
  })
  return { ...result, failures }
}

const found = async (path: string) => {
  const source = sourceOf(path)
  const { findings } = await checked([source])
  const finding = findings[source.id]
  return `${finding?.is}: ${finding?.reason}`
}

describe('an address', () => {
  it.each([
    ['/there', 'ok: it is there'],
    ['/no-head', 'ok: it is there'],
    ['/moved', 'moved: it has moved'],
    ['/for-now', 'ok: it is there, for now at another address'],
    ['/to-the-first-page', 'unsure: it leads to the first page of a site'],
    ['/round', 'unsure: it leads on more than 5 times'],
    ['/nowhere', 'unsure: it leads to something that is no address'],
    ['/into-the-house', 'blocked: inside.example is no address of the public net'],
    ['/private/a', 'blocked: robots.txt asks programs to stay away'],
    ['/into-private', 'blocked: robots.txt asks programs to stay away'],
    ['/gone', 'unsure: answered with 404'],
    ['/removed', 'unsure: answered with 410'],
    ['/paywall', 'unsure: answered with 403'],
    ['/broken', 'unsure: answered with 500'],
    ['/cut-off', 'unsure: no answer (ECONNRESET)'],
    ['http://vanished.example/', 'unsure: nobody has this name'],
    ['http://10.0.0.1/', 'blocked: 10.0.0.1 is no address of the public net'],
    ['http://[::ffff:10.0.0.1]/', 'blocked: ::ffff:a00:1 is no address of the public net'],
    ['http://2130706434/', 'blocked: 127.0.0.2 is no address of the public net'],
  ])('%s is %s', async (path, expected) => expect(await found(path)).toBe(expected))

  it('is asked for without what stands behind its sign, and where it has moved is told', async () => {
    const { findings } = await checked([sourceOf('/moved#part')])
    expect(Object.values(findings)[0]?.movedTo).toBe(`http://press.example:${port}/there`)
  })
})

it('asks nothing of this machine, unless it is told to', async () => {
  const asking = createAsking({ userAgent: 'parley/1', wait: async () => undefined })
  asked = []
  for (const host of ['127.0.0.1', 'localhost', '[::1]'])
    await expect(asking.ask('GET', new URL(`http://${host}:${port}/there`))).rejects.toThrow(NotPublicError)
  expect(asked).toEqual([])
})

it('asks a host one thing at a time, with a pause, and for its rules once', async () => {
  waits.length = 0
  await checked([sourceOf('/there'), sourceOf('/gone'), sourceOf('/moved')])
  expect(asked.filter(line => line.endsWith(' /robots.txt'))).toHaveLength(1)
  expect(asked.length).toBeGreaterThan(5)
  expect(new Set(waits)).toEqual(new Set([1_000]))
  expect(waits.length).toBeGreaterThanOrEqual(asked.length - 1)
})

it('asks nothing again within a day, and forgets sources that are no more', async () => {
  const [kept, gone] = [sourceOf('/there'), sourceOf('/for-now')]
  const { findings } = await checked([kept, gone])
  const saved: Findings[] = []
  const again = await checked([kept], { before: findings, save: async found => void saved.push(found) })
  expect(asked).toEqual([])
  expect(Object.keys(again.findings)).toEqual([kept.id])
  expect(saved.at(-1)).toEqual(again.findings)
  await checked([kept], { before: findings, now: () => new Date('2026-07-08T09:00:00.000Z') })
  expect(asked).toContain(`HEAD press.example:${port} /there`)
})

it('proposes the copy that is nearest to the day of publication, for what has none', async () => {
  const there = sourceOf('/there', { published: '2025-11-23' })
  const { proposed, failures } = await checked(
    [there, sourceOf('/gone'), sourceOf('/broken'), sourceOf('/moved', { archiveUrl: 'https://archive.example/1' })],
    { archive: new URL(`http://archive.example:${port}/archive`) },
  )
  expect(proposed).toEqual([{ ...there, archiveUrl: `https://archive.example/web/20251123/${there.url}` }])
  expect(failures).toEqual(['broken: what the archive answered could not be read'])
  expect(asked.filter(line => line.includes('/archive?'))).toHaveLength(3)
})

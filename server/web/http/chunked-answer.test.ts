import { once } from 'node:events'
import { get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import express from 'express'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createPageCache } from './cache/page-cache.ts'
import { sendWhole, type WholeAnswer } from './chunked-answer.ts'
import { inTurn } from './in-turn.ts'
import { TURN_LIMITS } from './turns.ts'

vi.setConfig({ testTimeout: 60_000 })

const MEGABYTE = 1024 * 1024

let answer: WholeAnswer
const cache = createPageCache()
cache.advance(1)
const app = express()
  .use(inTurn(cache, TURN_LIMITS))
  .get('/whole', (req, res) => sendWhole(cache, req, res, answer))
let server: Server
beforeAll(async () => {
  server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => server.close())

let version = 0
const of = (pieces: WholeAnswer['pieces']): WholeAnswer => ({
  key: '/not-asked-for',
  seq: 1,
  contentType: 'text/plain; charset=utf-8',
  pieces,
  version: `version-${version++}`,
})

const ask = (headers: Record<string, string> = {}): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    get({ host: '127.0.0.1', port, path: '/whole', headers, agent: false }, resolve).on('error', reject)
  })

const bodyOf = async (res: IncomingMessage): Promise<Buffer> => Buffer.concat(await res.toArray())

describe('a body that is made in pieces', () => {
  const sizes = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: MEGABYTE })), { maxLength: 12 })

  it('arrives byte for byte, kept or streamed, compressed or not', () =>
    fc.assert(
      fc.asyncProperty(sizes, fc.boolean(), async (lengths, isCompressed) => {
        const pieces = lengths.map((length, index) => 'abcé'.charAt(index % 4).repeat(length))
        answer = of(pieces)
        const res = await ask(isCompressed ? { 'accept-encoding': 'gzip' } : {})
        const body = await bodyOf(res)
        const text = res.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
        expect(text.equals(Buffer.from(pieces.join('')))).toBe(true)
      }),
      { numRuns: 30 },
    ))

  it('is not made for a reader who has it, and has a tag before it is made', async () => {
    const large = Array.from({ length: 6 }, () => 'x'.repeat(MEGABYTE))
    answer = of(large)
    const first = await ask()
    const { etag = '' } = first.headers
    await bodyOf(first)
    let made = 0
    answer = {
      ...answer,
      pieces: (function* () {
        made++
        yield 'x'
      })(),
    }
    expect(await ask({ 'if-none-match': etag })).toMatchObject({ statusCode: 304 })
    expect(made).toBe(0)
  })

  it('is made no further when the reader leaves', async () => {
    let made = 0
    let isEnded = false
    answer = of(
      (function* () {
        try {
          for (; made < 1000; made++) yield 'x'.repeat(MEGABYTE)
        } finally {
          isEnded = true
        }
      })(),
    )
    const res = await ask()
    await once(res, 'data')
    res.destroy()
    while (!isEnded) await pause(5)
    expect(made).toBeLessThan(100)
  })

  it.each([4, 60])('is made one piece a turn for all who ask at once, in %i KB pieces', async kilobytes => {
    let [turns, made] = [0, 0]
    let isWatching = true
    const watch = () => {
      turns++
      if (isWatching) setImmediate(watch)
    }
    watch()
    const ahead: number[] = []
    const piecesOf = function* () {
      for (let count = 0; count < 100; count++) {
        ahead.push(++made - turns)
        yield 'x'.repeat(kilobytes * 1024)
      }
    }
    answer = of({ [Symbol.iterator]: piecesOf })
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask().then(bodyOf)))
    isWatching = false
    expect(answers.map(({ length }) => length)).toEqual(Array(20).fill(100 * kilobytes * 1024))
    expect(Math.max(...ahead)).toBeLessThanOrEqual(1)
  })

  it('breaks off where it can not be read to its end, so that nobody takes a part for the whole', async () => {
    answer = of(
      (async function* () {
        for (let count = 0; count < 8; count++) yield Buffer.alloc(MEGABYTE)
        throw new Error('it has become shorter')
      })(),
    )
    await expect(ask().then(bodyOf)).rejects.toThrow('aborted')
  })
})

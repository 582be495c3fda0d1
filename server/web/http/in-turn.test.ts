import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'

let site: TestSite
beforeEach(async () => {
  // The last twenty places are for those who are turned away with a page.
  site = await openTestSite({ turns: { waitingOfOne: 24 } })
})
afterEach(() => site.close())

interface Asked {
  readonly path: string
  readonly form?: Readonly<Record<string, string>>
}

/** Asks in one write on one connection, so that all of it is there before the first is answered. */
async function askTogether(asked: readonly Asked[]): Promise<{ status: number; text: string }[]> {
  const { host, port } = new URL(site.url)
  const requests = asked.map(({ path, form }, index) => {
    const body = new URLSearchParams(form).toString()
    const about = form ? `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n` : ''
    const last = index === asked.length - 1 ? 'Connection: close\r\n' : ''
    return `${form ? 'POST' : 'GET'} ${path} HTTP/1.1\r\nHost: ${host}\r\n${about}${last}\r\n${body}`
  })
  const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8')
  socket.write(requests.join(''))
  const answers = (await socket.toArray()).join('').split(/(?=HTTP\/1\.1 \d{3} )/)
  return answers.map(text => ({ status: Number(text.slice(9, 12)), text }))
}

const day = (number: number): Asked => ({ path: `/?from=2004-01-${String(number).padStart(2, '0')}` })

describe('of more at once than one address may have waiting', () => {
  test('so many are answered in turn, and the others told when to come again', async () => {
    const answers = await askTogether(Array.from({ length: 25 }, (_, index) => day(index + 1)))
    expect(answers.map(({ status }) => status)).toEqual([...Array(4).fill(200), ...Array(20).fill(429), 503])
    for (const { text } of answers.slice(4)) expect(text).toMatch(/\r\nRetry-After: 5\r\n[\s\S]*Too many requests/i)
    expect((await site.get('/?from=2005-01-01')).status).toBe(200)
  })

  test('a form comes back with everything typed, and nothing is stored', async () => {
    const form = { intent: 'save', title: 'What was typed' }
    const answers = await askTogether([...[1, 2, 3, 4].map(day), { path: '/events', form }, day(5)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429, 429])
    expect(answers[4]?.text).toContain('value="What was typed"')
    expect(site.journal.head.seq).toBe(1127)
  })

  test('what the first of them brings into the cache is made once', async () => {
    const answers = await askTogether(Array.from({ length: 4 }, () => ({ path: '/actors' })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(site.cache.stats()).toMatchObject({ stored: 1, hits: 3 })
  })
})

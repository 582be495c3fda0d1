import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createPasswords } from '../../server/accounts/passwords.ts'
import { hashOf, newSecret } from '../../server/accounts/secrets.ts'
import { EMPTY_BOOK } from '../../server/domain/accounts/account-book.ts'
import { runBuiltSite } from './built-site.ts'
import { atMost, type Figure, median, toldOnly } from './figures.ts'
import { createVisitor, type Visit } from './visitor.ts'

// What accounts cost those who only read: a page from the cache while fifty are signed in, and reading while a hundred wrong
// passwords a second come in from as many addresses. `npm run build` first.

const EDITORS = 50
const READERS = 64
const SECONDS = 10
const ROUNDS = 5
const LOOK_MS = 100
const GUESSES_PER_SECOND = 100
const PAGES_PER_ROUND = 4_000

const PAGES = ['/', '/?page=2', '/?kind=talks', '/about', '/documents', '/actors', '/issues', '/deadlines', '/data']

export async function benchSignIn(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const secrets = await fillWithEditors(dataDir)
  const site = await runBuiltSite({ dataDir })
  try {
    console.table([...(await cachedPages(site.origin, site.pid, secrets)), ...(await besideGuesses(site.origin))])
  } finally {
    await site.stop()
    await rm(dataDir, { recursive: true })
  }
}

/** Accounts as they are stored, each with a browser that is signed in; what those browsers hold. */
async function fillWithEditors(dataDir: string): Promise<string[]> {
  const password = await createPasswords().hashed(newSecret())
  const secrets = Array.from({ length: EDITORS }, newSecret)
  const at = new Date().toISOString()
  const book = {
    ...EMPTY_BOOK,
    accounts: secrets.map((_, number) => ({
      id: `account-${number}`,
      handle: `editor${number}`,
      publicName: `Editor ${number}`,
      role: 'editor',
      credentials: { password },
      created: at,
      disabled: null,
    })),
    sessions: secrets.map((secret, number) => ({
      id: hashOf(secret),
      account: `account-${number}`,
      created: at,
      lastSeen: at,
      browser: 'Firefox on Linux',
    })),
  }
  await writeFile(join(dataDir, 'accounts.json'), JSON.stringify(book))
  return secrets
}

/** Rounds of readers and of editors in turn; what a page costs is the processor time of the site. */
async function cachedPages(origin: string, pid: number, secrets: readonly string[]): Promise<Figure[]> {
  const round = async (cookies: readonly string[]): Promise<number> => {
    const visitors = cookies.map((cookie, i) => createVisitor(origin, `127.0.0.${2 + i}`, cookie))
    const before = await cpuMs(pid)
    await Promise.all(
      visitors.map(async visitor => {
        for (let page = 0; page < PAGES_PER_ROUND / visitors.length; page++) await visitor.read('/')
      }),
    )
    for (const visitor of visitors) visitor.leave()
    return ((await cpuMs(pid)) - before) / PAGES_PER_ROUND
  }
  const [nobody, editors] = [secrets.map(() => ''), secrets.map(secret => `session=${secret}; signed-in=1`)]
  await round(nobody)
  const [plain, signedIn]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < ROUNDS; turn++) {
    plain.push(await round(nobody))
    signedIn.push(await round(editors))
  }
  const ratio = median(signedIn) / median(plain)
  const measured = `${(1_000 * median(signedIn)).toFixed(0)} µs / ${(1_000 * median(plain)).toFixed(0)} µs`
  return [
    atMost(
      `a cached page for ${EDITORS} who are signed in, to the same for readers`,
      ratio,
      1.1,
      `${ratio.toFixed(2)}: ${measured}`,
    ),
  ]
}

async function besideGuesses(origin: string): Promise<Figure[]> {
  await reading(origin, 2)
  const quiet: number[] = []
  const beside: number[] = []
  const answers = new Map<string, number>()
  for (let turn = 0; turn < ROUNDS; turn++) {
    quiet.push(p99(await reading(origin, SECONDS / 2)))
    const isOver = { now: false }
    const guessing = guess(origin, isOver, answers)
    beside.push(p99(await reading(origin, SECONDS / 2)))
    isOver.now = true
    await guessing
  }
  const more = median(beside) - median(quiet)
  const told = `${more.toFixed(1)} ms more: ${median(beside).toFixed(1)} ms, without ${median(quiet).toFixed(1)} ms`
  return [
    atMost(`p99 of reads beside ${GUESSES_PER_SECOND} wrong sign-ins/s`, more, 20, told, ' ms'),
    toldOnly('what they were answered', [...answers].map(([status, count]) => `${status}: ${count}`).join(', ')),
  ]
}

async function reading(origin: string, seconds: number): Promise<Visit[]> {
  const until = performance.now() + seconds * 1_000
  const readers = Array.from({ length: READERS }, (_, i) => createVisitor(origin, `127.0.0.${2 + (i % 50)}`))
  const visits = await Promise.all(
    readers.map(async reader => {
      const own: Visit[] = []
      while (performance.now() < until) {
        own.push(await reader.read(PAGES[Math.floor(Math.random() * PAGES.length)] as string))
        await sleep(Math.random() * LOOK_MS)
      }
      return own
    }),
  )
  for (const reader of readers) reader.leave()
  return visits.flat()
}

let guesses = 0

/** Each from an address of its own, for one of the accounts or for nobody, whether the last one is answered or not. */
async function guess(origin: string, isOver: { readonly now: boolean }, answers: Map<string, number>): Promise<void> {
  const open: Promise<void>[] = []
  while (!isOver.now) {
    const number = guesses++
    const visitor = createVisitor(origin, `127.${1 + (number >> 16)}.${(number >> 8) & 255}.${1 + (number % 250)}`)
    const fields = { handle: `editor${number % (2 * EDITORS)}`, password: `a wrong guess ${number}` }
    const one = visitor.send('/login', fields).then(status => {
      answers.set(String(status), (answers.get(String(status)) ?? 0) + 1)
      visitor.leave()
    })
    open.push(one)
    await sleep(1_000 / GUESSES_PER_SECOND)
  }
  await Promise.all(open)
}

const TICKS_PER_SECOND = 100

async function cpuMs(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND
}

function p99(visits: readonly Visit[]): number {
  const sorted = visits.map(({ ms }) => ms).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchSignIn()

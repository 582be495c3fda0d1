import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type BuiltSite, runBuiltSite } from './built-site.ts'
import { atMost, type Figure, toldOnly } from './figures.ts'
import { createVisitor } from './visitor.ts'

// Readers who stay: 5,000 live streams of one instance, from fifty addresses, in a process of their own. What they cost while nothing
// happens, and how long a milestone takes from being sent until the last of them has it. `npm run build` first.

const SELF = fileURLToPath(import.meta.url)

const LISTENERS = 5_000
/** As many as one address may have. */
const OF_AN_ADDRESS = 100
/** One in ten reads with a filter; there are so many of them, and each shows all that is written here. */
const FILTERS = 28
const IDLE_SECONDS = 60
const WRITES = 60
const PAUSE_MS = 200

export async function benchLive(): Promise<void> {
  const site = await runBuiltSite()
  const listening = fork(SELF, ['--listen', site.origin])
  try {
    console.table(await measure(site, listening))
  } finally {
    listening.kill()
    await site.stop()
  }
}

async function measure({ origin, pid }: BuiltSite, listening: ChildProcess): Promise<Figure[]> {
  const writer = createVisitor(origin, '127.0.0.200')
  // What runs for the first time is compiled first, and what writes take is taken.
  await writer.read('/?q=Geneva')
  for (let number = 0; number < WRITES; number++) {
    await writer.post('/events', milestone(number))
    await sleep(PAUSE_MS)
  }
  await sleep(5_000)
  const alone = await idle(pid, IDLE_SECONDS / 4)
  listening.send('begin')
  await once(listening, 'message')
  await sleep(5_000)
  const among = await idle(pid, IDLE_SECONDS)
  const waits: Told[] = []
  for (let number = 0; number < WRITES; number++) {
    const sentAt = now()
    const heard = once(listening, 'message')
    await writer.post('/events', milestone(100 + number))
    const [at] = (await heard) as [readonly number[]]
    waits.push({ last: Math.max(...at) - sentAt, median: percentile(at, 0.5) - sentAt })
    await sleep(PAUSE_MS)
  }
  const after = await idle(pid, 5)
  writer.leave()
  const more = Math.max(among.megabytes, after.megabytes) - alone.megabytes
  const last = waits.map(wait => wait.last)
  const cpu = 100 * among.cpu
  return [
    atMost(
      'memory above idle',
      more,
      150,
      `${more.toFixed(0)} MB: ${alone.megabytes.toFixed(0)}, with listeners ${among.megabytes.toFixed(0)}, after ${WRITES} writes ${after.megabytes.toFixed(0)}`,
      ' MB',
    ),
    atMost(
      'CPU while nothing happens',
      cpu,
      5,
      `${cpu.toFixed(2)} % of a core; without listeners ${(100 * alone.cpu).toFixed(2)} %`,
      ' %',
    ),
    atMost(
      'from a write to the last listener, p99 of the writes',
      percentile(last, 0.99),
      500,
      `${percentile(last, 0.99).toFixed(0)} ms (p50 ${percentile(last, 0.5).toFixed(0)}); half of them after ${percentile(
        waits.map(wait => wait.median),
        0.5,
      ).toFixed(0)} ms`,
      ' ms',
    ),
    toldOnly(
      'writes that reached all',
      `${waits.length} of ${WRITES}, ${LISTENERS.toLocaleString('en')} listeners each`,
    ),
  ]
}

interface Told {
  readonly last: number
  readonly median: number
}

/** Of all processes of a machine. */
const now = (): number => Number(process.hrtime.bigint() / 1_000n) / 1_000

interface Idle {
  readonly megabytes: number
  readonly cpu: number
}

async function idle(pid: number, seconds: number): Promise<Idle> {
  const [before, began] = [await cpuMs(pid), now()]
  await sleep(seconds * 1_000)
  const cpu = ((await cpuMs(pid)) - before) / (now() - began)
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return { megabytes: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024, cpu }
}

const TICKS_PER_SECOND = 100

async function cpuMs(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

const milestone = (number: number): Readonly<Record<string, string>> => ({
  intent: 'save',
  when: new Date(Date.UTC(2004, 0, 1 + number * 7)).toISOString().slice(0, 10),
  kind: 'statement',
  title: `The delegation speaks for the ${number}th time of ${Math.random().toString(36).slice(2)}`,
  summary: 'It said what it had said before, and gave no reasons.',
  occurrence: 'occurred',
  certainty: 'reported',
  significance: '2',
  'citations.0.source': '',
  'citations.0.credibility': '2',
  'citations.0.new.url': `https://example.org/${Math.random()}`,
  'citations.0.new.title': `Report ${number}`,
  'citations.0.new.publisher': 'The Example',
  'citations.0.new.published': '1 July 2026',
  'citations.0.new.kind': 'news-report',
  'citations.0.new.language': 'en',
  'citations.0.new.reliability': 'F',
})

/** The listeners' process: says once that all listen, and then, of each write, when each of them has heard of it. */
async function listen(origin: string): Promise<void> {
  await once(process, 'message')
  let heard: number[] = []
  const hear = () => {
    heard.push(now())
    if (heard.length < LISTENERS) return
    process.send?.(heard)
    heard = []
  }
  const { hostname: host, port } = new URL(origin)
  for (let number = 0; number < LISTENERS; number++) {
    const localAddress = `127.0.1.${1 + Math.floor(number / OF_AN_ADDRESS)}`
    const socket = connect({ host, port: Number(port), localAddress })
    await once(socket, 'connect')
    await begun(
      socket,
      number % 10 === 0 ? `?from=2000-01-${String(1 + ((number / 10) % FILTERS)).padStart(2, '0')}` : '',
    )
    socket.on('data', data => {
      if (data.includes('event: milestones')) hear()
    })
    socket.on('close', () => {
      throw new Error(`Listener ${number} was cut off.`)
    })
  }
  process.send?.('all')
}

async function begun(socket: Socket, query: string): Promise<void> {
  socket.write(`GET /live${query} HTTP/1.1\r\nHost: ${socket.remoteAddress}:${socket.remotePort}\r\n\r\n`)
  const [head] = (await once(socket, 'data')) as [Buffer]
  if (!head.toString().startsWith('HTTP/1.1 200')) throw new Error(head.toString())
}

if (process.argv[2] === '--listen') await listen(process.argv[3] ?? '')
else if (process.argv[1] === SELF) await benchLive()

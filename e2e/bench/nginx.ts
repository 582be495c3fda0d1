import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort } from '../../server/testing/free-port.ts'
import { runBuiltSite } from './built-site.ts'
import { atMost, type Figure, inTurns, median } from './figures.ts'

// The timeline from the cache against nginx, one worker each: the same bytes, 32 connections, loaded by wrk on the other
// core. Needs nginx and wrk, and `npm run build` first.

const ROUNDS = 5
const SECONDS = 3
const CONNECTIONS = 32
/** Clock ticks a second, in which Linux counts a process's time. */
const TICKS = 100

const run = promisify(execFile)

interface Server {
  readonly pid: number
  readonly url: string
  readonly etag: string
}

interface Sample {
  readonly perSecond: number
  /** Processor time of one request. */
  readonly micros: number
}

export async function benchNginx(): Promise<void> {
  const site = await runBuiltSite()
  const folder = await mkdtemp(join(tmpdir(), 'parley-nginx-'))
  let nginx: Awaited<ReturnType<typeof startNginx>> | undefined
  try {
    const page = await bestCompressed(`${site.origin}/`)
    nginx = await startNginx(folder, page.body)
    const ours: Server = { pid: site.pid, url: `${site.origin}/`, etag: page.etag }
    const figures: Figure[] = []
    for (const kind of ['brotli', '304'] as const) {
      const samples = new Map<Server, Sample[]>([
        [ours, []],
        [nginx.server, []],
      ])
      for (let round = -1; round < ROUNDS; round++)
        for (const [server, taken] of inTurns(round + 1, [...samples])) {
          const one = await sample(server, kind)
          // What runs for the first time is compiled first.
          if (round >= 0) taken.push(one)
        }
      figures.push(...compared(kind, samples.get(ours) ?? [], samples.get(nginx.server) ?? []))
    }
    console.log(`One page: ${page.body.length.toLocaleString('en')} bytes of brotli`)
    console.table(figures)
  } finally {
    await nginx?.stop()
    await site.stop()
    await rm(folder, { recursive: true })
  }
}

function compared(kind: string, ours: readonly Sample[], theirs: readonly Sample[]): Figure[] {
  const [rate, other] = [ours, theirs].map(all => median(all.map(({ perSecond }) => perSecond))) as [number, number]
  const [micros, their] = [ours, theirs].map(all => median(all.map(one => one.micros))) as [number, number]
  const part = rate / other
  return [
    {
      what: `${kind}: requests a second, against nginx`,
      measured: `${part.toFixed(2)} (${Math.round(rate)} / ${Math.round(other)})`,
      target: '≥ 0.65',
      met: part >= 0.65 ? 'yes' : 'NO',
    },
    atMost(
      `${kind}: processor time of a request, against nginx`,
      micros / their,
      3,
      `${(micros / their).toFixed(2)} (${micros.toFixed(1)} / ${their.toFixed(1)} µs)`,
    ),
  ]
}

async function sample({ pid, url, etag }: Server, kind: 'brotli' | '304'): Promise<Sample> {
  const headers = ['Accept-Encoding: gzip, deflate, br, zstd', ...(kind === '304' ? [`If-None-Match: ${etag}`] : [])]
  const before = await ticksOf(pid)
  const { stdout } = await run('wrk', [
    ...['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`],
    ...headers.flatMap(header => ['-H', header]),
    url,
  ])
  const used = (await ticksOf(pid)) - before
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1])
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1])
  if (!(requests > 0) || stdout.includes('Non-2xx')) throw new Error(`wrk could not load ${url}:\n${stdout}`)
  return { perSecond, micros: ((used / TICKS) * 1e6) / requests }
}

async function ticksOf(pid: number): Promise<number> {
  // After the name of the program, which may hold spaces: fields 14 and 15 of proc(5).
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ')
  return Number(fields[11]) + Number(fields[12])
}

/** The page in its last compression, which the cache makes after it was asked for once more. */
async function bestCompressed(url: string): Promise<{ readonly body: Buffer; readonly etag: string }> {
  let smallest: { readonly body: Buffer; readonly etag: string } | undefined
  for (let turn = 0; turn < 4; turn++) {
    const sent = request(url, { headers: { 'Accept-Encoding': 'br' } }).end()
    const [answer] = await once(sent, 'response')
    const body = Buffer.concat(await answer.toArray())
    if (smallest === undefined || body.length < smallest.body.length) smallest = { body, etag: answer.headers.etag }
    await sleep(500)
  }
  if (smallest === undefined) throw new Error(`${url} was not answered.`)
  return smallest
}

async function startNginx(folder: string, body: Buffer) {
  const port = await freePort()
  await writeFile(join(folder, 'page'), body)
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 256; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=16;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(one => `${one}_temp_path ${folder}/${one};`).join(' ')}
  server {
    listen 127.0.0.1:${port};
    location = / { root ${folder}; try_files /page =404; default_type text/html;
      add_header Content-Encoding br; add_header Vary Accept-Encoding; add_header Cache-Control no-cache; }
  }
}
`,
  )
  const child = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], {
    stdio: 'ignore',
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
  })
  const ended = once(child, 'exit')
  const url = `http://127.0.0.1:${port}/`
  let answer: Response | null = null
  for (let turn = 0; answer === null && turn < 100; turn++) {
    await sleep(50)
    answer = await fetch(url, { headers: { 'Accept-Encoding': 'br' }, method: 'HEAD' }).catch(() => null)
  }
  if (!answer?.ok || child.pid === undefined) throw new Error('nginx did not start; is it installed?')
  const server: Server = { pid: child.pid, url, etag: answer.headers.get('etag') ?? '' }
  return {
    server,
    stop: async () => {
      child.kill()
      await ended
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchNginx()

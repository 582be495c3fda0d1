import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { postgresAccounts } from '../../../server/accounts/postgres/postgres-account-store.ts'
import { hashOf } from '../../../server/accounts/secrets.ts'
import { withNewAccount, withToken } from '../../../server/domain/accounts/account-book.ts'
import { anAccount } from '../../../server/domain/testing/an-account.ts'
import { findNginx } from '../../../server/testing/find-nginx.ts'
import { freePort } from '../../../server/testing/free-port.ts'
import { startPostgres } from '../../../server/testing/postgres/postgres-server.ts'

// The built program three times over one PostgreSQL, behind nginx as `server/deploy` configures it. `npm run build` first.

const ROOT = resolve(import.meta.dirname, '../../..')
const COUNT = 3
const STARTS = 5

/** With which programs write. */
export const TOKEN = 'parley_of-nobody-and-for-nothing-but-this'

export interface Instance {
  readonly origin: string
  readonly isUp: boolean
  /** Ends it without a word, and starts it again. */
  kill(): Promise<void>
}

export interface Cluster {
  /** Of the balancer. */
  readonly origin: string
  readonly database: string
  readonly instances: readonly Instance[]
  stop(): Promise<void>
}

export async function startCluster(): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-instances-'))
  const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one()
  }
  try {
    const server = await startPostgres({ isDurable: true })
    stops.push(() => server.remove())
    const key = randomBytes(32).toString('base64')
    const instances: (Instance & { stop(): Promise<void> })[] = []
    for (let index = 0; index < COUNT; index++) {
      const one = await startInstance({ JOURNAL: server.url, SECRET_KEY: key, DATA_DIR: join(folder, String(index)) })
      instances.push(one)
      stops.push(() => one.stop())
    }
    await addProgram(server.url)
    const balancer = await startBalancer(folder, instances)
    stops.push(balancer.stop)
    return { origin: balancer.origin, database: server.url, instances, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startInstance(own: Readonly<Record<string, string>>): Promise<Instance & { stop(): Promise<void> }> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const env = { ...process.env, ...own, PORT: String(port), TRUST_PROXY: '1', LOG_LEVEL: 'silent' }
  let child: ChildProcess
  let isUp = false
  let isStopping = false

  /** As whatever keeps it running would, tries again where its connections were cut while it started. */
  async function begin(tries = STARTS): Promise<void> {
    child = spawn(process.execPath, [join(ROOT, 'dist/main.js')], { env, stdio: 'ignore' })
    while (!isStopping && !(await isReady(origin))) {
      if (child.exitCode === null) await sleep(20)
      else if (tries > 1) return begin(tries - 1)
      else throw new Error('An instance did not start. Run `npm run build` first.')
    }
    isUp = !isStopping
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    isUp = false
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined
    child.kill(signal)
    await ended
  }

  await begin()
  return {
    origin,
    get isUp() {
      return isUp
    },
    kill: async () => {
      await end('SIGKILL')
      if (!isStopping) await begin()
    },
    stop: async () => {
      isStopping = true
      await end('SIGKILL')
    },
  }
}

async function isReady(origin: string): Promise<boolean> {
  const answer = await fetch(`${origin}/health/ready`).catch(() => null)
  await answer?.arrayBuffer()
  return answer?.ok ?? false
}

async function addProgram(database: string): Promise<void> {
  const account = anAccount()
  const token = {
    id: hashOf(TOKEN),
    account: account.id,
    name: 'Trial',
    scope: 'write' as const,
    created: account.created,
    until: '2100-01-01T00:00:00.000Z',
  }
  const store = await postgresAccounts({ url: database }).open()
  await store.change(book => withToken(withNewAccount(book, account), token))
  await store.close()
}

async function startBalancer(folder: string, instances: readonly Instance[]) {
  const port = await freePort()
  const site = (await readFile(join(ROOT, 'server/deploy/nginx-instances.conf'), 'utf8'))
    .replaceAll('listen 80;', `listen 127.0.0.1:${port};`)
    .replaceAll(/^( *server )instance:3000(.*)$/gm, (_line, before, after) =>
      instances.map(({ origin }) => `${before}${new URL(origin).host}${after}`).join('\n'),
    )
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${folder}/${name};`)
  const file = join(folder, 'nginx.conf')
  const user = process.getuid?.() === 0 ? 'user root;\n' : ''
  await writeFile(
    file,
    `daemon off;\n${user}worker_processes 1;\npid ${folder}/pid;\nerror_log ${folder}/errors;\nevents {}\nhttp {\naccess_log off; ${paths.join(' ')}\n${site}\n}\n`,
  )
  const program = spawn(findNginx() ?? 'nginx', ['-p', folder, '-c', file], { stdio: 'ignore' })
  const origin = `http://127.0.0.1:${port}`
  for (let isThere = false; !isThere; await sleep(20)) {
    if (program.exitCode !== null) throw new Error('nginx did not start; is it installed?')
    isThere = await fetch(`${origin}/robots.txt`).then(
      ({ ok }) => ok,
      () => false,
    )
  }
  return {
    origin,
    stop: async () => {
      const ended = once(program, 'exit')
      program.kill('SIGTERM')
      await ended
    },
  }
}

import { execFile } from 'node:child_process'
import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { freePort } from '../free-port.ts'
import { findPostgres, NONE_FOUND } from './find-postgres.ts'

// A server of its own for tests, in a folder of its own, which is thrown away afterwards.

const execute = promisify(execFile)

export interface PostgresServer {
  /** Of the database “postgres”, as a user who may do anything and needs no password. */
  readonly url: string
  /** Ends it as a power failure would, or in good order, and starts it again. */
  restart(mode: 'immediate' | 'fast'): Promise<void>
  stop(mode: 'immediate' | 'fast'): Promise<void>
  start(): Promise<void>
  /** Stops it and takes everything away. */
  remove(): Promise<void>
}

/** Follows a server and can only be read, until it is promoted. */
export interface Standby {
  readonly url: string
  /** From now on it takes writes as well. */
  promote(): Promise<void>
  remove(): Promise<void>
}

/** Whom only a password lets in. */
export const GUARDED_USER = 'guarded'

const SUPERUSER = 'parley'
const STARTS = 5

interface ServerOptions {
  /** Whether what is committed outlasts a power failure, which only matters where time is measured. */
  readonly isDurable?: boolean
}

/** Rejects where there is no PostgreSQL. */
export async function startPostgres({ isDurable = false }: ServerOptions = {}): Promise<PostgresServer> {
  const bin = findPostgres()
  if (bin === undefined) throw new Error(NONE_FOUND)
  const folder = await mkdtemp(join(tmpdir(), 'parley-postgres-'))
  const data = join(folder, 'data')
  const owner = await ownerOfServers()
  if (owner) await chown(folder, owner.uid, owner.gid)
  // It refuses to run as root, and to begin in a folder that it can't enter.
  const run = async (program: string, args: readonly string[]) => {
    await execute(join(bin, program), args, { ...owner, cwd: folder, env: { PATH: process.env['PATH'] ?? '' } })
  }
  await run('initdb', ['-D', data, '-A', 'trust', '-U', SUPERUSER, '--no-locale', '-E', 'UTF8', '--no-sync'])
  const access = join(data, 'pg_hba.conf')
  const guarded = ['127.0.0.1/32', '::1/128'].map(address => `host all ${GUARDED_USER} ${address} scram-sha-256\n`)
  await writeFile(access, guarded.join('') + (await readFile(access, 'utf8')))

  let port = 0
  const options = () =>
    [
      `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200`,
      ...(isDurable ? [] : ['-c fsync=off -c full_page_writes=off']),
    ].join(' ')
  const start = () => run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options(), 'start'])
  const stop = (mode: 'immediate' | 'fast') => run('pg_ctl', ['-D', data, '-w', '-m', mode, 'stop'])
  const remove = () => rm(folder, { recursive: true, force: true })
  for (let attempt = 1; ; attempt++) {
    // Somebody else may take the port before the server does.
    port = await freePort()
    try {
      await start()
      break
    } catch (error) {
      if (attempt < STARTS) continue
      const log = await readFile(join(folder, 'log'), 'utf8').catch(() => '')
      await remove()
      throw new Error(`PostgreSQL does not start: ${log}`, { cause: error })
    }
  }
  return {
    url: `postgres://${SUPERUSER}@127.0.0.1:${port}/postgres`,
    start,
    stop,
    restart: async mode => {
      await stop(mode)
      await start()
    },
    remove: async () => {
      await stop('immediate').catch(() => {})
      await remove()
    },
  }
}

/** Of a server to which nothing is committed from then on that its standby does not have. */
export async function startStandby(primary: PostgresServer): Promise<Standby> {
  const bin = findPostgres()
  if (bin === undefined) throw new Error(NONE_FOUND)
  const folder = await mkdtemp(join(tmpdir(), 'parley-standby-'))
  const data = join(folder, 'data')
  const owner = await ownerOfServers()
  if (owner) await chown(folder, owner.uid, owner.gid)
  const run = async (program: string, args: readonly string[]) => {
    await execute(join(bin, program), args, { ...owner, cwd: folder, env: { PATH: process.env['PATH'] ?? '' } })
  }
  await run('pg_basebackup', ['-D', data, '-d', primary.url, '-R', '-X', 'stream', '-c', 'fast'])
  const port = await freePort()
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200 -c fsync=off`
  await run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'])
  const administrator = new Client({ connectionString: primary.url })
  await administrator.connect()
  await administrator.query(`alter system set synchronous_standby_names = '*'`)
  await administrator.query('select pg_reload_conf()')
  const isFollowed = async () =>
    (await administrator.query(`select from pg_stat_replication where sync_state = 'sync'`)).rowCount === 1
  while (!(await isFollowed())) await pause(20)
  await administrator.end()
  return {
    url: Object.assign(new URL(primary.url), { port: String(port) }).href,
    promote: () => run('pg_ctl', ['-D', data, '-w', 'promote']),
    remove: async () => {
      await run('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']).catch(() => {})
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Whom the package has made for it; undefined for the user who asks, who is not root. */
async function ownerOfServers(): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const id = async (option: string) => Number((await execute('id', [option, 'postgres'])).stdout)
  return { uid: await id('-u'), gid: await id('-g') }
}

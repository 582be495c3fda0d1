import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, it } from 'vitest'

// What the Dockerfile says, done in folders instead of a container: the same lines over the same files. What only an engine can
// do is left out: another user, another version of Node, a root that can't be written.

const ROOT = resolve(import.meta.dirname, '../..')
const folder = await mkdtemp(join(tmpdir(), 'parley-container-'))
afterAll(() => rm(folder, { recursive: true }))

interface Step {
  readonly order: string
  readonly rest: string
}

async function stages(): Promise<readonly [build: Step[], run: Step[]]> {
  const text = await readFile(join(ROOT, 'Dockerfile'), 'utf8')
  const steps = [...text.matchAll(/^([A-Z]+) (.*)$/gm)].map(([, order = '', rest = '']) => ({ order, rest }))
  const second = steps.findLastIndex(({ order }) => order === 'FROM')
  return [steps.slice(0, second), steps.slice(second)]
}

const { NODE_ENV: _, ...inherited } = process.env
// What was installed for these tests is in npm's cache: the net is asked for nothing.
const env = { ...inherited, npm_config_prefer_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' }

/** Both stages have their files in /app. */
async function carryOut({ order, rest }: Step, app: string, built: string): Promise<void> {
  if (order === 'RUN') {
    const own = `${process.getuid?.()}:${process.getgid?.()}`
    const line = rest.replaceAll('/data', join(folder, 'data')).replaceAll('node:node', own)
    await promisify(execFile)('sh', ['-c', line], { cwd: app, env })
  }
  if (order !== 'COPY') return
  const [, from] = /^--from=build \/app\/(\S+) /.exec(rest) ?? []
  if (from !== undefined) await cp(join(built, from), join(app, from), { recursive: true })
  else if (rest === '. .') await copyContext(app)
  else
    for (const name of rest.split(' ').slice(0, -1)) {
      await mkdir(dirname(join(app, name)), { recursive: true })
      await cp(join(ROOT, name), join(app, name))
    }
}

async function copyContext(app: string): Promise<void> {
  const ignored = (await readFile(join(ROOT, '.dockerignore'), 'utf8')).split('\n')
  const filter = (source: string) => !ignored.includes(relative(ROOT, source) || '.')
  await cp(ROOT, app, { recursive: true, filter })
}

it('is built by the lines of the Dockerfile, starts as it says, is ready, and ends when it is told to', async () => {
  const [build, run] = await stages()
  const [built, app] = [join(folder, 'build'), join(folder, 'run')]
  await mkdir(built)
  await mkdir(app)
  for (const step of build) await carryOut(step, built, built)
  for (const step of run) await carryOut(step, app, built)

  const of = (name: string) => run.findLast(({ order }) => order === name)?.rest ?? ''
  const [program = '', ...args] = JSON.parse(of('CMD')) as string[]
  const set = Object.fromEntries(
    of('ENV')
      .split(' ')
      .map(setting => setting.split('=') as [string, string]),
  )
  const site = spawn(program, args, {
    cwd: app,
    env: { PATH: process.env['PATH'] ?? '', ...set, DATA_DIR: join(folder, 'data'), PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(site, 'exit')
  try {
    let said = ''
    for await (const text of site.stdout.iterator({ destroyOnReturn: false })) {
      said += text
      if (said.includes('Parley is at')) break
    }
    site.stdout.resume()
    const port = /Parley is at http:\/\/[^/]+:(\d+)\//.exec(said)?.[1] ?? said
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`)
    expect([ready.status, await ready.text()]).toEqual([200, 'ok\n'])
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toContain('</html>')
    const [check = '', ...how] = JSON.parse(/\[.*\]/.exec(of('HEALTHCHECK'))?.[0].replace('3000', port) ?? '[]')
    await promisify(execFile)(check, how)
  } finally {
    site.kill('SIGTERM')
  }
  expect(await exit).toEqual([0, null])
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { CONFIGURATION_KEYS } from '../config.ts'
import { createMetrics } from '../operator/metrics.ts'
import { change } from '../testing/changed-entry.ts'
import { findNginx } from '../testing/find-nginx.ts'
import { freePort } from '../testing/free-port.ts'
import { openTestSite, type TestSite } from '../testing/test-site.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFile(join(ROOT, file), 'utf8')

describe('the Dockerfile', () => {
  it('runs the program alone, as somebody who owns nothing, and finds what it copies', async () => {
    const lines = (await read('Dockerfile')).split('\n').filter(line => /^[A-Z]/.test(line))
    const ofEach = (name: string) => lines.filter(line => line.startsWith(`${name} `))
    expect(ofEach('FROM')).toEqual([
      expect.stringMatching(/^FROM node:\d+-slim AS build$/),
      expect.stringMatching(/^FROM node:\d+-slim$/),
    ])
    expect(lines.at(-1)).toBe('CMD ["node", "--enable-source-maps", "dist/main.js"]')
    expect(lines.indexOf('USER node')).toBeGreaterThan(lines.lastIndexOf(ofEach('RUN').at(-1) ?? ''))
    expect(ofEach('ADD')).toEqual([])
    expect(ofEach('ENV').join()).not.toMatch(/SECRET|PASSWORD|TOKEN|KEY/)
    const copied = ofEach('COPY').flatMap(line => /^COPY --from=build \/app\/(\S+)/.exec(line)?.[1] ?? [])
    // What a build makes is not there in a clone.
    for (const path of copied.filter(path => !['dist', 'node_modules'].includes(path)))
      expect(existsSync(join(ROOT, path)), path).toBe(true)
    expect(copied).toEqual(expect.arrayContaining(['package.json', 'node_modules', 'dist', 'views', 'data']))
  })

  it('leaves no package behind that the program imports', async () => {
    const { dependencies } = JSON.parse(await read('package.json'))
    const files = readdirSync(join(ROOT, 'server'), { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(ts|mjs)$/.test(name) && !/(^|\/)testing\/|\/trials\/|\.(test|contract)\.ts$/.test(name))
      .map(name => join('server', name))
    const imported = new Set<string>()
    const texts = await Promise.all(files.map(read))
    // Some of what tests share stands beside its subject.
    for (const text of texts.filter(one => !one.includes("from 'vitest'")))
      for (const [, name = ''] of text.matchAll(/^(?:import|export) (?!type).*?from '([^.'\s][^'\s]*)'/gms))
        imported.add(/^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? '')
    const packages = [...imported].filter(name => !name.startsWith('node:'))
    expect(packages.length).toBeGreaterThan(20)
    expect(packages.filter(name => !(name in dependencies))).toEqual([])
  })
})

const service = z.looseObject({
  environment: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  read_only: z.boolean().optional(),
  volumes: z.array(z.string()).optional(),
})

describe('compose.yaml', () => {
  it('sets what there is to set, keeps what is written, and lets nobody past the proxy', async () => {
    const { services, volumes } = z
      .object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })
      .loose()
      .parse(parse(await read('compose.yaml'), { merge: true }))
    for (const name of ['parley', 'instance']) {
      const { environment = {}, read_only } = services[name] ?? {}
      expect(Object.keys(environment).filter(key => !CONFIGURATION_KEYS.includes(key))).toEqual([])
      expect(read_only).toBe(true)
    }
    expect(Object.keys(volumes)).toEqual(['record', 'database'])
    expect(services['instance']).not.toHaveProperty('ports')
    expect(services['database']).not.toHaveProperty('ports')
    const mounted = (services['proxy']?.volumes ?? []).map(volume => volume.split(':')[0] ?? '')
    for (const file of mounted) expect(existsSync(join(ROOT, file)), file).toBe(true)
  })
})

describe('the dashboard', () => {
  it('shows what is told, and nothing else', async () => {
    const named = new Set((await read('server/deploy/grafana.json')).match(/(?:parley|nodejs|process)_[a-z0-9_]+/g))
    const metrics = createMetrics(() => new Date())
    const site = await openTestSite()
    metrics.watch(site.site)
    metrics.observe({ method: 'GET', route: '/', status: 200, seconds: 0.1 })
    const told = await metrics.text()
    await site.close()
    expect(named.size).toBeGreaterThan(8)
    for (const name of named) expect(told).toContain(`# TYPE ${name.replace(/_(bucket|count|sum)$/, '')} `)
  })
})

describe('the unit for systemd', () => {
  it('starts what a build makes, with names of settings that exist, and takes its rights away', async () => {
    const unit = await read('server/deploy/parley.service')
    const settings = /^Environment=(.*)$/m.exec(unit)?.[1]?.split(' ') ?? []
    const names = settings.map(setting => setting.split('=')[0] ?? '').filter(name => name !== 'NODE_ENV')
    expect(names.filter(name => !CONFIGURATION_KEYS.includes(name))).toEqual([])
    for (const line of ['DynamicUser=yes', 'NoNewPrivileges=yes', 'ProtectSystem=strict', 'CapabilityBoundingSet='])
      expect(unit).toMatch(new RegExp(`^${line}$`, 'm'))
    // The engine compiles while it runs.
    expect(unit).not.toContain('MemoryDenyWriteExecute')
  })
})

describe('behind nginx', () => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })

  /** nginx as it is configured, but for its port and for where the processes are. */
  async function behind(file: string, sites: readonly TestSite[]): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'parley-nginx-'))
    closing.push(() => rm(folder, { recursive: true }))
    const port = await freePort()
    const hosts = sites.map(({ url }) => new URL(url).host)
    const site = (await read(`server/deploy/${file}`))
      .replaceAll(/^ *listen \[::\].*$/gm, '')
      .replaceAll('listen 80;', `listen 127.0.0.1:${port};`)
      .replaceAll('127.0.0.1:3000', hosts[0] ?? '')
      .replaceAll(/^( *server )instance:3000(.*)$/gm, (_, before, after) =>
        hosts.map(host => `${before}${host}${after}`).join('\n'),
      )
      .replaceAll('/etc/nginx/parley-proxy.conf', join(ROOT, 'server/deploy/nginx-proxy.conf'))
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      name => `${name}_temp_path ${folder}/${name};`,
    )
    const http = `access_log off; ${paths.join(' ')}\n${site}`
    const user = process.getuid?.() === 0 ? 'user root;\n' : ''
    await writeFile(
      join(folder, 'nginx.conf'),
      `daemon off;\n${user}pid ${folder}/pid;\nerror_log ${folder}/errors;\nevents {}\nhttp {\n${http}\n}\n`,
    )
    const program = spawn(findNginx() ?? 'nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], {
      stdio: 'inherit',
    })
    const ended = once(program, 'exit')
    closing.push(async () => {
      program.kill('SIGTERM')
      await ended
    })
    const origin = `http://127.0.0.1:${port}`
    await expect
      .poll(
        () =>
          fetch(`${origin}/robots.txt`).then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 20_000 },
      )
      .toBe(200)
    return origin
  }

  it.each([
    ['nginx.conf', 1],
    ['nginx-instances.conf', 2],
  ])(
    '%s leads readers to the site, tells them at once what is new, and keeps its health to itself',
    async (file, count) => {
      const env = { TRUST_PROXY: '1', PUBLIC_URL: 'https://record.example.org' }
      const sites: TestSite[] = []
      for (let index = 0; index < count; index++) sites.push(await openTestSite({ env }))
      closing.push(...sites.map(site => () => site.close()))
      const origin = await behind(file, sites)
      expect(await (await fetch(`${origin}/`)).text()).toContain('Russia–Ukraine peace negotiations')
      expect((await fetch(`${origin}/health/ready`)).status).toBe(404)
      const stream = await fetch(`${origin}/live`)
      const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
      for (const site of sites) await change(site, 'event', '2025-11-23-geneva-talks', { summary: 'They met.' })
      expect((await reader?.read())?.value).toContain('event: milestones')
      await reader?.cancel()
    },
  )
})

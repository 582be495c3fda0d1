import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rename, rm, symlink } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { ROOT, SHIPPED_FILE } from './fixtures.ts'
import { milestoneFields } from './milestone-form.ts'
import { FORM } from './raw-http.ts'

// The built program after its files have been moved away and its last descriptor is used up: what runs is what was started.

const PAGES =
  `/ /timeline.json /explore /explore.json /print /positions /positions.json /positions.csv /documents /lineages/us-28-point-2025-11/1
  /documents/us-28-point-2025-11 /documents/us-28-point-2025-11/points/1 /issues /issues/territory /actors /actors/ukraine
  /sources /sources.csv /deadlines /deadlines.csv /about /data /data/record.json /data/journal.jsonl /robots.txt
  /events/2026-06-04-zelenskyy-open-letter /events/2026-06-04-zelenskyy-open-letter.json
  /events/new /documents/new /positions/new /?on=2025-11-30 /favicon.ico
  /cards/about.png /cards/timeline.png /cards/positions.png
  /compare /compare.docx /compare.txt /compare.csv`
    .trim()
    .split(/\s+/)
    .map(path =>
      path.startsWith('/compare') ? `${path}?documents=us-28-point-2025-11,e3-counterproposal-2025-11` : path,
    )

test.skip(process.platform === 'win32', 'a shell there sets no limit of descriptors')

test('answers every kind of page without its files and without a descriptor', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-moved-'))
  const within = (name: string) => join(folder, name)
  for (const name of ['dist', 'views']) await cp(join(ROOT, name), within(name), { recursive: true })
  await cp(join(ROOT, 'data/common-passwords.txt'), within('data/common-passwords.txt'))
  await symlink(join(ROOT, 'node_modules'), within('node_modules'))
  await cp(join(ROOT, 'package.json'), within('package.json'))

  const program = spawn('sh', ['-c', 'ulimit -n 1024 && exec "$0" dist/main.js', process.execPath], {
    cwd: folder,
    env: { PORT: '0', DATA_DIR: within('live'), SEED: SHIPPED_FILE, LOG_LEVEL: 'error' },
  })
  try {
    let said = ''
    program.stdout.setEncoding('utf8').on('data', text => {
      said += text
    })
    await expect.poll(() => said).toContain('Parley is at')
    const port = Number(/:(\d+)\//.exec(said)?.[1])
    const visitor = new Agent({ keepAlive: true, maxSockets: 1 })
    const ask = (path: string, form?: string) => statusOf(port, visitor, path, form)
    expect(await ask('/nowhere')).toBe(404)

    for (const name of ['dist', 'views', 'data', 'node_modules']) await rename(within(name), within(`${name}.away`))
    const others = Array.from({ length: 1_100 }, () => connect(port, '127.0.0.1').on('error', () => undefined))
    await expect.poll(() => others.some(socket => socket.destroyed)).toBe(true)

    const answers = await PAGES.reduce(
      async (before, path) => [...(await before), `${await ask(path)} ${path}`],
      Promise.resolve<string[]>([]),
    )
    expect(answers).toEqual(PAGES.map(path => `200 ${path}`))
    expect(await ask('/elsewhere')).toBe(404)
    expect(await ask('/events', 'title=x')).toBe(422)
    expect(await ask('/events', new URLSearchParams(milestoneFields()).toString())).toBe(303)
    for (const socket of others) socket.destroy()
    visitor.destroy()
  } finally {
    program.kill('SIGKILL')
    await once(program, 'close')
    await rm(folder, { recursive: true, force: true })
  }
})

const statusOf = (port: number, agent: Agent, path: string, form?: string): Promise<number | undefined> =>
  new Promise((answered, failed) => {
    const headers = form === undefined ? {} : { 'Content-Type': FORM, 'Content-Length': Buffer.byteLength(form) }
    const asked = request({
      host: '127.0.0.1',
      port,
      agent,
      path,
      headers,
      method: form === undefined ? 'GET' : 'POST',
    })
    asked.on('error', failed).on('response', answer => {
      answer.resume().on('end', () => answered(answer.statusCode))
    })
    asked.end(form)
  })

import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { auditLineOf } from '../../domain/accounts/audit.ts'
import { fileAuditLog } from './file-audit-log.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-audit-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const NOW = new Date('2026-07-10T12:00:00.000Z')
const file = () => join(folder, 'audit.jsonl')
const failures: unknown[] = []
const open = (now = () => NOW) => fileAuditLog(file()).open({ now, failed: cause => failures.push(cause) })
const at = (day: string) => `${JSON.stringify(auditLineOf({ act: 'signed-in', by: 'account-ada' }, new Date(day)))}\n`

it('shows the newest first, some at a time, also what was noted just now', async () => {
  const log = open()
  for (let number = 1; number <= 25; number++) log.note({ act: 'published', by: 'account-ada', detail: `${number}` })
  const { lines, total } = await log.read(10, 5)
  expect(total).toBe(25)
  expect(lines.map(({ detail }) => detail)).toEqual(['15', '14', '13', '12', '11'])
  await log.close()
})

it('keeps what was noted before it is closed, for this user alone', async () => {
  const log = open()
  log.note({ act: 'signed-in', by: 'account-ada' })
  await log.close()
  log.note({ act: 'signed-out', by: 'account-ada' })
  await log.close()
  expect((await readFile(file(), 'utf8')).split('\n')).toHaveLength(3)
  expect((await stat(file())).mode & 0o777).toBe(0o600)
  expect(failures).toEqual([])
})

it('forgets what is older than a year', async () => {
  await writeFile(file(), `${at('2025-07-09')}${at('2025-07-11')}{"torn`)
  const log = open()
  log.note({ act: 'signed-out', by: 'account-ada' })
  await log.close()
  const { lines, total } = await open().read(0, 10)
  expect(lines.map(line => line.at)).toEqual([NOW.toISOString(), '2025-07-11T00:00:00.000Z'])
  expect(total).toBe(2)
})

it('goes on when something could not be kept, and says why', async () => {
  const log = fileAuditLog(join(folder, 'none/audit.jsonl')).open({
    now: () => NOW,
    failed: cause => failures.push(cause),
  })
  log.note({ act: 'signed-in', by: 'account-ada' })
  await log.close()
  expect(String(failures.splice(0))).toContain('ENOENT')
})

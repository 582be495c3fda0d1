import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createAccounts } from '../accounts/accounts.ts'
import { openMemoryAccounts } from '../accounts/memory-account-store.ts'
import { openMemoryAuditLog } from '../accounts/memory-audit-log.ts'
import { createSealing } from '../accounts/sealing.ts'
import { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { aHeader, anActor, anEvent, aProcess, aSource, documentOf, draftOf } from '../domain/testing/record-builder.ts'
import { type Journal, JournalWriteError } from '../journal/journal.ts'
import { openMemoryJournal } from '../journal/memory-journal.ts'
import type { AccountAnswer, AccountRequest } from './account-request.ts'
import { askRunningSite } from './ask-running-site.ts'
import type { ImportAnswer, ImportRequest } from './import-request.ts'
import { type OperatorSocket, openOperatorSocket } from './operator-socket.ts'
import { ACCOUNT_TASK, IMPORT_TASK, operatorSocket, operatorTasks } from './operator-tasks.ts'

let folder: string
let opened: OperatorSocket | undefined
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-operator-'))
})
afterEach(async () => {
  await opened?.close()
  opened = undefined
})
afterAll(() => rm(folder, { recursive: true }))

const order: ImportRequest = { by: 'Ada', reason: null, isPartial: false, mergesSources: false }
const small = documentOf(aHeader(), aProcess(), anActor(), aSource(), anEvent())

async function runningSite(wrap: (journal: Journal) => Pick<Journal, 'append'> = journal => journal) {
  const journal = openMemoryJournal({ now: () => new Date('2026-07-10T12:00:00.000Z'), lines: [] })
  const record = NegotiationRecord.fold([])
  journal.subscribe(revisions => {
    for (const revision of revisions) record.apply(revision)
  })
  const now = () => new Date('2026-07-10T12:00:00.000Z')
  const audit = openMemoryAuditLog({ now })
  const accounts = createAccounts({
    store: openMemoryAccounts(),
    audit,
    isCommon: () => false,
    sealing: createSealing(async () => Buffer.alloc(32)),
    now,
  })
  opened = await openOperatorSocket(
    operatorSocket(folder),
    operatorTasks({ journal: wrap(journal), record, now: () => new Date() }, accounts),
  )
  return { journal, record, accounts }
}

const ask = (document: unknown, more: Partial<ImportRequest> = {}) =>
  askRunningSite<ImportAnswer>(folder, {
    task: IMPORT_TASK,
    sent: `${JSON.stringify({ ...order, ...more })}\n${typeof document === 'string' ? document : JSON.stringify(document)}`,
    inDoubt: '',
  })

const askOfAccounts = (request: AccountRequest) =>
  askRunningSite<AccountAnswer>(folder, { task: ACCOUNT_TASK, sent: JSON.stringify(request), inDoubt: '' })

it('is for this user alone, and leaves nothing behind', async () => {
  await runningSite()
  const { mode } = await stat(operatorSocket(folder))
  expect(mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['operator.sock'])
  await opened?.close()
  expect(await readdir(folder)).toEqual([])
})

it('takes the place of one that a crash has left', async () => {
  await writeFile(operatorSocket(folder), '')
  expect(await ask(small)).toBeNull()
  await runningSite()
  expect(await ask(small)).toMatchObject({ kind: 'written' })
})

it('is refused by a folder in which nothing can be made', async () => {
  const locked = await mkdtemp(join(folder, 'locked-'))
  await chmod(locked, 0o500)
  const path = join(locked, 'x'.repeat(200), 'operator.sock')
  await expect(openOperatorSocket(path, {})).rejects.toThrow()
  await rm(locked, { recursive: true })
})

it('answers null where no site listens', async () => expect(await ask(small)).toBeNull())

describe('a running site', () => {
  it('takes a document in as one batch', async () => {
    const { journal } = await runningSite()
    expect(await ask(small, { reason: 'At night' })).toMatchObject({
      kind: 'written',
      outcome: { added: { length: 5 }, changed: [], unchanged: [], rejected: [] },
    })
    expect(journal.revisions.map(({ by, reason, batchEnd }) => [by, reason, batchEnd])).toEqual(
      Array.from({ length: 5 }, () => ['Ada', 'At night', 5]),
    )
    expect(await ask(small)).toMatchObject({ kind: 'written', outcome: { unchanged: { length: 5 } } })
    expect(journal.head.seq).toBe(5)
  })

  it('writes nothing when anything is rejected, unless it is told to', async () => {
    const { journal } = await runningSite()
    const spoiled = { ...small, events: [{ ...small.events[0], when: 'soon' }] }
    expect(await ask(spoiled)).toMatchObject({ kind: 'rejected', outcome: { rejected: [{ path: 'events[0]' }] } })
    expect(journal.head.seq).toBe(0)
    expect(await ask(spoiled, { isPartial: true })).toMatchObject({ kind: 'written' })
    expect(journal.head.seq).toBe(4)
  })

  it('does as it was decided', async () => {
    const { record } = await runningSite()
    const rows = { ...small, events: [{ ...small.events[0], citations: [] }] }
    expect(await ask(rows, { defaultSource: 'source' })).toMatchObject({ kind: 'written' })
    expect(record.find('event', 'event')?.citations).toEqual([{ source: 'source', credibility: 6 }])
  })

  it('judges anew when somebody writes while it is judging', async () => {
    let isFirst = true
    const { record } = await runningSite(journal => ({
      append: async (...given) => {
        if (isFirst) {
          isFirst = false
          await journal.append([draftOf(anActor({ name: 'Added meanwhile' }))])
        }
        return journal.append(...given)
      },
    }))
    expect(await ask(small)).toMatchObject({ kind: 'written', outcome: { changed: [{ id: 'actor' }] } })
    expect(record.find('actor', 'actor')?.name).toBe('An actor')
  })

  it('says why it could not be written, and what can’t be read', async () => {
    await runningSite(() => ({ append: () => Promise.reject(new JournalWriteError('the disk is full')) }))
    expect(await ask(small)).toMatchObject({ kind: 'failed', message: expect.stringContaining('the disk is full') })
    expect(await ask('{')).toMatchObject({ kind: 'unreadable', problems: [{ path: 'line 1, column 2' }] })
  })

  it('looks after accounts', async () => {
    const { accounts } = await runningSite()
    const link = { kind: 'link', path: expect.stringMatching(/^\/join\/[\w-]{43}$/) }
    expect(await askOfAccounts({ order: 'add', name: ' Ada@Example.org', role: 'administrator' })).toEqual(link)
    expect(await askOfAccounts({ order: 'add', name: 'ada@example.org', role: 'editor' })).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('already'),
    })
    expect(await askOfAccounts({ order: 'reset', name: 'ada@example.org' })).toEqual(link)
    expect(accounts.book.invitations).toHaveLength(1)
    expect(await askOfAccounts({ order: 'list' })).toEqual({
      kind: 'list',
      accounts: [{ name: 'ada@example.org', publicName: 'ada', role: 'administrator', state: 'not joined yet' }],
    })
    expect(await askOfAccounts({ order: 'remove', name: 'bo' })).toMatchObject({ kind: 'failed' })
    expect(await askOfAccounts({ order: 'remove', name: 'ada@example.org' })).toEqual({ kind: 'removed', left: 0 })
    expect(await askOfAccounts({ order: 'add', name: 'x', role: 'king' as never })).toMatchObject({ kind: 'failed' })
  })

  it('does nothing for whoever asks for something else', async () => {
    const { journal } = await runningSite()
    expect(await ask(small, { by: '' })).toMatchObject({ kind: 'failed' })
    const answer = await new Promise<string>(resolve => {
      let heard = ''
      const socket = createConnection(operatorSocket(folder), () => socket.end('GET / HTTP/1.1\r\nHost: x\r\n\r\n'))
      socket.on('data', data => {
        heard += data
      })
      socket.on('close', () => resolve(heard))
    })
    expect(answer).toMatch(/^HTTP\/1\.1 [45]00 /)
    expect(journal.head.seq).toBe(0)
  })
})

import { execFile, execFileSync, spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { appendFile, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RECORD_JOURNAL } from '../../domain/revisions/journal-kind.ts'
import { readRevisionLine } from '../../domain/revisions/revision.ts'
import type { FileOperations } from '../disk/file-operations.ts'
import { actorDraft, describeJournal } from '../journal.contract.ts'
import {
  type Journal,
  JournalDamageError,
  JournalLockedError,
  type JournalNotice,
  JournalWriteError,
  type TornEnd,
} from '../journal.ts'
import { fileJournal, openFileJournal } from './file-journal.ts'

const now = () => new Date('2025-11-23T10:00:00Z')
const newFolder = () => mkdtemp(join(tmpdir(), 'parley-journal-'))

describeJournal('The file journal', async () => {
  const folder = await newFolder()
  return {
    open: now => fileJournal(join(folder, 'journal.jsonl')).open({ now, tell: () => {} }),
    remove: () => rm(folder, { recursive: true }),
  }
})

let folder: string
let file: string
beforeEach(async () => {
  folder = await newFolder()
  file = join(folder, 'journal.jsonl')
})
afterEach(() => rm(folder, { recursive: true }))

const silently = { now, tell: () => {} }
const open = () => openFileJournal({ ...silently, file })

/** The journal, and what was told of its end. */
async function openTorn(): Promise<{
  journal: Journal
  setAside: (TornEnd & { file: string }) | undefined
  told: string[]
}> {
  const notices: JournalNotice[] = []
  const journal = await openFileJournal({ file, now, tell: notice => notices.push(notice) })
  const setAside = notices.find(({ about }) => 'setAside' in about)?.about['setAside'] as TornEnd & { file: string }
  return { journal, setAside, told: notices.map(({ message }) => message) }
}

async function withJournal<T>(work: (journal: Journal) => Promise<T>): Promise<T> {
  const journal = await open()
  try {
    return await work(journal)
  } finally {
    await journal.close()
  }
}

/** Five revisions: one alone, a batch of three, one alone. */
async function writeSample(): Promise<Buffer> {
  await withJournal(async journal => {
    await journal.append([actorDraft('one')])
    await journal.append(['two', 'three', 'four'].map(id => actorDraft(id, { reason: 'Разом “together”' })))
    await journal.append([actorDraft('one', { action: 'change', expected: 1 })])
  })
  return readFile(file)
}

/** As a copy of the journal alone, or a journal from before there were anchors. */
async function withoutAnchor(bytes: Buffer | string): Promise<void> {
  await rm(`${file}.anchor`, { force: true })
  await rm(`${file}.lock`, { force: true })
  await writeFile(file, bytes)
}

const linesOf = (bytes: Buffer): string[] => bytes.toString().split('\n').slice(0, -1)

async function damageOf(bytes: Buffer | string): Promise<JournalDamageError> {
  await withoutAnchor(bytes)
  const before = await readFile(file)
  const error = await open().then(
    () => null,
    caught => caught,
  )
  expect(error).toBeInstanceOf(JournalDamageError)
  expect((await readFile(file)).equals(before)).toBe(true)
  expect(readdirSync(folder).filter(name => name.includes('torn'))).toEqual([])
  await expect(fileJournal(file).read()).rejects.toEqual(error)
  return error
}

describe('a file', () => {
  it('holds one canonical line for each revision', async () => {
    const lines = linesOf(await writeSample())
    expect(lines).toHaveLength(5)
    for (const line of lines)
      expect(readRevisionLine(line, RECORD_JOURNAL)).toMatchObject({ ok: true, canonical: true })
  })

  it('is begun with its folder', async () => {
    file = join(folder, 'live', 'deep', 'journal.jsonl')
    await withJournal(journal => journal.append([actorDraft('a')]))
    expect((await stat(file)).size).toBeGreaterThan(100)
  })

  it('may be empty', async () => {
    await writeFile(file, '')
    await withJournal(async journal => expect(journal.head.seq).toBe(0))
  })

  it('is read in pieces, whatever the length of its lines', async () => {
    const summary = 'Домовленість щодо “гарантій” '.repeat(20_000)
    const names = ['a', 'b', 'c']
    await withJournal(async journal => {
      for (const id of names) await journal.append([actorDraft(id, { reason: id === 'b' ? summary : null })])
      await journal.append(Array.from({ length: 2000 }, (_, number) => actorDraft(`many-${number}`)))
    })
    await withJournal(async journal => {
      expect(journal.head.seq).toBe(2003)
      expect(journal.revisions[1]?.reason).toBe(summary)
    })
  })

  it('is the same file by every link', async () => {
    await writeSample()
    const link = join(folder, 'link.jsonl')
    symlinkSync(file, link)
    await withJournal(() => expect(openFileJournal({ ...silently, file: link })).rejects.toThrow(JournalLockedError))
  })

  it('that is a folder is refused in plain words', async () => {
    mkdirSync(file)
    await expect(open()).rejects.toThrow('it is a directory')
  })
})

describe('what a crash leaves behind', () => {
  it.each([
    ['a line without its end', '{"action":"create","at":"2025-', 'the last line (revision 6) is incomplete'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0, 0]), 'the last line (revision 6) is incomplete'],
  ])('%s is set aside', async (_what, tail, reason) => {
    const sample = await writeSample()
    await appendFile(file, tail)
    expect(await fileJournal(file).read()).toMatchObject({ revisions: { length: 5 }, torn: { reason } })
    const { journal, setAside } = await openTorn()
    expect(setAside).toEqual({
      file: `${file}.torn-2025-11-23T10-00-00.000Z`,
      bytes: Buffer.from(tail).length,
      reason,
      isUnconfirmed: true,
    })
    expect(await readFile(setAside?.file ?? '')).toEqual(Buffer.from(tail))
    expect(await readFile(file)).toEqual(sample)
    await journal.append([actorDraft('six')])
    await journal.close()
    await withJournal(async again => expect(again.head.seq).toBe(6))
  })

  it('a batch without its end is set aside whole', async () => {
    const sample = await writeSample()
    const lines = linesOf(sample)
    await withoutAnchor(`${lines.slice(0, 3).join('\n')}\n`)
    const { journal, setAside } = await openTorn()
    expect(journal.revisions.map(({ seq }) => seq)).toEqual([1])
    expect(setAside?.reason).toBe('the last batch (from revision 2 on) is incomplete')
    expect(await readFile(setAside?.file ?? '', 'utf8')).toBe(`${lines.slice(1, 3).join('\n')}\n`)
    // Nothing of it is remembered: its ids are free.
    await journal.append([actorDraft('two')])
    await journal.close()
    await withJournal(async again => expect(again.revisions.map(({ id }) => id)).toEqual(['one', 'two']))
  })

  it('cut off anywhere, the file opens with the whole batches before', { timeout: 60_000 }, async () => {
    const sample = await writeSample()
    const wholeBatches = [0, 1, 4, 5].map(count => ({ count, length: lengthOf(sample, count) }))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: sample.length }), async length => {
        await withoutAnchor(sample.subarray(0, length))
        const whole = wholeBatches.findLast(batch => batch.length <= length)
        const { journal, setAside } = await openTorn()
        expect(journal.head.seq).toBe(whole?.count)
        expect(setAside?.bytes ?? 0).toBe(length - (whole?.length ?? 0))
        await journal.close()
      }),
      { numRuns: 150 },
    )
  })

  it('set aside twice in the same moment is kept twice', async () => {
    await writeSample()
    const kept: string[] = []
    for (const tail of ['first', 'second']) {
      await appendFile(file, tail)
      const { journal, setAside } = await openTorn()
      await journal.close()
      kept.push(await readFile(setAside?.file ?? '', 'utf8'))
    }
    expect(kept).toEqual(['first', 'second'])
  })
})

const lengthOf = (sample: Buffer, lines: number): number =>
  Buffer.byteLength(
    linesOf(sample)
      .slice(0, lines)
      .map(line => `${line}\n`)
      .join(''),
  )

describe('damage', () => {
  it('of any byte is found in its line', { timeout: 60_000 }, async () => {
    const sample = await writeSample()
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: sample.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (position, difference) => {
          const bytes = Buffer.from(sample)
          bytes.writeUInt8(bytes.readUInt8(position) ^ difference, position)
          await writeFile(file, bytes)
          const reading = fileJournal(file).read()
          const line = sample.subarray(0, position).toString('latin1').split('\n').length
          await expect(reading).rejects.toMatchObject({ name: 'JournalDamageError', line })
        },
      ),
      { numRuns: 1000, examples: [[sample.length - 1, 1]] },
    )
  })

  it.each<[string, (lines: string[]) => string[], number, RegExp]>([
    ['a missing line', ([a, , ...rest]) => [a as string, ...rest], 2, /revision 2 was expected.*revision 3/],
    ['a missing first line', lines => lines.slice(1), 1, /revision 1 was expected/],
    ['a line that stands twice', ([a, ...rest]) => [a as string, a as string, ...rest], 2, /revision 2 was expected/],
    ['two lines that changed places', ([a, b, ...rest]) => [b as string, a as string, ...rest], 1, /revision 1 was/],
    ['an empty line', ([a, ...rest]) => [a as string, '', ...rest], 2, /empty/],
    ['an empty line at the end', lines => [...lines, ''], 6, /empty/],
    ['a byte order mark', ([a, ...rest]) => [`\uFEFF${a}`, ...rest], 1, /not valid JSON/],
    ['Windows line ends', lines => lines.map(line => `${line}\r`), 1, /rewritten/],
    ['other JSON', lines => [...lines, 'null'], 6, /not an object/],
    ['a list', lines => [...lines, '[]'], 6, /not an object/],
    ['a number', lines => [...lines, '1'], 6, /not an object/],
    ['a deep line', lines => [...lines, `${'['.repeat(100_000)}${']'.repeat(100_000)}`], 6, /not an object/],
    ['a reordered line', ([a, ...rest]) => [reordered(a as string), ...rest], 1, /another program has rewritten/],
    ['an edited text', ([a, ...rest]) => [(a as string).replace('Actor', 'Acter'), ...rest], 1, /does not match/],
  ])('%s is found', async (_what, damage, line, reason) => {
    const sample = await writeSample()
    const error = await damageOf(`${damage(linesOf(sample)).join('\n')}\n`)
    expect(error).toMatchObject({ line, file })
    expect(error.reason).toMatch(reason)
    expect(error.message).toContain(`line ${line}`)
  })

  it('that decodes to the same text is found', async () => {
    await withJournal(journal => journal.append([actorDraft('a', { reason: '\uFFFD' }), actorDraft('b')]))
    const bytes = await readFile(file)
    // A replacement character, and four bytes that a lenient decoder reads as one.
    bytes.writeUInt8(0xf0, bytes.indexOf(Buffer.from('\uFFFD')))
    const error = await damageOf(bytes)
    expect(error).toMatchObject({ line: 1, reason: 'the line is not valid UTF-8' })
  })

  it('of a line within thousands is found', async () => {
    await withJournal(journal => journal.append(Array.from({ length: 5000 }, (_, n) => actorDraft(`actor-${n}`))))
    const bytes = await readFile(file)
    bytes.writeUInt8(0x80, bytes.indexOf('Actor actor-4321'))
    expect(await damageOf(bytes)).toMatchObject({ line: 4322 })
  })
})

const reordered = (line: string): string => {
  const { action, ...rest } = JSON.parse(line) as Record<string, unknown>
  return JSON.stringify({ ...rest, action })
}

describe('reading without the lock', () => {
  it('works while the journal is in use', async () => {
    await withJournal(async journal => {
      await journal.append([actorDraft('a')])
      expect(await fileJournal(file).read()).toEqual({ revisions: journal.revisions, torn: null, loss: null })
    })
  })

  it('creates nothing', async () => {
    expect(await fileJournal(file).read()).toBeNull()
    expect(readdirSync(folder)).toEqual([])
  })

  it('says why it could not', async () => {
    mkdirSync(file)
    await expect(fileJournal(file).read()).rejects.toThrow(`The journal ${file} can't be read: it is a directory.`)
  })
})

describe('a disk that fails', () => {
  const failure = (code: string) =>
    Object.assign(new Error(`${code}: injected`), { code, errno: Number(/-\d+$/.exec(code)?.[0]) })
  type Operation = 'write' | 'datasync' | 'truncate'
  let broken: Set<Operation>
  let code: string

  /** A write that fails has written half. */
  const breakable = (operations: FileOperations): FileOperations => ({
    ...operations,
    async write(bytes, position) {
      if (!broken.has('write')) return operations.write(bytes, position)
      await operations.write(bytes.subarray(0, bytes.length / 2), position)
      throw failure(code)
    },
    async datasync() {
      if (broken.has('datasync')) throw failure(code)
      await operations.datasync()
    },
    async truncate(length) {
      if (broken.has('truncate')) throw failure(code)
      await operations.truncate(length)
    },
  })

  let journal: Journal
  beforeEach(async () => {
    broken = new Set()
    code = 'ENOSPC'
    journal = await openFileJournal({ ...silently, file, wrapOperations: breakable })
    await journal.append([actorDraft('a')])
  })
  afterEach(() => journal.close())

  it.each([
    ['ENOSPC', 'no space left on the device'],
    ['EDQUOT', 'the disk quota is used up'],
    // What Node makes of EDQUOT.
    ['Unknown system error -122', 'the disk quota is used up'],
    ['EACCES', 'permission denied'],
    ['EROFS', 'read-only file system'],
    ['EIO', 'the disk reports an error'],
  ])('with %s is reported in words', async (injected, reason) => {
    code = injected
    broken.add('write')
    await expect(journal.append([actorDraft('b')])).rejects.toMatchObject({
      name: 'JournalWriteError',
      reason,
      cause: { code: injected },
    })
  })

  it.each<[string, Operation[]]>([
    ['write', ['write']],
    ['sync', ['datasync']],
    ['write and cut', ['write', 'truncate']],
    ['sync and cut', ['datasync', 'truncate']],
    ['do anything', ['write', 'datasync', 'truncate']],
  ])('to %s leaves nothing behind, and the next append works', async (_what, operations) => {
    const { head } = journal
    const before = await readFile(file)
    const heard: number[] = []
    journal.subscribe(batch => heard.push(...batch.map(({ seq }) => seq)))

    broken = new Set(operations)
    const refusing = () => new Map([['d', [{ path: '', message: 'Is not in order.' }]]])
    const outcomes = await Promise.allSettled([
      journal.append([actorDraft('d')], refusing),
      journal.append([actorDraft('b'), actorDraft('c')]),
      journal.append([actorDraft('b')]),
      journal.append([actorDraft('a')]),
      journal.append([actorDraft('d')], refusing),
    ])
    // The third and the last may have been refused only for what was not stored; the first and the fourth were not.
    expect(outcomes.map(outcome => outcome.status === 'rejected' && outcome.reason.name)).toEqual([
      'JournalRefusedError',
      'JournalWriteError',
      'JournalWriteError',
      'JournalConflictError',
      'JournalWriteError',
    ])
    await expect(journal.append([actorDraft('b')])).rejects.toThrow(JournalWriteError)
    expect(journal.head).toEqual(head)
    expect(journal.revisions).toHaveLength(1)
    if (!operations.includes('truncate') && !operations.includes('datasync'))
      expect(await readFile(file)).toEqual(before)

    broken.clear()
    await journal.append([actorDraft('b')])
    expect(heard).toEqual([2])
    expect(await fileJournal(file).read()).toEqual({ revisions: journal.revisions, torn: null, loss: null })
    expect(journal.head.seq).toBe(2)
  })

  it('is tidied up at the end', async () => {
    const before = await readFile(file)
    broken = new Set<Operation>(['datasync', 'truncate'])
    await expect(journal.append([actorDraft('b')])).rejects.toThrow(JournalWriteError)
    expect((await readFile(file)).length).toBeGreaterThan(before.length)
    broken.clear()
    await journal.close()
    expect(await readFile(file)).toEqual(before)
  })

  it.each<[string, () => Promise<void>]>([
    ['added to', () => appendFile(file, 'foreign')],
    ['cut', () => writeFile(file, '')],
    ['replaced', async () => rename(await copied(), file)],
    ['removed', () => rm(file)],
  ])('is not written to when the file was %s by somebody else', async (_what, change) => {
    await change()
    const before = existsSync(file) ? readFileSync(file) : null
    await expect(journal.append([actorDraft('b')])).rejects.toThrow('another program has changed the file')
    expect(existsSync(file) ? readFileSync(file) : null).toEqual(before)
  })

  async function copied(): Promise<string> {
    const copy = join(folder, 'copy')
    await writeFile(copy, await readFile(file))
    return copy
  }
})

describe('a disk that is really full', () => {
  it('refuses, and takes the next append when there is room again', { timeout: 30_000 }, async () => {
    // No file of this process may grow beyond 8 KiB: what the kernel then says is EFBIG.
    const script = `
      import { openFileJournal } from ${JSON.stringify(new URL('./file-journal.ts', import.meta.url).href)}
      const journal = await openFileJournal({ file: ${JSON.stringify(file)}, now: () => new Date(), tell() {} })
      const draft = (id, name) => ({ action: 'create', type: 'actor', id, record: { id, name, kind: 'state' },
        by: 'test', reason: null, material: true, expected: 0 })
      process.on('SIGXFSZ', () => {})
      const said = []
      for (const [id, size] of [['a', 10], ['b', 20000], ['c', 10]])
        said.push(await journal.append([draft(id, 'x'.repeat(size))]).then(() => 'kept', error => error.message))
      console.log(JSON.stringify(said))
      await journal.close()`
    const child = join(folder, 'child.mts')
    await writeFile(child, script)
    const { stdout } = await promisify(execFile)(
      'bash',
      ['-c', 'ulimit -f 8; exec "$@"', 'bash', process.execPath, '--import', tsx, child],
      { env: { ...process.env, TSX_DISABLE_CACHE: '1' } },
    )
    expect(JSON.parse(stdout)).toEqual([
      'kept',
      'The journal could not be written: the file may not grow any further.',
      'kept',
    ])
    await withJournal(async journal => expect(journal.revisions.map(({ id }) => id)).toEqual(['a', 'c']))
  })

  it.runIf(canMount())('is reported as such (a small file system of its own)', async () => {
    const mounted = join(folder, 'small')
    execFileSync('mkdir', [mounted])
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', mounted])
    try {
      file = join(mounted, 'journal.jsonl')
      await withJournal(async journal => {
        await journal.append([actorDraft('a')])
        const before = readFileSync(file)
        const large = actorDraft('b', { reason: 'x'.repeat(100_000) })
        await expect(journal.append([large])).rejects.toMatchObject({ reason: 'no space left on the device' })
        expect(readFileSync(file)).toEqual(before)
        await journal.append([actorDraft('c')])
      })
      await withJournal(async journal => expect(journal.revisions.map(({ id }) => id)).toEqual(['a', 'c']))
    } finally {
      execFileSync('umount', [mounted])
    }
  })
})

const tsx = new URL('../../../node_modules/tsx/dist/loader.mjs', import.meta.url).href

/** Only root may mount; elsewhere the test is shown as skipped. */
function canMount(): boolean {
  const trial = mkdtempSync(join(tmpdir(), 'parley-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', trial], { stdio: 'ignore' })
    execFileSync('umount', [trial])
    return true
  } catch {
    return false
  } finally {
    rmSync(trial, { recursive: true })
  }
}

describe('the lock', () => {
  it('keeps a second opener in the same process out', async () => {
    await withJournal(async () => {
      await expect(open()).rejects.toMatchObject({
        name: 'JournalLockedError',
        file,
        holder: { pid: process.pid, since: '2025-11-23T10:00:00.000Z' },
      })
    })
    await withJournal(async journal => expect(journal.head.seq).toBe(0))
  })

  it('keeps another process out until it dies', { timeout: 30_000 }, async () => {
    await writeSample()
    const child = join(folder, 'child.mts')
    writeFileSync(
      child,
      `import { openFileJournal } from ${JSON.stringify(new URL('./file-journal.ts', import.meta.url).href)}
       await openFileJournal({ file: ${JSON.stringify(file)}, now: () => new Date(), tell() {} })
       console.log('open')
       setInterval(() => {}, 1000)`,
    )
    const holder = spawn(process.execPath, ['--import', tsx, child], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise(resolve => holder.stdout.once('data', resolve))
    const before = await readFile(file)
    await expect(open()).rejects.toMatchObject({
      name: 'JournalLockedError',
      holder: { pid: holder.pid },
    })
    expect(await readFile(file)).toEqual(before)

    const died = new Promise(resolve => holder.once('exit', resolve))
    holder.kill('SIGKILL')
    await died
    // The dead process has left its lock file behind.
    expect(readFileSync(`${file}.lock`, 'utf8')).toContain(String(holder.pid))
    await withJournal(async journal => expect(journal.head.seq).toBe(5))
  })

  it.each(['', 'rubbish', '{"pid":"1"}', 'null'])('is not hindered by a lock file that says “%s”', async text => {
    await writeSample()
    await writeFile(`${file}.lock`, text)
    await withJournal(async journal => {
      await journal.append([actorDraft('a')])
      await writeFile(`${file}.lock`, text)
      await expect(open()).rejects.toMatchObject({ holder: null })
    })
  })

  it('is given back when the file turns out to be damaged', async () => {
    await damageOf('rubbish\n')
    await writeFile(file, '')
    await withJournal(async journal => expect(journal.head.seq).toBe(0))
  })
})

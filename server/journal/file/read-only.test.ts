import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { appendFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FileOperations } from '../disk/file-operations.ts'
import { actorDraft } from '../journal.contract.ts'
import { journalFolder } from './journal-folder.ts'

// A disk, or a user, that can't write can still read.

const place = journalFolder()

describe('an end that can not be set aside', () => {
  it('stays in the file while the journal is read, and is set aside before the next write', async () => {
    const bytes = await place.writeSample()
    await appendFile(place.file, 'torn')
    let isBroken = true
    const wrapOperations = (operations: FileOperations): FileOperations => ({
      ...operations,
      async truncate(length) {
        if (isBroken) throw Object.assign(new Error('injected'), { code: 'ENOSPC' })
        await operations.truncate(length)
      },
    })
    await place.within(
      async journal => {
        expect(journal.head.seq).toBe(5)
        expect(place.told).toEqual([
          "an unfinished end of the journal (4 bytes) stays in the file, where nobody reads it: it can't be set aside (no space left on the device)",
        ])
        await expect(journal.append([actorDraft('six')])).rejects.toMatchObject({
          name: 'JournalWriteError',
          reason: 'no space left on the device',
        })
        isBroken = false
        await journal.append([actorDraft('six')])
        expect(place.told.at(-1)).toContain('nothing confirmed was lost')
      },
      { wrapOperations },
    )
    expect(readFileSync(place.file).subarray(0, bytes.length)).toEqual(bytes)
    await place.within(journal => expect(journal.head.seq).toBe(6))
  })
})

describe.runIf(canMount())('a small file system of its own', () => {
  async function mounted(work: (file: string) => Promise<void>): Promise<void> {
    const folder = join(place.folder, 'small')
    mkdirSync(folder)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
    try {
      await work(join(folder, 'journal.jsonl'))
    } finally {
      execFileSync('umount', [folder])
    }
  }

  it('that can not be written is opened for reading, and says so', () =>
    mounted(async file => {
      await place.within(journal => journal.append([actorDraft('a')]), { file })
      await appendFile(file, 'torn')
      execFileSync('mount', ['-o', 'remount,ro', join(place.folder, 'small')])
      await place.within(
        async journal => {
          expect(journal.revisions.map(({ id }) => id)).toEqual(['a'])
          await expect(journal.append([actorDraft('b')])).rejects.toMatchObject({
            name: 'JournalWriteError',
            reason: expect.stringMatching(/^read-only file system when it was opened, .* until it is opened again$/),
          })
          await expect(journal.tryOut()).rejects.toThrow('read-only file system')
        },
        { file },
      )
      expect(place.told).toEqual([
        expect.stringMatching(/^the journal can only be read \(read-only file system\); nothing can be added/),
        expect.stringContaining('an unfinished end of the journal (4 bytes) stays in the file'),
      ])
      execFileSync('mount', ['-o', 'remount,rw', join(place.folder, 'small')])
      await place.within(journal => journal.append([actorDraft('b')]), { file })
    }))

  it('that is full is no obstacle to opening, whatever is torn', () =>
    mounted(async file => {
      await place.within(journal => journal.append([actorDraft('a')]), { file })
      await appendFile(file, '{"action":"create","at":"2026-11')
      await fill(file)
      const filling = `${file}.filling`
      await place.within(
        async journal => {
          expect(journal.revisions.map(({ id }) => id)).toEqual(['a'])
          await expect(journal.append([actorDraft('b')])).rejects.toMatchObject({ name: 'JournalWriteError' })
          await expect(journal.tryOut()).rejects.toThrow('no space left on the device')
          await rm(filling)
          await journal.tryOut()
          await journal.append([actorDraft('b')])
        },
        { file },
      )
      expect(place.told[0]).toMatch(/stays in the file.* \(no space left on the device\)$/)
      expect(readdirSync(join(place.folder, 'small')).filter(name => name.includes('.torn-'))).toHaveLength(1)
    }))

  it('that is taken away is missed before anything is written, and found when it is back', () =>
    mounted(async file => {
      await place.within(
        async journal => {
          await journal.append([actorDraft('a')])
          await journal.tryOut()
          const small = join(place.folder, 'small')
          execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', small])
          await expect(journal.tryOut()).rejects.toMatchObject({ name: 'JournalWriteError' })
          execFileSync('umount', [small])
          await journal.tryOut()
          await journal.append([actorDraft('b')])
        },
        { file },
      )
      expect(readdirSync(join(place.folder, 'small')).filter(name => name.endsWith('.try'))).toEqual([])
    }))

  it('that is full and new is begun when there is room', () =>
    mounted(async file => {
      await fill(file)
      await expect(place.within(journal => journal.append([actorDraft('a')]), { file })).rejects.toThrow(
        'no space left on the device',
      )
      await rm(`${file}.filling`)
      await place.within(journal => journal.append([actorDraft('a')]), { file })
    }))

  async function fill(file: string): Promise<void> {
    await writeFile(`${file}.filling`, Buffer.alloc(64 * 1024)).catch(() => {})
  }
})

/** Only root may mount; elsewhere the tests are shown as skipped. */
function canMount(): boolean {
  try {
    execFileSync('unshare', ['-m', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

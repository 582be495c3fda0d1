import { existsSync, readdirSync } from 'node:fs'
import { appendFile, copyFile, readFile, rename, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { actorDraft } from '../journal.contract.ts'
import { JournalLossError } from '../journal.ts'
import { fileJournal } from './file-journal.ts'
import { journalFolder, NOON } from './journal-folder.ts'

// The file of the journal goes while a process has it open.

const place = journalFolder()

const rescued = () => readdirSync(place.folder).filter(name => name.includes('.rescued-'))

const copyIn = () => join(place.folder, rescued()[0] ?? '')

const GOING: [string, () => Promise<unknown>][] = [
  ['removed', () => rm(place.file)],
  ['moved away', () => rename(place.file, join(place.folder, 'elsewhere'))],
  ['cut', async () => truncate(place.file, (await readFile(place.file)).length - 20)],
  ['emptied', () => truncate(place.file)],
  [
    'replaced by a copy',
    async () => {
      await copyFile(place.file, join(place.folder, 'copy'))
      await rename(join(place.folder, 'copy'), place.file)
    },
  ],
  ['removed with all that lies beside it', () => clearFolder()],
]

async function clearFolder(): Promise<void> {
  for (const name of readdirSync(place.folder)) await rm(join(place.folder, name))
}

describe('a journal that goes while it is open', () => {
  it.each(GOING)('(%s) says how it can be saved, and is saved when it is closed', async (what, go) => {
    const bytes = await place.writeSample()
    const journal = await place.open()
    await go()
    await expect(journal.append([actorDraft('more')])).rejects.toMatchObject({
      name: 'JournalWriteError',
      reason: expect.stringMatching(
        new RegExp(`still in memory, up to revision 5: “kill -USR2 ${process.pid}” saves a copy of it`),
      ),
    })
    await journal.close()
    expect(await readFile(copyIn())).toEqual(bytes)
    expect(place.told.at(-1)).toBe(
      `the file of the journal was changed, moved or removed while it was in use; all 5 revisions were saved from memory in ${copyIn()}`,
    )
    if (what === 'replaced by a copy') return
    await expect(place.open()).rejects.toThrow(JournalLossError)
    await expect(place.open()).rejects.toThrow(`in ${copyIn()}: put that in its place`)

    await copyFile(copyIn(), place.file)
    await place.within(again => expect(again.head.seq).toBe(5))
  })

  it('needs no rescue when somebody has only added to it', async () => {
    await place.within(async journal => {
      await journal.append([actorDraft('a')])
      await appendFile(place.file, 'foreign')
      await expect(journal.append([actorDraft('b')])).rejects.toThrow('another program has changed the file')
    })
    expect(rescued()).toEqual([])
    await place.within(journal => expect(journal.head.seq).toBe(1))
  })

  it('is saved elsewhere when its folder is gone, too', async () => {
    const bytes = await place.writeSample()
    const journal = await place.open()
    await rm(place.folder, { recursive: true })
    await journal.close()
    const copy = /saved from memory in (.*)/.exec(place.told.join('\n'))?.[1] ?? ''
    expect(dirname(copy)).toBe(tmpdir())
    expect(await readFile(copy)).toEqual(bytes)
    await rm(copy)
  })
})

describe('a copy from memory', () => {
  it('holds every revision, byte for byte, and never replaces another', async () => {
    const bytes = await place.writeSample()
    await place.within(async journal => {
      const copies = [1, 2].map(() => fileJournal(place.file).saveCopy(journal.revisions, NOON))
      const [first = '', second = ''] = await Promise.all(copies)
      expect(await readFile(first)).toEqual(bytes)
      expect(await readFile(second)).toEqual(bytes)
      expect(first).not.toBe(second)
    })
    expect(existsSync(place.file)).toBe(true)
  })
})

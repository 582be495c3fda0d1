import { readFileSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { FileOperations } from '../disk/file-operations.ts'
import { journalFolder } from '../file/journal-folder.ts'
import { actorDraft } from '../journal.contract.ts'
import { readAnchor } from './anchor.ts'

const place = journalFolder()

const anchored = async () => (await readAnchor(place.file)).anchored

describe('the anchor', () => {
  it('follows the journal while it is open, one commit or many', async () => {
    await place.within(async journal => {
      for (let round = 0; round < 5; round++) {
        await journal.append([actorDraft(`a-${round}`)])
        await Promise.all(['b', 'c', 'd'].map(id => journal.append([actorDraft(`${id}-${round}`)])))
        const { seq, hash } = journal.head
        await vi.waitFor(async () =>
          expect(await anchored()).toEqual({ seq, hash, length: readFileSync(place.file).length }),
        )
        await pause(30)
      }
    })
  })

  it('holds after every closing', async () => {
    for (let round = 0; round < 20; round++)
      await place.within(async journal => {
        await journal.append([actorDraft(`a-${round}`)])
        await pause(round)
        await journal.append([actorDraft(`b-${round}`)])
      })
    expect(await anchored()).toMatchObject({ seq: 40, length: readFileSync(place.file).length })
  })

  it('is written again when it was removed', async () => {
    await place.within(async journal => {
      rmSync(`${place.file}.anchor`)
      await journal.append([actorDraft('a')])
    })
    expect(await anchored()).toMatchObject({ seq: 1 })
  })

  it('that can not be written hinders nobody, and that is told once', async () => {
    const wrapOperations = (operations: FileOperations, file: string): FileOperations => ({
      ...operations,
      async write(bytes, position) {
        if (isBroken && file.endsWith('.anchor')) throw Object.assign(new Error('injected'), { code: 'EIO' })
        await operations.write(bytes, position)
      },
    })
    let isBroken = false
    await place.within(
      async journal => {
        isBroken = true
        for (const id of ['a', 'b', 'c']) {
          await journal.append([actorDraft(id)])
          await pause(15)
        }
      },
      { wrapOperations },
    )
    expect(place.told).toEqual([expect.stringMatching(/^the anchor .* can't be written \(the disk reports an error\)/)])
    await place.within(journal => expect(journal.head.seq).toBe(3))
  })

  it('still holds when one of its slots is spoiled, and never says what was not written', async () => {
    await place.writeSample()
    const bytes = await readFile(`${place.file}.anchor`)
    const before = await anchored()
    expect(before?.seq).toBe(5)
    await fc.assert(
      fc.asyncProperty(fc.nat(511), fc.nat(255), fc.constantFrom(0, 512), async (at, value, slot) => {
        const spoiled = Buffer.from(bytes)
        spoiled[slot + at] = value
        await writeFile(`${place.file}.anchor`, spoiled)
        const found = await anchored()
        expect(found?.seq === 5 || found?.seq === 0).toBe(true)
        if (found?.seq === 5) expect(found).toEqual(before)
      }),
      { numRuns: 200 },
    )
  })
})

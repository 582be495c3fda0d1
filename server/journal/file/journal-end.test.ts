import { cpSync, existsSync, readdirSync } from 'node:fs'
import { appendFile, mkdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actorDraft } from '../journal.contract.ts'
import { type JournalDamageError, JournalLossError } from '../journal.ts'
import { fileJournal } from './file-journal.ts'
import { journalFolder } from './journal-folder.ts'

// What the journal once held and holds no more; what was never confirmed and is there all the same.

const place = journalFolder()

/** The sample's head, and where its batches end. */
async function sampled() {
  const bytes = await place.writeSample()
  const lines = bytes.toString().split('\n').slice(0, -1)
  const head = JSON.parse(lines[4] ?? '') as { seq: number; hash: string }
  const lengthOf = (count: number) =>
    Buffer.byteLength(
      lines
        .slice(0, count)
        .map(line => `${line}\n`)
        .join(''),
    )
  return { bytes, lines, head, lengthOf }
}

async function refusal(): Promise<JournalLossError | JournalDamageError> {
  const before = existsSync(place.file) ? await readFile(place.file) : null
  const error = await place.open().then(
    () => null,
    caught => caught,
  )
  expect(existsSync(place.file) ? await readFile(place.file) : null).toEqual(before)
  expect(readdirSync(place.folder).filter(name => name.includes('torn'))).toEqual([])
  return error
}

describe('a journal of which the end is missing', () => {
  it.each<[string, (sample: Awaited<ReturnType<typeof sampled>>) => Promise<unknown>, RegExp]>([
    ['removed', () => rm(place.file), /journal\.jsonl is missing\. The record was at revision 5, hash [0-9a-f]{64}\./],
    ['emptied', () => truncate(place.file), /journal\.jsonl is empty\. The record was at revision 5, hash /],
    [
      'cut after a batch',
      ({ lengthOf }) => truncate(place.file, lengthOf(4)),
      /was at revision 5, .*now ends at revision 4/,
    ],
    [
      'cut within a batch',
      ({ lengthOf }) => truncate(place.file, lengthOf(3)),
      /was at revision 5, .*now ends at revision 1/,
    ],
    [
      'cut within a line',
      ({ bytes }) => truncate(place.file, bytes.length - 50),
      /was at revision 5, .*now ends at revision 4/,
    ],
    [
      'cut by one byte',
      ({ bytes }) => truncate(place.file, bytes.length - 1),
      /was at revision 5, .*now ends at revision 4/,
    ],
    ['replaced', () => replaceByAnother(), /is not the one that was here\. That one was at revision 5, hash /],
  ])('%s is not opened and named, until somebody wants to begin anew', async (_what, damage, message) => {
    const sample = await sampled()
    await damage(sample)
    const loss = await refusal()
    expect(loss).toBeInstanceOf(JournalLossError)
    expect(loss).toMatchObject({ was: { seq: 5, hash: sample.head.hash } })
    expect(loss.message).toMatch(message)
    expect(loss.message).toContain(sample.head.hash)
    expect(loss.message).toContain('start once with --begin-anew')
    expect((await fileJournal(place.file).read())?.loss).toEqual(loss)

    place.told.length = 0
    const [seq, next] = await place.within(
      async journal => [journal.head.seq, await journal.append([actorDraft('anew')])] as const,
      { beginAnew: true },
    )
    expect(next[0]?.seq).toBe(seq + 1)
    expect(place.told[0]).toMatch(/^the record goes on without what is missing, as was asked\. The /)
    expect(place.told.join()).not.toContain('nothing confirmed was lost')
    // Nothing is missed any more, and a journal that is whole is never begun anew.
    place.told.length = 0
    await place.within(journal => expect(journal.head.seq).toBe(seq + 1))
    await place.within(journal => expect(journal.head.seq).toBe(seq + 1), { beginAnew: true })
    expect(place.told).toEqual([])
  })

  /** By a journal that has come further. */
  async function replaceByAnother(): Promise<void> {
    const other = join(place.folder, 'other.jsonl')
    await place.within(
      async journal => {
        for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await journal.append([actorDraft(id)])
      },
      { file: other },
    )
    await rename(other, place.file)
  }

  it('is not taken for a new one when only the lock tells that it was there', async () => {
    await sampled()
    for (const name of ['journal.jsonl', 'journal.jsonl.anchor']) await rm(join(place.folder, name))
    expect((await refusal()).message).toMatch(/journal\.jsonl is missing\. There was one before\./)
    await writeFile(place.file, '')
    expect((await refusal()).message).toMatch(/journal\.jsonl is empty\. There was one before\./)
  })

  it('nor when its folder holds nothing but an anchor, or an empty lock', async () => {
    await sampled()
    const [folder, file] = [join(place.folder, 'mounted'), join(place.folder, 'mounted/journal.jsonl')]
    for (const name of ['anchor', 'lock']) {
      await mkdir(folder)
      cpSync(`${place.file}.${name}`, `${file}.${name}`)
      await expect(place.open({ file })).rejects.toThrow('journal.jsonl is missing')
      await writeFile(`${file}.${name}`, '')
      if (name === 'lock') await expect(place.open({ file })).rejects.toThrow('journal.jsonl is missing')
      await rm(folder, { recursive: true })
    }
  })

  it('changed in its last byte is damaged in its last line', async () => {
    const { bytes } = await sampled()
    await writeFile(place.file, bytes.fill('x', bytes.length - 1))
    expect(await refusal()).toMatchObject({ name: 'JournalDamageError', line: 5 })
  })

  it('is named with the copy that was saved from memory', async () => {
    await sampled()
    const copy = await fileJournal(place.file).saveCopy([], new Date('2025-11-24T10:00:00Z'))
    await rm(place.file)
    expect((await refusal()).message).toContain(`in ${copy}: put that in its place`)
  })

  it('wherever it was cut, is never opened as if it were whole', { timeout: 60_000 }, async () => {
    const { bytes } = await sampled()
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async length => {
        await writeFile(place.file, bytes.subarray(0, length))
        expect(await refusal()).toBeInstanceOf(JournalLossError)
      }),
      { numRuns: 100 },
    )
  })
})

describe('a journal that was begun and never held anything', () => {
  it('is begun again without a question', async () => {
    await place.within(() => {})
    await place.within(() => {})
    await rm(place.file)
    await place.within(journal => journal.append([actorDraft('a')]))
  })

  it('is begun after the first opening came to nothing', async () => {
    await mkdir(place.file)
    await expect(place.open()).rejects.toThrow('it is a directory')
    await rm(place.file, { recursive: true })
    await place.within(journal => journal.append([actorDraft('a')]))
    expect(place.told).toEqual([])
  })
})

describe('what is behind the confirmed end', () => {
  it.each<[string, (lines: readonly string[]) => string | Buffer, string]>([
    ['a line without its end', () => '{"action":"cre', 'the last line (revision 6) is incomplete'],
    ['zeros', () => Buffer.alloc(3000), 'the last line (revision 6) is incomplete'],
    ['zeros within lines', ([a = '', b = '']) => `${a.slice(0, 50)}\0\0\0\0${b}\n${a}\n`, 'the line is not valid JSON'],
    ['lines that do not fit', ([a = '', b = '']) => `${a}\n${b}\n`, 'revision 6 was expected'],
    ['an empty line', () => '\n', 'the line is empty'],
    ['bytes that are no text', () => Buffer.from([0xff, 10, 0xfe, 10]), 'the line is not valid UTF-8'],
    ['other JSON', () => 'null\n', 'not an object'],
  ])('%s is set aside, and nothing confirmed is lost', async (_what, tail, reason) => {
    const { bytes, lines } = await sampled()
    const added = Buffer.from(tail(lines.slice(1, 3)))
    await appendFile(place.file, added)
    const read = await fileJournal(place.file).read()
    expect(read).toMatchObject({ loss: null, torn: { bytes: added.length, isUnconfirmed: true } })
    expect(read?.torn?.reason).toContain(reason)
    await place.within(journal => expect(journal.head.seq).toBe(5))
    expect(place.told).toEqual([
      expect.stringMatching(/^an unfinished write was set aside in .*; nothing confirmed was lost$/),
    ])
    expect(await readFile(place.file)).toEqual(bytes)
    const copy = /set aside in (.*);/.exec(place.told[0] ?? '')?.[1] ?? ''
    expect(await readFile(copy)).toEqual(added)
  })

  it('is kept as far as it is whole: an anchor may lag behind', async () => {
    const { bytes } = await sampled()
    const anchor = await readFile(`${place.file}.anchor`)
    await place.within(journal => journal.append([actorDraft('six'), actorDraft('seven')]))
    await writeFile(`${place.file}.anchor`, anchor)
    await appendFile(place.file, 'torn')
    await place.within(journal => expect(journal.head.seq).toBe(7))
    expect((await readFile(place.file)).subarray(0, bytes.length)).toEqual(bytes)
    expect(place.told).toEqual([expect.stringContaining('nothing confirmed was lost')])
  })

  it('is damage when it is of several moments: they were not written at once', async () => {
    await sampled()
    const anchor = await readFile(`${place.file}.anchor`)
    const appendAt = (minute: number, id: string) =>
      place.within(journal => journal.append([actorDraft(id)]), {
        now: () => new Date(Date.UTC(2025, 10, 23, 11, minute)),
      })
    await appendAt(1, 'six')
    await appendAt(2, 'seven')
    await writeFile(`${place.file}.anchor`, anchor)
    const bytes = await readFile(place.file)
    bytes.write('#', bytes.indexOf('Actor six'))
    await writeFile(place.file, bytes)
    expect(await refusal()).toMatchObject({ name: 'JournalDamageError', line: 6 })
  })
})

describe('without an anchor', () => {
  async function forgetAnchor(): Promise<void> {
    await rm(`${place.file}.anchor`)
  }

  it('a torn end is set aside, and it is not said that nothing was lost', async () => {
    const { bytes } = await sampled()
    await forgetAnchor()
    await truncate(place.file, bytes.length - 10)
    await place.within(journal => expect(journal.head.seq).toBe(4))
    expect(place.told).toEqual([expect.stringMatching(/set aside in .*; nothing tells whether it had been confirmed$/)])
  })

  it('sectors that never came to the disk are told from damage', async () => {
    const { bytes, lines } = await sampled()
    await forgetAnchor()
    // The last line begins anew at the next sector, behind one of zeros.
    const start = bytes.length - Buffer.byteLength(`${lines[4]}\n`)
    const holed = Buffer.concat([
      bytes.subarray(0, start + 100),
      Buffer.alloc(1536),
      Buffer.from('rest of the line"}\n'),
    ])
    await writeFile(place.file, holed)
    await place.within(journal => expect(journal.head.seq).toBe(4))
  })

  it('zeros that are no sectors are damage', async () => {
    const { bytes } = await sampled()
    await forgetAnchor()
    await writeFile(place.file, bytes.fill(0, bytes.length - 100, bytes.length - 90))
    expect(await refusal()).toMatchObject({ name: 'JournalDamageError', line: 5 })
  })

  it('that can be read it is made anew, and that is told', async () => {
    await sampled()
    await writeFile(`${place.file}.anchor`, 'rubbish')
    await place.within(journal => expect(journal.head.seq).toBe(5))
    expect(place.told).toEqual([expect.stringMatching(/^the anchor .*\.anchor can't be read, .* it is made anew$/)])
    await place.within(() => {})
    expect(place.told).toHaveLength(1)
  })
})

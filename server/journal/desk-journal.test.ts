import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DESK_JOURNAL } from '../domain/desk/entries.ts'
import { aSuggestion, suggestionDraft } from '../domain/testing/desk-builder.ts'
import { describeDeskJournal } from './desk-journal.contract.ts'
import { fileJournal, fileJournalOf } from './file/file-journal.ts'
import { actorDraft } from './journal.contract.ts'
import { openMemoryJournalOf } from './memory-journal.ts'

// The desk's journal is kept as the record's is, and neither can be taken for the other.

const newFolder = () => mkdtemp(join(tmpdir(), 'parley-desk-'))
const silently = { now: () => new Date('2025-11-23T10:00:00Z'), tell: () => {} }

describeDeskJournal('The desk’s journal in a file', async () => {
  const folder = await newFolder()
  return {
    open: now => fileJournalOf(DESK_JOURNAL, join(folder, 'desk.jsonl')).open({ now, tell: () => {} }),
    remove: () => rm(folder, { recursive: true }),
  }
})

describeDeskJournal('The desk’s journal in memory', async () => {
  const lines: string[] = []
  return { open: async now => openMemoryJournalOf(DESK_JOURNAL, { now, lines }), remove: async () => {} }
})

it('nobody else at the machine can read it, nor what lies beside it', async () => {
  const folder = await newFolder()
  const place = join(folder, 'desk.jsonl')
  const stored = fileJournalOf(DESK_JOURNAL, place)
  const journal = await stored.open(silently)
  await journal.append([suggestionDraft(aSuggestion('a'))])
  await stored.saveCopy(journal.revisions, silently.now())
  await journal.close()
  await writeFile(place, '{"action":"create","at":"2025-11-23T10:', { flag: 'a' })
  await (await stored.open(silently)).close()
  const names = await readdir(folder)
  expect(names.map(name => name.replace(/-\d.*/, '')).toSorted()).toEqual([
    'desk.jsonl',
    'desk.jsonl.anchor',
    'desk.jsonl.lock',
    'desk.jsonl.rescued',
    'desk.jsonl.torn',
  ])
  for (const name of names) expect((await stat(join(folder, name))).mode & 0o777, name).toBe(0o600)
  await rm(folder, { recursive: true })
})

it('neither is taken for the other', async () => {
  const folder = await newFolder()
  const [record, desk] = [join(folder, 'journal.jsonl'), join(folder, 'desk.jsonl')]
  const ofRecord = await fileJournal(record).open(silently)
  await ofRecord.append([actorDraft('a')])
  await ofRecord.close()
  const ofDesk = await fileJournalOf(DESK_JOURNAL, desk).open(silently)
  await ofDesk.append([suggestionDraft(aSuggestion('a'))])
  await ofDesk.close()
  await expect(fileJournal(desk).open(silently)).rejects.toThrow(
    `The journal ${desk} is damaged in line 1: the revision begins the journal of a desk, and this is to be that of a record.`,
  )
  await expect(fileJournalOf(DESK_JOURNAL, record).read()).rejects.toThrow(
    'the revision begins the journal of a record, and this is to be that of a desk',
  )
  expect(Buffer.from(JSON.parse(await readFile(desk, 'utf8')).previous, 'hex').toString()).toMatch(/^desk\0+$/)
  await rm(folder, { recursive: true })
})

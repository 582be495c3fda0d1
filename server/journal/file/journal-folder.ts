import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { actorDraft } from '../journal.contract.ts'
import type { Journal } from '../journal.ts'
import { openFileJournal } from './file-journal.ts'

// For tests: a file journal in a folder of its own, made before each of them and removed after it.

type Options = Partial<Parameters<typeof openFileJournal>[0]>

interface JournalFolder {
  readonly folder: string
  readonly file: string
  /** What was told since the test began. */
  readonly told: string[]
  open(options?: Options): Promise<Journal>
  /** Opens, works and closes. */
  within<T>(work: (journal: Journal) => Promise<T> | T, options?: Options): Promise<T>
  /** Five revisions: one alone, a batch of three, one alone; each of another minute. */
  writeSample(): Promise<Buffer>
}

export const NOON = new Date('2025-11-23T12:00:00Z')

export function journalFolder(): JournalFolder {
  let folder = ''
  const told: string[] = []
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-journal-'))
    told.length = 0
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const place: JournalFolder = {
    get folder() {
      return folder
    },
    get file() {
      return join(folder, 'journal.jsonl')
    },
    told,
    open: (options = {}) =>
      openFileJournal({ file: place.file, now: () => NOON, tell: ({ message }) => told.push(message), ...options }),
    async within(work, options) {
      const journal = await place.open(options)
      try {
        return await work(journal)
      } finally {
        await journal.close()
      }
    },
    async writeSample() {
      let minutes = 0
      const now = () => new Date(Date.UTC(2025, 10, 23, 10, minutes++))
      await place.within(
        async journal => {
          await journal.append([actorDraft('one')])
          await journal.append(['two', 'three', 'four'].map(id => actorDraft(id, { reason: 'Разом “together”' })))
          await journal.append([actorDraft('one', { action: 'change', expected: 1 })])
        },
        { now },
      )
      return readFile(place.file)
    },
  }
  return place
}

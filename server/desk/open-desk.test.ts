import { expect, it } from 'vitest'
import { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { JournalDamageError, JournalWriteError } from '../journal/journal.ts'
import { openMemoryJournal } from '../journal/memory-journal.ts'
import { openDesk } from './open-desk.ts'

const now = () => new Date('2026-07-10T12:00:00Z')

function openingAt(error: Error) {
  const told: string[] = []
  const failed: unknown[] = []
  const stored = {
    place: 'desk.jsonl',
    open: () => Promise.reject(error),
    read: async () => null,
    adopt: () => expect.fail('is not asked'),
    saveCopy: async () => '',
  }
  const opening = openDesk({
    stored,
    record: NegotiationRecord.fold([]),
    published: openMemoryJournal({ now }),
    nameOf: () => null,
    now,
    tell: ({ message }) => told.push(message),
    onFailure: cause => failed.push(cause),
  })
  return { opening, told, failed }
}

it('lets a site be read whose disk can’t be written, and says why nothing can be sent to the desk', async () => {
  const { opening, told, failed } = openingAt(new JournalWriteError('the disk can only be read'))
  const { desk, close } = await opening
  expect(told).toEqual(['nothing can be suggested or reported (the disk can only be read)'])
  await expect(desk.report({ page: '/', text: 'Wrong', source: null })).rejects.toThrow('the disk can only be read')
  expect(desk.desk.items).toEqual([])
  expect(failed).toEqual([])
  await close()
})

it('does not begin anew where the desk’s journal is damaged', async () => {
  const { opening } = openingAt(new JournalDamageError('desk.jsonl', 1, 'the line is empty'))
  await expect(opening).rejects.toThrow('desk.jsonl is damaged')
})

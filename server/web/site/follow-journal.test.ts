import { expect, it } from 'vitest'
import { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { anActor, draftOf } from '../../domain/testing/record-builder.ts'
import { WITHOUT_OTHERS } from '../../journal/contact.ts'
import { openMemoryJournal } from '../../journal/memory-journal.ts'
import { createSite, followJournal, type Site } from './site.ts'

it('what others add while a process starts is no gap in its record', async () => {
  const now = () => new Date('2026-07-10T12:00:00.000Z')
  const journal = openMemoryJournal({ now })
  const add = (id: string) => journal.append([draftOf(anActor({ id }))])
  await add('before')
  const record = NegotiationRecord.fold(journal.revisions)
  await add('meanwhile')
  const site = createSite(record, {
    access: () => 'open',
    contact: WITHOUT_OTHERS,
    now,
    publicUrl: null,
    assets: {} as Site['assets'],
    render: () => '',
  })
  followJournal(site, journal)
  await add('after')
  expect([1, 2, 3].map(seq => record.revision(seq)?.id)).toEqual(['before', 'meanwhile', 'after'])
  expect(site.cache.stats().seq).toBe(3)
})

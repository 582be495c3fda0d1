import { expect, it } from 'vitest'
import { judgedOn } from '../domain/record/judgement.ts'
import { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { RECORD_JOURNAL } from '../domain/revisions/journal-kind.ts'
import type { Revision } from '../domain/revisions/revision.ts'
import { anActor, aProcess, draftOf } from '../domain/testing/record-builder.ts'
import { ChainedJournal } from './chained-journal.ts'
import { JournalRefusedError } from './journal.ts'

const now = () => new Date('2025-11-23T10:00:00Z')

/** A process of several that write to one store, as a database would be: it learns of the others when it commits. */
function openShared(store: Revision[]) {
  let known = 0
  const journal = new ChainedJournal(
    RECORD_JOURNAL,
    {
      async commit(seal) {
        const news = store.slice(known)
        store.push(...seal(news).map(({ revision }) => revision))
        known = store.length
      },
      stored: () => ({ length: 0, async *read() {} }),
      async close() {},
    },
    now,
  )
  const record = NegotiationRecord.fold([])
  journal.subscribe(revisions => {
    for (const revision of revisions) record.apply(revision)
  })
  return { journal, record }
}

it('judges drafts on what other processes have stored in the meantime', async () => {
  const store: Revision[] = []
  const [one, other] = [openShared(store), openShared(store)]
  const actor = anActor()
  await one.journal.append([draftOf(actor)])
  await other.journal.append([])

  const retraction = [draftOf(actor, { action: 'retract', expected: 1 })]
  const process = [draftOf(aProcess({ parties: [actor.entry.id] }))]
  const judge = judgedOn(other.record, process)
  await one.journal.append(retraction, judgedOn(one.record, retraction))
  const refused = other.journal.append(process, judge)
  await expect(refused).rejects.toThrow(JournalRefusedError)
  await expect(refused).rejects.toThrow('Refers to the actor “actor”, which was retracted')
  expect(store).toHaveLength(2)
  expect(other.journal.head.seq).toBe(2)
})

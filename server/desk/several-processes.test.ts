import { afterEach, expect, it } from 'vitest'
import { DESK_JOURNAL } from '../domain/desk/entries.ts'
import { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { proposedActor } from '../domain/testing/desk-builder.ts'
import { postgresJournal, postgresJournalOf } from '../journal/postgres/postgres-journal.ts'
import { testDatabase } from '../testing/postgres/test-database.ts'
import { ReviewDesk } from './review-desk.ts'

// Several processes keep one desk. What is decided is decided once, and what has its time is published once.

const NOON = new Date('2026-07-10T12:00:00.000Z')
const database = testDatabase()
const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  await database.clear()
})

let ids = 0

/** A process of its own, which has its own record in memory. */
async function openDesk() {
  const place = { url: database.url, copies: '' }
  const options = { now: () => NOON, tell: () => {} }
  const [published, journal] = [
    await postgresJournal(place).open(options),
    await postgresJournalOf(DESK_JOURNAL, place).open(options),
  ]
  closing.push(
    () => published.close(),
    () => journal.close(),
  )
  const record = NegotiationRecord.fold(published.revisions)
  published.subscribe(revisions => {
    for (const revision of revisions) record.apply(revision)
  })
  const desk = new ReviewDesk({
    journal,
    record,
    published,
    nameOf: account => account,
    now: () => NOON,
    newId: () => `${++ids}`,
  })
  return { desk, record, published, journal }
}

const adding = (id: string) => ({ drafts: [proposedActor(id, `Actor ${id}`)], form: null, note: null })

const EDITOR = { account: 'e1', name: 'E. Ditor' }
const OTHER = { account: 'e2', name: 'O. Ther' }
const ROUNDS = [1, 2, 3, 4, 5]

it.each(ROUNDS)('what has its time is published once by all together (%i)', async () => {
  const [one, other] = [await openDesk(), await openDesk()]
  const names = ['a', 'b', 'c', 'd']
  for (const name of names) {
    const id = await one.desk.suggest('c1', adding(name))
    await one.desk.schedule('e1', { id, version: one.desk.desk.find(id)?.version ?? 0 }, '2026-07-10T11:00:00.000Z')
  }
  await other.journal.append([])
  await Promise.all([one.desk.publishDue(), other.desk.publishDue(), other.desk.mend()])
  const { desk, published } = await openDesk()
  expect(published.revisions.map(({ id, action }) => `${action} ${id}`).toSorted()).toEqual(
    names.map(name => `create ${name}`),
  )
  for (const { state, decisions, comments } of desk.desk.items) {
    expect(state).toBe('accepted')
    expect(decisions).toHaveLength(1)
    expect(comments).toEqual([])
  }
})

it.each(ROUNDS)('of two who accept and refuse at once in two processes one wins (%i)', async () => {
  const [one, other] = [await openDesk(), await openDesk()]
  const id = await one.desk.suggest('c1', adding('added'))
  await other.journal.append([])
  const seen = { id, version: one.desk.desk.find(id)?.version ?? 0 }
  const [first, second, third] = await Promise.all([
    one.desk.publish(EDITOR, seen),
    other.desk.publish(OTHER, seen),
    other.desk.decide('e2', seen, 'refused', 'No'),
  ])
  expect([first.ok, second.ok, third].filter(Boolean)).toHaveLength(1)
  const { desk, published } = await openDesk()
  expect(desk.desk.find(id)?.decisions).toHaveLength(1)
  expect(published.revisions).toHaveLength(third ? 0 : 1)
  expect(desk.desk.find(id)?.state).toBe(third ? 'refused' : 'accepted')
})

import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { DESK_JOURNAL } from '../../domain/desk/entries.ts'
import { judgedOn } from '../../domain/record/judgement.ts'
import { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { aSuggestion, suggestionDraft } from '../../domain/testing/desk-builder.ts'
import { anActor, aProcess, draftOf } from '../../domain/testing/record-builder.ts'
import { testDatabase } from '../../testing/postgres/test-database.ts'
import { actorDraft } from '../journal.contract.ts'
import { type Journal, JournalConflictError, JournalRefusedError } from '../journal.ts'
import { openMemoryJournal } from '../memory-journal.ts'
import { migratePostgres, postgresJournal, postgresJournalOf } from './postgres-journal.ts'

// Several processes add to one journal. Here they are several journals of one process, each with its own connections.

const NOW = () => new Date('2025-11-23T10:00:00Z')
const database = testDatabase()
const opened: Journal[] = []

afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close()
  await database.clear()
})

/** `pollMs` is so long that only notices tell, unless something else is said. */
async function open({ pollMs = 600_000, now = NOW } = {}): Promise<Journal> {
  const journal = await postgresJournal({ url: database.url, copies: '', times: { pollMs } }).open({
    now,
    tell: () => {},
  })
  opened.push(journal)
  return journal
}

/** Until the journal has heard of as many revisions. */
async function hears(journal: Journal, seq: number): Promise<void> {
  if (journal.head.seq >= seq) return
  await new Promise<void>(resolve => {
    const stop = journal.subscribe(() => {
      if (journal.head.seq < seq) return
      stop()
      resolve()
    })
  })
}

function recordOf(journal: Journal): NegotiationRecord {
  const record = NegotiationRecord.fold(journal.revisions)
  journal.subscribe(revisions => {
    for (const revision of revisions) record.apply(revision)
  })
  return record
}

const ids = (journal: Journal) => journal.revisions.map(({ id }) => id)

it('each hears what the others add', async () => {
  const [one, other] = [await open(), await open()]
  const heard: string[] = []
  other.subscribe(batch => heard.push(batch.map(({ id }) => id).join('+')))
  await one.append(['a', 'b'].map(id => actorDraft(id)))
  await one.append([actorDraft('c')])
  await hears(other, 3)
  expect(heard).toEqual(['a+b', 'c'])
  expect(other.head).toEqual(one.head)
  expect(other.stored().length).toBe(one.stored().length)
})

it('what no notice has told of is found out all the same', async () => {
  const journal = await open({ pollMs: 20 })
  const lines: string[] = []
  const elsewhere = openMemoryJournal({ now: NOW, lines })
  await elsewhere.append([actorDraft('a')])
  await database.query('insert into parley.record_revisions values (1, $1)', lines)
  await database.query(`update parley.journals set seq = 1, hash = $1 where name = 'record'`, [elsewhere.head.hash])
  await hears(journal, 1)
  expect(ids(journal)).toEqual(['a'])
})

it('make one gapless chain of all that they add at once', async () => {
  const journals = [await open(), await open(), await open()]
  const appends = journals.flatMap((journal, which) =>
    Array.from({ length: 40 }, (_, number) => [`x-${which}-${number}`, `y-${which}-${number}`])
      .map(batch => batch.map(id => actorDraft(id)))
      .map(async (drafts, number) => {
        // Not all in one group, so that they meet.
        await pause(number % 7)
        return journal.append(drafts)
      }),
  )
  const batches = await Promise.all(appends)
  for (const [first, second] of batches) expect(second?.seq).toBe((first?.seq ?? 0) + 1)
  for (const journal of journals) await hears(journal, 240)
  const [{ count, last } = { count: 0, last: 0 }] = await database.query<{ count: number; last: number }>(
    'select count(*)::integer as count, max(seq) as last from parley.record_revisions',
  )
  expect([count, last]).toEqual([240, 240])
  const again = await open()
  for (const journal of journals) expect(journal.revisions).toEqual(again.revisions)
  for (const journal of journals) expect(journal.head).toEqual(again.head)
})

it('of two that start from the same revision one wins', async () => {
  const [one, other] = [await open(), await open()]
  await one.append([actorDraft('a')])
  await hears(other, 1)
  const change = (by: string) => [actorDraft('a', { action: 'change', expected: 1, by })]
  const outcomes = await Promise.allSettled([one.append(change('one')), other.append(change('other'))])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const refused = outcomes.find(outcome => outcome.status === 'rejected')
  expect(refused).toMatchObject({ reason: { name: 'JournalConflictError', id: 'a', expected: 1, actual: 2 } })
})

it('of two that each add what only one may, one wins, judged on what the other has stored', async () => {
  const [one, other] = [await open(), await open()]
  const actor = anActor()
  await one.append([draftOf(actor)])
  await hears(other, 1)
  const [recordOfOne, recordOfOther] = [recordOf(one), recordOf(other)]
  const retraction = [draftOf(actor, { action: 'retract', expected: 1 })]
  const process = [draftOf(aProcess({ parties: [actor.entry.id] }))]
  const [first, second] = await Promise.allSettled([
    one.append(retraction, judgedOn(recordOfOne, retraction)),
    other.append(process, judgedOn(recordOfOther, process)),
  ])
  expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected'])
  for (const outcome of [first, second])
    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(JournalRefusedError)
})

it('a refusal is judged on what the others have stored, too', async () => {
  const [one, other] = [await open(), await open()]
  const [changed] = await one.append([actorDraft('a')])
  // It may not have heard of it yet.
  await other.append([actorDraft('a', { action: 'change', expected: changed?.seq ?? 0 })])
  await expect(one.append([actorDraft('a')])).rejects.toThrow(JournalConflictError)
  await expect(one.append([actorDraft('a')])).rejects.toMatchObject({ actual: 2 })
})

it('a batch that takes more than one statement is one batch for the others', async () => {
  const [one, other] = [await open(), await open()]
  const text = 'ї'.repeat(60_000)
  const batch = Array.from({ length: 150 }, (_, number) => actorDraft(`a-${number}`, { reason: text }))
  const heard: number[] = []
  other.subscribe(revisions => heard.push(revisions.length))
  await one.append(batch)
  await hears(other, 150)
  expect(heard).toEqual([150])
  expect(other.head).toEqual(one.head)
})

it('a clock that is behind dates nothing before what another has stored', async () => {
  const one = await open()
  const other = await open({ now: () => new Date('2025-11-23T09:59:00Z') })
  await one.append([actorDraft('a')])
  const [late] = await other.append([actorDraft('b')])
  expect(late?.at).toBe('2025-11-23T10:00:00.000Z')
})

it('in its turn each knows what the others have done in theirs', async () => {
  const journals = [await open(), await open()]
  await Promise.all(
    Array.from({ length: 20 }, (_, number) => {
      const journal = journals[number % 2] as Journal
      return journal.inTurn('counting', async () => {
        // Without a turn several would see the same.
        await journal.append([actorDraft(`a-${journal.revisions.length}`)])
      })
    }),
  )
  expect(ids(await open())).toEqual(Array.from({ length: 20 }, (_, number) => `a-${number}`))
})

it('the desk is kept apart from the record', async () => {
  const record = await open()
  const desk = await postgresJournalOf(DESK_JOURNAL, { url: database.url, copies: '' }).open({
    now: NOW,
    tell: () => {},
  })
  await desk.append([suggestionDraft(aSuggestion('a'))])
  await record.append([actorDraft('a')])
  await desk.close()
  const inRecord = await database.query<{ line: string }>('select line from parley.record_revisions')
  expect(inRecord.map(({ line }) => JSON.parse(line).type)).toEqual(['actor'])
  const read = await postgresJournalOf(DESK_JOURNAL, { url: database.url, copies: '' }).read()
  expect(read?.revisions.map(({ type }) => type)).toEqual(['suggestion'])
})

describe('the tables', () => {
  it('are made once, by however many at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => migratePostgres(database.url)))
    expect(outcomes.map(({ from }) => from).toSorted()).toEqual([0, 3, 3, 3, 3])
    expect(await database.query('select version from parley.migrations order by version')).toEqual([
      { version: 1 },
      { version: 2 },
      { version: 3 },
    ])
  })

  it('may stand in a schema that an administrator has made', async () => {
    await database.query('create schema parley')
    await (await open()).append([actorDraft('a')])
    expect((await postgresJournal({ url: database.url, copies: '' }).read())?.revisions).toHaveLength(1)
  })

  it('of a newer version are refused, and left as they are', async () => {
    await migratePostgres(database.url)
    await database.query('insert into parley.migrations (version) values (99)')
    await expect(open()).rejects.toMatchObject({
      name: 'JournalReadError',
      message: expect.stringContaining('its tables are of version 99, and this Parley knows version 3'),
    })
    await expect(migratePostgres(database.url)).rejects.toThrow('Start the newer Parley that made them')
  })

  it('may be brought to a newer version while a process of this one goes on', async () => {
    const [journal, other] = [await open(), await open()]
    await journal.append([actorDraft('before')])
    await database.query('insert into parley.migrations (version) values (99)')
    await database.query('create table parley.of_the_newer (id integer)')
    await expect(open()).rejects.toThrow('Start the newer Parley that made them')
    await journal.append([actorDraft('beside')])
    await hears(other, 2)
    // Also over another connection.
    await database.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'parley' and datname = current_database()`)
    await other.append([actorDraft('after')])
    await hears(journal, 3)
    expect(ids(journal)).toEqual(['before', 'beside', 'after'])
  })

  it('are no journal before they are made, and an empty one afterwards', async () => {
    const journal = postgresJournal({ url: database.url, copies: '' })
    expect(await journal.read()).toBeNull()
    await migratePostgres(database.url)
    expect(await journal.read()).toEqual({ revisions: [], torn: null, loss: null })
  })
})

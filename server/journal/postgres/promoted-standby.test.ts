import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CuttableProxy, cuttableProxy } from '../../testing/postgres/cuttable-proxy.ts'
import {
  type PostgresServer,
  type Standby,
  startPostgres,
  startStandby,
} from '../../testing/postgres/postgres-server.ts'
import { actorDraft } from '../journal.contract.ts'
import type { Journal } from '../journal.ts'
import { postgresJournal } from './postgres-journal.ts'

// A server is lost in the middle of writes, and the standby that follows it takes its place.

let primary: PostgresServer
let standby: Standby
let proxy: CuttableProxy
const opened: Journal[] = []

beforeAll(async () => {
  primary = await startPostgres()
  proxy = await cuttableProxy(primary.url)
  standby = await startStandby(primary)
})
afterAll(async () => {
  for (const journal of opened) await journal.close()
  await proxy.close()
  await standby.remove()
  await primary.remove()
})

async function open(url: string): Promise<Journal> {
  const journal = await postgresJournal({ url, copies: '', times: { pollMs: 20 } }).open({
    now: () => new Date('2025-11-23T10:00:00Z'),
    tell: () => {},
  })
  opened.push(journal)
  return journal
}

it('nothing that was acknowledged is lost, nothing is there twice, and all go on by themselves', async () => {
  const journals = [await open(proxy.url), await open(proxy.url)]
  const acknowledged: string[] = []
  let isPromoted = false
  let untilSomeAre: () => void = () => {}
  const some = new Promise<void>(resolve => {
    untilSomeAre = resolve
  })

  const writing = journals.flatMap((journal, which) =>
    [1, 2, 3].map(async writer => {
      for (let number = 0, afterwards = 0; afterwards < 5; number++) {
        const id = `a-${which}-${writer}-${number}`
        // What is refused was not stored: the same can be asked again.
        while (!acknowledged.includes(id)) {
          await journal.append([actorDraft(id)]).then(
            () => acknowledged.push(id),
            async error => {
              expect(error).toMatchObject({ name: 'JournalWriteError', isUncertain: false })
              await pause(20)
            },
          )
        }
        if (isPromoted) afterwards++
        if (acknowledged.length === 60) untilSomeAre()
      }
    }),
  )
  await some
  await primary.stop('immediate')
  await standby.promote()
  proxy.leadTo(standby.url)
  isPromoted = true
  await Promise.all(writing)

  const again = await open(standby.url)
  expect(again.revisions.map(({ id }) => id).toSorted()).toEqual(acknowledged.toSorted())
  for (const journal of journals) {
    while (journal.head.seq < again.head.seq) await pause(20)
    expect(journal.head).toEqual(again.head)
  }
})

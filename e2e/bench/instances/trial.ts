import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '../../../server/database/connection.ts'
import { postgresJournal } from '../../../server/journal/postgres/postgres-journal.ts'
import { type Cluster, type Instance, startCluster } from './cluster.ts'
import { createLedger, type Verdict } from './ledger.ts'
import { add, browser, program, type Read, somebodyAt } from './people.ts'

// Everything breaks while people write and read. What was acknowledged is there, once; and nobody is led back in time.

interface TrialOptions {
  /** Asked now and then; what is under way is finished then. */
  readonly isOver: (so: Progress) => boolean
  readonly writers?: number
  readonly readers?: number
  /** Between two writes of one, and two reads of one. */
  readonly pauseMs?: number
}

export interface Progress {
  readonly seconds: number
  readonly writes: number
  readonly reads: number
  readonly kills: number
  /** How often all connections to the database were ended. */
  readonly cuts: number
}

export interface Outcome extends Verdict, Progress {
  /** Answers that were no page: a process had just been killed, or could not learn what its reader had seen. */
  readonly unanswered: number
  /** Writes that had to be asked for more than once. */
  readonly askedAgain: number
  /** From the acknowledgement of a write until another instance has it, in ms. */
  readonly seenElsewhere: readonly number[]
}

export async function tryInstances(options: TrialOptions): Promise<Outcome> {
  const cluster = await startCluster()
  try {
    return await tryOn(cluster, options)
  } finally {
    await cluster.stop()
  }
}

async function tryOn(
  { origin, database, instances }: Cluster,
  { isOver, writers = 8, readers = 16, pauseMs = 100 }: TrialOptions,
): Promise<Outcome> {
  const began = performance.now()
  const ledger = createLedger()
  const count = { kills: 0, cuts: 0, unanswered: 0, askedAgain: 0 }
  const seenElsewhere: number[] = []
  const progress = (): Progress => ({
    seconds: (performance.now() - began) / 1_000,
    writes: ledger.writes,
    reads: ledger.reads,
    kills: count.kills,
    cuts: count.cuts,
  })
  const isDone = () => isOver(progress())

  async function writing(index: number): Promise<void> {
    const { ask, leave } = somebodyAt(origin, `127.0.0.${10 + index}`)
    for (let number = 1; !isDone(); number++) {
      const title = `The delegation of writer ${index}, number ${number}`
      const added = await add(ask, title)
      ledger.acknowledged(title, added.id)
      if (added.tries > 1) count.askedAgain++
      else if (index === 0) seenElsewhere.push(...(await untilAllHave(added.id)))
      await sleep(Math.random() * 2 * pauseMs)
    }
    leave()
  }

  /** How long each took that was up all the time. */
  async function untilAllHave(id: string): Promise<number[]> {
    const acknowledged = performance.now()
    const taken = await Promise.all(
      instances.map(async instance => {
        while (instance.isUp) {
          const answer = await fetch(`${instance.origin}/api/1/actors/${id}`).catch(() => null)
          await answer?.arrayBuffer().catch(() => null)
          if (answer?.status === 200) return performance.now() - acknowledged
          await sleep(2)
        }
        return null
      }),
    )
    return taken.filter(ms => ms !== null)
  }

  async function reading(index: number): Promise<void> {
    const { ask, leave } = somebodyAt(origin, `127.0.0.${100 + index}`)
    const read: Read = index % 2 === 0 ? browser(ask) : program(ask)
    while (!isDone()) {
      const revision = await read()
      if (revision === null) count.unanswered++
      else ledger.saw(`reader ${index}`, revision)
      await sleep(Math.random() * 2 * pauseMs)
    }
    leave()
  }

  async function breaking(): Promise<void> {
    const restarting: Promise<void>[] = []
    for (let turn = 0; !isDone(); turn++) {
      const up = instances.filter(({ isUp }) => isUp)
      // One at least goes on.
      if (turn % 3 === 2 || up.length < 2) await cut()
      else restarting.push(kill(up))
      await sleep(500 + Math.random() * 2_500)
    }
    await Promise.all(restarting)
  }

  async function kill(up: readonly Instance[]): Promise<void> {
    count.kills++
    await up[Math.floor(Math.random() * up.length)]?.kill()
  }

  async function cut(): Promise<void> {
    count.cuts++
    await Connection.during({ url: database }, connection =>
      connection.rows(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'parley' and pid <> pg_backend_pid() and random() < 0.7`,
      ),
    )
  }

  await Promise.all([
    ...Array.from({ length: writers }, (_, index) => writing(index)),
    ...Array.from({ length: readers }, (_, index) => reading(index)),
    breaking(),
  ])
  const journal = await postgresJournal({ url: database, copies: '' }).read()
  if (journal === null || journal.loss !== null) throw new Error('The journal has lost its end.')
  const stored = journal.revisions.flatMap(({ id, type, action, record }) =>
    type === 'actor' && action === 'create' && 'name' in record ? [{ id, title: record.name }] : [],
  )
  return { ...progress(), ...count, ...ledger.judge(stored), seenElsewhere }
}

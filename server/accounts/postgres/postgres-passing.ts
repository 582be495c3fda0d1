import { randomUUID } from 'node:crypto'
import { type Connection, DatabaseError } from '../../database/connection.ts'
import { Errands } from '../../database/errands.ts'
import { AccountWriteError } from '../account-store.ts'
import { ASKED_DAY_MS, type AskedBefore } from '../asked-before.ts'
import type { Attempts } from '../attempts.ts'
import { begunIn } from '../begun.ts'
import type { Passing } from '../passing.ts'
import { SealedError, type Sealing } from '../sealing.ts'
import { newSecret } from '../secrets.ts'
import { type Counting, delayAfter, throttleBy, WINDOW_MS } from '../throttle.ts'

// What all processes over a database remember together for a while. Nothing of it can be read there without the key of the
// site: names and places stand as digests, and what people are in the middle of is sealed.

interface Surroundings {
  readonly url: string
  readonly sealing: Sealing
  readonly now: () => Date
}

type Run = Errands['run']

/** In this time nobody is asked twice, however long it takes; a process that was killed meanwhile leaves it free. */
const CARRIED_OUT_MS = 30_000
const SWEEP_MS = 10 * 60_000

export function postgresPassing({ url, sealing, now }: Surroundings): Passing {
  const errands = new Errands(url)
  let swept = now().getTime()

  const run: Run = async work => {
    try {
      return await errands.run(async connection => {
        const isDue = now().getTime() - swept > SWEEP_MS
        if (isDue) swept = now().getTime()
        if (isDue) await sweep(connection, now())
        return work(connection)
      })
    } catch (cause) {
      if (!(cause instanceof DatabaseError)) throw cause
      throw new AccountWriteError(`the database can’t be used (${cause.message})`, { cause })
    }
  }

  return {
    throttle: throttleBy(countingIn(run, sealing, now)),
    begun: begunIn((kind, lastsMs) => attemptsIn(run, sealing, { kind, lastsMs, now })),
    askedBefore: askedIn(run, sealing, now),
    close: () => errands.close(),
  }
}

async function sweep(connection: Connection, now: Date): Promise<void> {
  for (const table of ['guesses', 'begun', 'asked'])
    await connection.rows(`delete from parley.${table} where until <= $1`, [now])
}

const after = (now: () => Date, ms: number): Date => new Date(now().getTime() + ms)

const countingIn =
  (run: Run, { digest }: Sealing, now: () => Date): Counting =>
  async counted => {
    const keys = await Promise.all(counted.map(({ name }) => digest(`guesses ${name}`)))
    const rows = await run(connection =>
      connection.rows<{ key: string | null; hits: number; until: Date }>(
        // In the order of their keys, so that no two wait for each other.
        `with asked as (
           select * from unnest($1::text[], $2::integer[]) as asked (key, most)
         ), over as (
           select guesses.until from asked join parley.guesses using (key)
           where guesses.until > $3 and guesses.hits >= asked.most
         ), counted as (
           insert into parley.guesses as before (key, hits, until)
           select key, 1, $4 from asked where not exists (select from over) order by key
           on conflict (key) do update set
             hits = case when before.until <= $3 then 1 else before.hits + 1 end,
             until = case when before.until <= $3 then excluded.until else before.until end
           returning key, hits, until
         )
         select null as key, 0 as hits, until from over union all select key, hits, until from counted`,
        [keys, counted.map(({ most }) => most), now(), after(now, WINDOW_MS)],
      ),
    )
    const mostOf = new Map(counted.map(({ most }, index) => [keys[index], most]))
    // Several at once may all have found room for one more.
    const over = rows.filter(({ key, hits }) => key === null || hits > (mostOf.get(key) ?? Number.POSITIVE_INFINITY))
    if (over.length > 0) {
      const until = Math.max(...over.map(one => one.until.getTime()))
      return { isRefused: true, retrySeconds: Math.ceil((until - now().getTime()) / 1_000) }
    }
    return {
      isRefused: false,
      delayMs: delayAfter(rows.find(({ key }) => key !== null && mostOf.get(key) === null)?.hits ?? 0),
      succeeded: () =>
        run(async connection => {
          await connection.rows(
            `update parley.guesses set hits = greatest(hits - 1, 0)
             where key in (select key from parley.guesses where key = any ($1) order by key for update)`,
            [keys],
          )
        }),
    }
  }

function attemptsIn<What extends object>(
  run: Run,
  { digest, seal, open }: Sealing,
  { kind, lastsMs, now }: { readonly kind: string; readonly lastsMs: number; readonly now: () => Date },
): Attempts<What> {
  const placeOf = (key: string) => digest(`${kind} ${key}`)

  /** Undefined also where it was sealed by a process with another key. */
  async function opened(place: string, row: { what: string } | undefined): Promise<What | undefined> {
    if (row === undefined) return undefined
    try {
      return JSON.parse((await open(row.what, place)).toString()) as What
    } catch (cause) {
      if (cause instanceof SealedError) return undefined
      throw cause
    }
  }

  async function ask(statement: string, key: string): Promise<What | undefined> {
    if (key === '') return undefined
    const place = await placeOf(key)
    const [row] = await run(connection => connection.rows<{ what: string }>(statement, [place, now()]))
    return opened(place, row)
  }

  return {
    async begin(what, key = newSecret()) {
      const place = await placeOf(key)
      const sealed = await seal(Buffer.from(JSON.stringify(what)), place)
      await run(connection =>
        connection.rows(
          `insert into parley.begun (key, what, until) values ($1, $2, $3)
           on conflict (key) do update set what = excluded.what, until = excluded.until`,
          [place, sealed, after(now, lastsMs)],
        ),
      )
      return key
    },
    find: key => ask('select what from parley.begun where key = $1 and until > $2', key),
    take: key => ask('delete from parley.begun where key = $1 and until > $2 returning what', key),
  }
}

const askedIn = (run: Run, { digest }: Sealing, now: () => Date): AskedBefore => ({
  async begin(key, fingerprint) {
    const place = await digest(`asked ${key}`)
    const claim = randomUUID()
    for (;;) {
      const mine = await run(connection =>
        connection.rows(
          `insert into parley.asked as before (key, fingerprint, claim, until) values ($1, $2, $3, $4)
           on conflict (key) do update set
             fingerprint = excluded.fingerprint, claim = excluded.claim, answer = null, until = excluded.until
           where before.until <= $5 or before.claim = excluded.claim
           returning key`,
          [place, fingerprint, claim, after(now, CARRIED_OUT_MS), now()],
        ),
      )
      if (mine.length > 0) break
      const [before] = await run(connection =>
        connection.rows<{ fingerprint: string; answer: string | null }>(
          'select fingerprint, answer from parley.asked where key = $1',
          [place],
        ),
      )
      // Whoever had it has just let go of it.
      if (before === undefined) continue
      if (before.fingerprint !== fingerprint) return { state: 'another' }
      return before.answer === null ? { state: 'under way' } : { state: 'answered', answer: before.answer }
    }
    const finish = async (statement: string, values: unknown[]) => {
      await run(connection => connection.rows(statement, [place, claim, ...values]))
    }
    return {
      state: 'new',
      answered: answer =>
        finish('update parley.asked set answer = $3, until = $4 where key = $1 and claim = $2', [
          answer,
          after(now, ASKED_DAY_MS),
        ]),
      cameToNothing: () => finish('delete from parley.asked where key = $1 and claim = $2', []),
    }
  },
})

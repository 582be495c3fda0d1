import { performance } from 'node:perf_hooks'
import { LRUCache } from 'lru-cache'

// Whose work is done next. One piece a turn of the event loop, so that what is at hand goes out in between; first for whoever
// has used the processor least; and nobody uses more of it for long than a share.

export interface Work {
  /** Begins it; `done` is to be called when the rest of it is no longer ours. */
  readonly begin: (done: () => void) => void
}

export interface Turns {
  /** `false` where so much of this client's work waits that no more of it is taken, or of everybody's. */
  ask(client: string, work: Work): boolean
  /**
   * Goes on with what has begun: in its turn and charged to its client like everything else, but never refused, and without
   * a place of its own, because the work that it belongs to may be one of those under way.
   */
  goOn(client: string, piece: () => void): void
  /** How much of a client's work waits to begin. */
  waitingOf(client: string): number
}

export interface TurnLimits {
  /** Pieces of one client's work that are under way at once: one may wait for a disk or a thread. */
  readonly atOnce: number
  readonly waitingOfOne: number
  readonly waitingOfAll: number
  /** The part of the processor that one client may use in the long run. */
  readonly share: number
  /** What it may use before that counts. */
  readonly freeMs: number
}

export const TURN_LIMITS: TurnLimits = {
  atOnce: 2,
  waitingOfOne: 120,
  waitingOfAll: 1_000,
  share: 0.5,
  freeMs: 1_000,
}

interface Client {
  /** In the order asked: what is to begin, and pieces of what has begun. */
  readonly line: (Work | Piece)[]
  waiting: number
  underWay: number
  /** What it has used and not yet made up for by waiting, as it was at `at`. */
  usedMs: number
  at: number
}

interface Piece {
  readonly act: () => void
}

const MAX_CLIENTS = 10_000

export function createTurns(limits: TurnLimits): Turns {
  const clients = new LRUCache<string, Client>({ max: MAX_CLIENTS })
  /** Those with anything in line. */
  const inLine = new Set<Client>()
  let waitingOfAll = 0
  let underWay = 0
  let workedMs = 0
  let isCalled = false
  let alarm: NodeJS.Timeout | undefined

  function call(): void {
    if (isCalled || inLine.size === 0) return
    isCalled = true
    setImmediate(() => {
      isCalled = false
      takeTurn()
    })
  }

  function takeTurn(): void {
    clearTimeout(alarm)
    let next: Client | undefined
    for (const client of inLine) {
      if (placeOfNext(client) === -1) continue
      if (next === undefined || usedBy(client) < usedBy(next)) next = client
    }
    // Who has a place again calls again.
    if (next === undefined) return
    const excessMs = usedBy(next) - limits.freeMs
    if (excessMs > 0) alarm = setTimeout(call, excessMs / limits.share)
    else {
      work(next)
      call()
    }
  }

  const placeOfNext = ({ line, underWay }: Client): number =>
    underWay < limits.atOnce ? 0 : line.findIndex(piece => 'act' in piece)

  function work(client: Client): void {
    const [next] = client.line.splice(placeOfNext(client), 1) as [Work | Piece]
    if (client.line.length === 0) inLine.delete(client)
    if ('begin' in next) begin(client, next)
    else charged(client, next.act)
  }

  function charged(client: Client, act: () => void): void {
    const began = performance.now()
    act()
    const elapsed = performance.now() - began
    use(client, elapsed)
    workedMs += elapsed
  }

  function begin(client: Client, work: Work): void {
    client.waiting--
    waitingOfAll--
    client.underWay++
    underWay++
    let isDone = false
    let atFirst: Reading | null = null
    const done = () => {
      if (isDone) return
      isDone = true
      if (atFirst !== null) use(client, sinceThen(atFirst) / underWay)
      client.underWay--
      underWay--
      call()
    }
    charged(client, () => work.begin(done))
    if (!isDone) atFirst = readingNow()
  }

  /** How long the processor has been at work, and how much of that in turns. */
  interface Reading {
    readonly activeMs: number
    readonly workedMs: number
  }
  const readingNow = (): Reading => ({ activeMs: performance.eventLoopUtilization().active, workedMs })
  /** What was done outside of turns is what those under way went on with. */
  const sinceThen = (then: Reading): number => {
    const now = readingNow()
    return Math.max(0, now.activeMs - then.activeMs - (now.workedMs - then.workedMs))
  }

  function usedBy(client: Client): number {
    const now = performance.now()
    client.usedMs = Math.max(0, client.usedMs - (now - client.at) * limits.share)
    client.at = now
    return client.usedMs
  }

  function use(client: Client, ms: number): void {
    client.usedMs = usedBy(client) + ms
  }

  function clientAt(address: string): Client {
    const client = clients.get(address) ?? { line: [], waiting: 0, underWay: 0, usedMs: 0, at: performance.now() }
    clients.set(address, client)
    return client
  }

  function stand(client: Client, next: Work | Piece): void {
    client.line.push(next)
    inLine.add(client)
    call()
  }

  return {
    ask: (address, work) => {
      const client = clientAt(address)
      if (client.waiting >= limits.waitingOfOne || waitingOfAll >= limits.waitingOfAll) return false
      client.waiting++
      waitingOfAll++
      stand(client, work)
      return true
    },
    goOn: (address, act) => stand(clientAt(address), { act }),
    waitingOf: address => clients.get(address)?.waiting ?? 0,
  }
}

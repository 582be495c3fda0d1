import type { ServerResponse } from 'node:http'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { type TimelineQuery, timelineQueryString } from '../../domain/timeline/timeline-query.ts'
import type { SearchBuilder } from './search-builder.ts'

// Readers who stay on a page, as server-sent events (HTML Standard, 9.2). Whoever asks for the same milestones gets the same
// bytes, and what several batches bring is told once.

export interface LiveLimits {
  /** A newsroom has one address for all its desks. */
  readonly ofOne: number
  readonly ofAll: number
}

const LIMITS: LiveLimits = { ofOne: 100, ofAll: 8_000 }

/** How long what comes in is gathered before it is told. */
const GATHER_MS = 50

/** Load balancers cut what is silent for a minute; half of that is what most of them leave. */
const HEARTBEAT_MS = 25_000

/** Whoever has not read so much is not reading. */
const MOST_UNREAD = 64 * 1_024

/** Of more than these a reader is told the number alone. */
const MOST_NAMED = 100

const HEARTBEAT = Buffer.from(':\n\n')

interface Listener {
  readonly res: ServerResponse
  readonly address: string
}

interface Joining extends Listener {
  readonly query: TimelineQuery
  /** The revision up to which the reader knows the record. */
  readonly knows: number
}

export interface LiveStreams {
  /** How many listen. */
  readonly count: number
  /** Whether there is room for one more from this address. */
  hasRoom(address: string): boolean
  /** Takes over an answer whose head has been sent. */
  join(joining: Joining): Promise<void>
  /** The record has changed. */
  tell(): void
  /** Ends all answers; those who want to hear more come again. */
  end(): void
}

export function createLiveStreams(
  { record, search }: { readonly record: NegotiationRecord; readonly search: Pick<SearchBuilder, 'ready'> },
  limits: Partial<LiveLimits> = {},
): LiveStreams {
  const { ofOne, ofAll } = { ...LIMITS, ...limits }
  /** By what they ask for, in the words of an address. */
  const groups = new Map<string, { readonly query: TimelineQuery; readonly listeners: Set<Listener> }>()
  const byAddress = new Map<string, number>()
  let count = 0
  let told = record.head.seq
  let gathering: NodeJS.Timeout | null = null
  let heartbeat: NodeJS.Timeout | null = null

  const all = function* () {
    for (const { listeners } of groups.values()) yield* listeners
  }

  function add(listener: Listener, query: TimelineQuery): void {
    const { res, address } = listener
    const key = timelineQueryString(query)
    const group = groups.get(key) ?? { query, listeners: new Set() }
    groups.set(key, group)
    group.listeners.add(listener)
    byAddress.set(address, (byAddress.get(address) ?? 0) + 1)
    count++
    heartbeat ??= setInterval(() => {
      for (const one of all()) send(one, HEARTBEAT)
    }, HEARTBEAT_MS)
    res.once('close', () => {
      group.listeners.delete(listener)
      if (group.listeners.size === 0) groups.delete(key)
      const left = (byAddress.get(address) ?? 1) - 1
      if (left === 0) byAddress.delete(address)
      else byAddress.set(address, left)
      count--
      if (count > 0 || !heartbeat) return
      clearInterval(heartbeat)
      heartbeat = null
    })
  }

  async function tellGathered(): Promise<void> {
    const since = told
    told = record.head.seq
    for (const { query, listeners } of [...groups.values()]) {
      // Between two groups others have their turn.
      await new Promise(setImmediate)
      const message = await messageSince(query, since)
      if (message) for (const listener of listeners) send(listener, message)
    }
  }

  /** Listeners come again and hear then what they have missed, or why not. */
  function breakOff(): void {
    for (const { res } of [...all()]) res.destroy()
  }

  async function messageSince(query: TimelineQuery, knows: number): Promise<Buffer | null> {
    if (query.search !== '') await search.ready()
    const { seq } = record.head
    if (knows >= seq) return null
    const since = Math.max(knows, query.since ?? 0)
    const events = timelineOf(record).allMatching({ ...query, since })
    if (events.length === 0) return null
    const ids = events.slice(0, MOST_NAMED).map(({ id }) => id)
    return Buffer.from(`id: ${seq}\nevent: milestones\ndata: ${JSON.stringify({ count: events.length, ids })}\n\n`)
  }

  return {
    get count() {
      return count
    },
    hasRoom: address => count < ofAll && (byAddress.get(address) ?? 0) < ofOne,
    join: async ({ query, knows, ...listener }) => {
      add(listener, query)
      const missed = await messageSince(query, knows)
      if (missed) send(listener, missed)
    },
    tell: () => {
      if (gathering !== null) return
      if (count === 0) {
        told = record.head.seq
        return
      }
      gathering = setTimeout(() => {
        gathering = null
        tellGathered().catch(breakOff)
      }, GATHER_MS)
    },
    end: () => {
      if (gathering !== null) clearTimeout(gathering)
      for (const { res } of [...all()]) res.end()
    },
  }
}

function send({ res }: Listener, message: Buffer): void {
  if (res.writableLength > MOST_UNREAD) res.destroy()
  else if (!res.writableEnded) res.write(message)
}

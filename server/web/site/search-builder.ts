import { setImmediate as afterOthers } from 'node:timers/promises'
import { buildSearch, unreadEntries } from '../../domain/finding/finder.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { titlesOf } from '../../domain/timeline/title-index.ts'

/** So many entries a search reads in passing; more are read in short steps before it. */
const READ_IN_PASSING = 64

export interface SearchBuilder {
  /** Call after the record has changed: indexes what is worth it, between requests and never in their way. */
  wake(): void
  /** Resolves when a search can be answered without keeping other requests waiting: mostly at once, but not just after the start. */
  ready(): Promise<void>
  stop(): void
}

export function createSearchBuilder(record: NegotiationRecord): SearchBuilder {
  let running: Promise<void> | null = null
  let isStopped = false

  async function build(): Promise<void> {
    for (const steps of [buildSearch(record), titlesOf(record).build()])
      for (const _ of steps) {
        await afterOthers()
        if (isStopped) return
      }
  }

  const wake = () => {
    running ??= build().finally(() => {
      running = null
    })
  }

  return {
    wake,
    ready: async () => {
      while (unreadEntries(record) > READ_IN_PASSING && !isStopped) {
        wake()
        await running
      }
    },
    stop: () => {
      isStopped = true
    },
  }
}

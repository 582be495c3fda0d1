import { setImmediate as afterOthers } from 'node:timers/promises'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { titlesOf } from '../../domain/timeline/title-index.ts'

/** Up to so many events that are not indexed yet, a search reads them in a few milliseconds. */
const READ_AT_ONCE = 4_096

export interface SearchBuilder {
  /** Call after the record has changed: indexes what is worth it, between requests and never in their way. */
  wake(): void
  /** Resolves when a search can be answered without keeping other requests waiting: at once, but for the first seconds of a large record. */
  ready(): Promise<void>
  stop(): void
}

export function createSearchBuilder(record: NegotiationRecord): SearchBuilder {
  let running: Promise<void> | null = null
  let isStopped = false

  async function build(): Promise<void> {
    for (const steps of [timelineOf(record).buildSearch(), titlesOf(record).build()])
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
      while (timelineOf(record).searchBacklog > READ_AT_ONCE && !isStopped) {
        wake()
        await running
      }
    },
    stop: () => {
      isStopped = true
    },
  }
}

import { fileURLToPath } from 'node:url'
import { NegotiationRecord } from '../../server/domain/record/negotiation-record.ts'
import { RECORD_JOURNAL } from '../../server/domain/revisions/journal-kind.ts'
import {
  prepareDraft,
  type Revision,
  readRevisionLine,
  revisionLine,
  sealRevision,
} from '../../server/domain/revisions/revision.ts'
import { draftOf, type TypedEntry } from '../../server/domain/testing/record-builder.ts'
import { atMost, inTurns, median } from './figures.ts'
import { syntheticEntries } from './synthetic-record.ts'

// What it costs that a journal holds version 1: reading its lines and folding them, against the same in version 2.

const REVISIONS = 100_000
const ROUNDS = 7

const lineOf = ({ type, entry }: TypedEntry, seq: number): string => {
  const { revision } = sealRevision(prepareDraft(draftOf({ type, entry } as TypedEntry), RECORD_JOURNAL), {
    seq,
    at: '2026-01-01T00:00:00.000Z',
    batchEnd: seq,
    previous: '0'.repeat(64),
  })
  return revisionLine(revision)
}

/** A milestone, actor or negotiation as version 1 had it; other entries have changed too little to tell. */
function inVersion1({ type, entry }: TypedEntry): TypedEntry {
  const { places, offices, aliases: _, tables: __, briefs: ___, ...rest } = entry as never as Record<string, unknown>
  const place = Array.isArray(places) && places[0] ? { place: places[0] } : {}
  const role = Array.isArray(offices) ? { role: 'Envoy' } : {}
  return { type, entry: { ...rest, ...place, ...role } } as never
}

function start(lines: readonly string[]): number {
  const before = performance.now()
  const revisions = lines.map(line => {
    const read = readRevisionLine(line, RECORD_JOURNAL)
    if (!read.ok) throw new Error(read.reason)
    return read.revision as Revision
  })
  NegotiationRecord.fold(revisions)
  return performance.now() - before
}

export function benchLifting(): void {
  const entries = [...syntheticEntries(REVISIONS)].slice(0, REVISIONS)
  const lines = {
    old: entries.map((entry, index) => lineOf(inVersion1(entry), index + 1)),
    present: entries.map((entry, index) => lineOf(entry, index + 1)),
  }
  const times: Record<keyof typeof lines, number[]> = { old: [], present: [] }
  for (let round = -1; round < ROUNDS; round++)
    for (const version of inTurns(round, ['old', 'present'] as const)) {
      globalThis.gc?.()
      const time = start(lines[version])
      if (round >= 0) times[version].push(time)
    }
  const ratio = median(times.old.map((time, round) => time / (times.present[round] ?? Number.NaN)))
  const measured = `${median(times.old).toFixed(0)} / ${median(times.present).toFixed(0)} ms = ${ratio.toFixed(2)}`
  const what = `reading and folding ${REVISIONS.toLocaleString('en')} revisions of version 1, against version 2`
  console.table([atMost(what, ratio, 1.1, measured)])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) benchLifting()

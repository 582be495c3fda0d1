// What was promised to whom, and what became of it.

/** An entry in the journal, once for each revision that made it. */
interface Stored {
  readonly id: string
  readonly title: string
}

export interface Verdict {
  readonly acknowledged: number
  /** Of those that were acknowledged, what is not there. */
  readonly lost: readonly string[]
  /** What was sent once and is there more than once. */
  readonly duplicated: readonly string[]
  /** Of each time that somebody was led back: who, from which revision and to which. */
  readonly wentBack: readonly string[]
}

export interface Ledger {
  acknowledged(title: string, id: string): void
  /** What a reader is shown, in the order in which they are. */
  saw(reader: string, revision: number): void
  readonly writes: number
  readonly reads: number
  judge(stored: readonly Stored[]): Verdict
}

export function createLedger(): Ledger {
  const acknowledged = new Map<string, string>()
  const seen = new Map<string, number>()
  const wentBack: string[] = []
  let reads = 0
  return {
    acknowledged: (title, id) => void acknowledged.set(title, id),
    saw(reader, revision) {
      reads++
      const before = seen.get(reader) ?? 0
      if (revision < before) wentBack.push(`${reader} from ${before} to ${revision}`)
      else seen.set(reader, revision)
    },
    get writes() {
      return acknowledged.size
    },
    get reads() {
      return reads
    },
    judge(stored) {
      const idsOf = new Map<string, string[]>()
      for (const { id, title } of stored) idsOf.set(title, [...(idsOf.get(title) ?? []), id])
      return {
        acknowledged: acknowledged.size,
        lost: [...acknowledged].filter(([title, id]) => !idsOf.get(title)?.includes(id)).map(([title]) => title),
        duplicated: [...idsOf].filter(([, { length }]) => length > 1).map(([title]) => title),
        wentBack,
      }
    },
  }
}

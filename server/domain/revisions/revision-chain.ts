import { EMPTY_HEAD, type JournalHead } from './journal-kind.ts'
import type { Action, AnyRevision } from './revision.ts'

// The chain of revisions: what may come next, given all that came before.

/** What the chain knows of an entry, by its last revision. */
export type EntryState = Pick<AnyRevision, 'type' | 'seq' | 'action'>

/** Why an action can't be done to an entry in this state, or null. */
export function actionProblem(state: EntryState | undefined, action: Action, type: string): string | null {
  if (state === undefined) return action === 'create' ? null : 'does not exist'
  if (state.type !== type) return `is of the type ${state.type}, not ${type}`
  if (action === 'create') return 'exists already'
  const isRetracted = state.action === 'retract'
  if (action === 'restore') return isRetracted ? null : 'is not retracted'
  return isRetracted ? 'is retracted' : null
}

/** Follows a chain from its first revision: each one is held against all that came before. */
export class RevisionChain {
  #head: JournalHead
  #batchStart = 1
  #batchEnd = 0
  readonly #entries = new Map<string, EntryState>()

  constructor(empty: JournalHead = EMPTY_HEAD) {
    this.#head = empty
  }

  get head(): JournalHead {
    return this.#head
  }

  /** First sequence of a batch of which the end has not come yet, or null between batches. */
  get openBatch(): number | null {
    return this.#head.seq < this.#batchEnd ? this.#batchStart : null
  }

  entry(id: string): EntryState | undefined {
    return this.#entries.get(id)
  }

  /** Why a revision can't come next, or null. Its own hash is what `readRevisionLine` checks. */
  problemWith(revision: AnyRevision): string | null {
    const { seq, hash, at } = this.#head
    if (revision.seq !== seq + 1) return `revision ${seq + 1} was expected, but this is revision ${revision.seq}`
    if (revision.previous !== hash)
      return seq === 0 ? 'it does not begin a chain' : `it does not follow from revision ${seq}: their hashes differ`
    if (at !== null && revision.at < at) return `its time (${revision.at}) is before that of revision ${seq} (${at})`
    if (revision.batchEnd < revision.seq) return 'its batch ends before it'
    if (this.openBatch !== null && revision.batchEnd !== this.#batchEnd)
      return `its batch ends at ${revision.batchEnd}, that of revision ${seq} at ${this.#batchEnd}`
    const problem = actionProblem(this.#entries.get(revision.id), revision.action, revision.type)
    return problem === null ? null : `it can't ${revision.action} “${revision.id}”, which ${problem}`
  }

  /** Takes a revision in. The caller has asked `problemWith`, or has just sealed it for this place. */
  add(revision: AnyRevision): void {
    if (this.openBatch === null) this.#batchStart = revision.seq
    this.#batchEnd = revision.batchEnd
    this.#head = { seq: revision.seq, hash: revision.hash, at: revision.at }
    this.#entries.set(revision.id, revision)
  }
}

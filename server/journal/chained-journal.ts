import type { JournalHead, JournalKind } from '../domain/revisions/journal-kind.ts'
import {
  type AnyRevision,
  type DraftIn,
  type PreparedDraft,
  prepareDraft,
  RevisionDraftError,
  type RevisionIn,
  revisionLine,
  type SealedRevision,
  sealRevision,
} from '../domain/revisions/revision.ts'
import { actionProblem, type EntryState, RevisionChain } from '../domain/revisions/revision-chain.ts'
import { type Contact, WITHOUT_OTHERS } from './contact.ts'
import { inTurnOf } from './in-turn-of.ts'
import {
  type Journal,
  JournalClosedError,
  JournalConflictError,
  type JournalListener,
  JournalRefusedError,
  type Judgement,
  type StoredBytes,
} from './journal.ts'
import { SteadyClock } from './steady-clock.ts'

// What all journals have in common: the queue, the judging of drafts, sealing, and telling the listeners. Where the
// revisions are kept is the storage's business.

export interface JournalStorage<M> {
  /**
   * Calls `seal` with the revisions that others have stored since the last time (none where there are no others), and
   * stores what it returns; where others were faster it calls it again, and what was returned before counts for nothing.
   * All of it is durable when the promise resolves; when it rejects, nothing is.
   */
  commit(seal: (news: readonly RevisionIn<M>[]) => readonly SealedRevision<M>[]): Promise<void>
  /** What has become durable by the commits that have resolved. */
  stored(): StoredBytes
  /** Keeps all others from what they do under the same name, where there may be others. */
  inTurn?<T>(name: string, act: () => Promise<T>): Promise<T>
  /** Rejects with `JournalWriteError` while nothing can be stored, as far as this storage can tell without storing anything. */
  tryOut?(): Promise<void>
  /** With those who add to the same storage, where there may be others. */
  readonly contact?: Contact
  close(): Promise<void>
}

/** What the storage holds when the journal is opened: the revisions, and the chain that has followed them. */
export interface StoredChain<M> {
  readonly chain: RevisionChain
  readonly revisions: RevisionIn<M>[]
}

interface Request<M> {
  readonly drafts: readonly PreparedDraft<M>[]
  readonly judge: Judgement<M> | undefined
  readonly resolve: (revisions: readonly RevisionIn<M>[]) => void
  readonly reject: (error: unknown) => void
}

type Verdict =
  | { readonly ok: true; readonly first: number }
  /** Not final when it rests on a revision that is itself only about to be stored. */
  | { readonly ok: false; readonly error: unknown; readonly final: boolean }

/** Appends that wait are committed together, up to this many drafts, so that no single commit grows without bounds. */
const GROUP_SIZE = 1024

export class ChainedJournal<M> implements Journal<M> {
  readonly #kind: JournalKind<M>
  readonly #storage: JournalStorage<M>
  readonly #clock: SteadyClock
  readonly #chain: RevisionChain
  readonly #revisions: RevisionIn<M>[]
  readonly #listeners = new Set<JournalListener<M>>()
  readonly #inTurn = inTurnOf()
  #waiting: Request<M>[] = []
  #draining: Promise<void> | null = null
  #closing: Promise<void> | null = null

  constructor(
    kind: JournalKind<M>,
    storage: JournalStorage<M>,
    now: () => Date,
    stored: StoredChain<M> = { chain: new RevisionChain(kind.empty), revisions: [] },
  ) {
    this.#kind = kind
    this.#storage = storage
    this.#clock = new SteadyClock(now)
    this.#chain = stored.chain
    this.#revisions = stored.revisions
  }

  get head(): JournalHead {
    return this.#chain.head
  }

  get revisions(): readonly RevisionIn<M>[] {
    return this.#revisions
  }

  inTurn<T>(name: string, act: () => Promise<T>): Promise<T> {
    const storage = this.#storage
    return this.#inTurn(name, async () => {
      if (storage.inTurn === undefined) return act()
      return storage.inTurn(name, async () => {
        // So it hears of what others have stored.
        await this.append([])
        return act()
      })
    })
  }

  get contact(): Contact {
    return this.#storage.contact ?? WITHOUT_OTHERS
  }

  subscribe(listener: JournalListener<M>): () => void {
    const own: JournalListener<M> = revisions => listener(revisions)
    this.#listeners.add(own)
    return () => {
      this.#listeners.delete(own)
    }
  }

  async tryOut(): Promise<void> {
    await this.#storage.tryOut?.()
  }

  stored(): StoredBytes {
    return this.#storage.stored()
  }

  append(drafts: readonly DraftIn<M>[], judge?: Judgement<M>): Promise<readonly RevisionIn<M>[]> {
    return new Promise((resolve, reject) => {
      if (this.#closing !== null) throw new JournalClosedError()
      if (drafts.length > 1 && new Set(drafts.map(({ id }) => id)).size < drafts.length)
        throw new RevisionDraftError('A batch names an entry twice.')
      this.#waiting.push({ drafts: drafts.map(draft => prepareDraft(draft, this.#kind)), judge, resolve, reject })
      this.#draining ??= this.#drain()
    })
  }

  close(): Promise<void> {
    this.#closing ??= (async () => {
      await this.#draining
      await this.#storage.close()
    })()
    return this.#closing
  }

  /**
   * Takes in what is durable already: at the start, or when another process has written. Revisions that are in are
   * passed over. Throws, with the reason, at one that does not follow.
   */
  absorb(revisions: readonly RevisionIn<M>[]): void {
    const first = this.#chain.head.seq
    for (const revision of revisions) {
      if (revision.seq <= this.#chain.head.seq) continue
      const problem = this.#chain.problemWith(revision)
      if (problem !== null) throw new Error(`Revision ${revision.seq} does not fit: ${problem}.`)
      this.#chain.add(revision)
      this.#revisions.push(revision)
    }
    this.#tell(first)
  }

  /**
   * Stores revisions of another journal as they are, behind the head that they follow; nothing else may be asked of the
   * journal meanwhile. Rejects like `append`, and with the reason where they do not follow.
   */
  async adopt(revisions: readonly RevisionIn<M>[]): Promise<void> {
    const sealed = revisions.map(revision => ({ revision, line: revisionLine(revision) }))
    await this.#storage.commit(news => {
      this.absorb(news)
      const last = this.#chain.head
      if (sealed[0] && sealed[0].revision.previous !== last.hash)
        throw new Error(`Revision ${sealed[0].revision.seq} does not follow from revision ${last.seq}.`)
      return sealed
    })
    this.#take(sealed)
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Everybody who was answered by the last commit may ask again before the next one begins.
      await new Promise(setImmediate)
      await this.#commit(this.#nextGroup())
    }
    this.#draining = null
  }

  #nextGroup(): Request<M>[] {
    let drafts = 0
    let end = 0
    while (end < this.#waiting.length && drafts < GROUP_SIZE) drafts += this.#waiting[end++]?.drafts.length ?? 0
    const group = this.#waiting.slice(0, end)
    this.#waiting = this.#waiting.slice(end)
    return group
  }

  async #commit(group: readonly Request<M>[]): Promise<void> {
    let verdicts: Verdict[] = []
    let sealed: SealedRevision<M>[] = []
    try {
      await this.#storage.commit(news => {
        this.absorb(news)
        ;[verdicts, sealed] = this.#judge(group)
        return sealed
      })
    } catch (error) {
      group.forEach(({ reject }, index) => {
        const verdict = verdicts[index]
        reject(verdict !== undefined && !verdict.ok && verdict.final ? verdict.error : error)
      })
      return
    }
    group.forEach(({ drafts, resolve, reject }, index) => {
      const verdict = verdicts[index] as Verdict
      if (verdict.ok) resolve(this.#take(sealed.slice(verdict.first, verdict.first + drafts.length)))
      else reject(verdict.error)
    })
  }

  /** Takes in a batch that was sealed for this place and has become durable, unless it has come back as news already. */
  #take(batch: readonly SealedRevision<M>[]): readonly RevisionIn<M>[] {
    const known = this.#chain.head.seq
    for (const { revision } of batch) {
      if (revision.seq <= known) continue
      this.#chain.add(revision)
      this.#revisions.push(revision)
    }
    this.#tell(known)
    const first = batch[0]?.revision.seq ?? 1
    return this.#revisions.slice(first - 1, first - 1 + batch.length)
  }

  /** Decides each request by itself, each on top of those before it, and seals what is allowed. */
  #judge(group: readonly Request<M>[]): [Verdict[], SealedRevision<M>[]] {
    const sealed: SealedRevision<M>[] = []
    const pending: RevisionIn<M>[] = []
    const states = new Map<string, EntryState>()
    let tip = this.#chain.head
    const at = later(this.#clock.read(), tip.at)

    const verdicts = group.map(({ drafts, judge }): Verdict => {
      for (const { draft } of drafts) {
        const state = states.get(draft.id) ?? this.#chain.entry(draft.id)
        const error = problemOf(draft, state)
        if (error !== null) return { ok: false, error, final: !states.has(draft.id) }
      }
      const objection = judge && objectionOf(judge, pending)
      if (objection) return { ok: false, error: objection.error, final: pending.length === 0 }
      const first = sealed.length
      const batchEnd = tip.seq + drafts.length
      for (const prepared of drafts) {
        const next = sealRevision(prepared, { seq: tip.seq + 1, at, batchEnd, previous: tip.hash })
        sealed.push(next)
        pending.push(next.revision)
        states.set(next.revision.id, next.revision)
        tip = next.revision
      }
      return { ok: true, first }
    })
    return [verdicts, sealed]
  }

  /** Once for each batch among the revisions after `seq`. */
  #tell(seq: number): void {
    if (this.#listeners.size === 0) return
    for (let start = seq; start < this.#revisions.length; ) {
      const end = this.#revisions[start]?.batchEnd ?? 0
      const batch = this.#revisions.slice(start, end)
      for (const listener of [...this.#listeners]) {
        try {
          listener(batch)
        } catch (error) {
          queueMicrotask(() => {
            throw error
          })
        }
      }
      start = end
    }
  }
}

/** Time never runs backwards. */
const later = (time: string, last: string | null): string => (last !== null && last > time ? last : time)

function problemOf(
  draft: Pick<AnyRevision, 'action' | 'type' | 'id'> & { readonly expected: number },
  state: EntryState | undefined,
): Error | null {
  const actual = state?.seq ?? 0
  if (draft.expected !== actual) return new JournalConflictError(draft.id, draft.expected, actual)
  const problem = actionProblem(state, draft.action, draft.type)
  return problem === null ? null : new RevisionDraftError(`Can't ${draft.action} “${draft.id}”, which ${problem}.`)
}

/** What a judgement throws is the answer to its own request, not to the others of the group. */
function objectionOf<M>(
  judge: Judgement<M>,
  pending: readonly RevisionIn<M>[],
): { readonly error: unknown } | undefined {
  try {
    const problems = judge(pending)
    return problems.size === 0 ? undefined : { error: new JournalRefusedError(problems) }
  } catch (error) {
    return { error }
  }
}

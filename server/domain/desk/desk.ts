import type { RevisionIn } from '../revisions/revision.ts'
import type { Comment, Decision, DeskEntries, Embargo, Report, Suggestion } from './entries.ts'

// All that lies on the desk: the fold of its journal.

export const STATES = ['waiting', 'scheduled', 'sent-back', 'accepted', 'refused', 'withdrawn'] as const

export type State = (typeof STATES)[number]

/** Something that was said or done at an instant. */
type Dated<T> = T & { readonly at: string }

interface Lying {
  readonly id: string
  /** Sequence at the desk of the last thing that was done to it, other than a comment. */
  readonly version: number
  readonly came: string
  readonly state: State
  readonly comments: readonly Dated<Comment>[]
  readonly decisions: readonly Dated<Decision>[]
  /** For when it is to be published; null while nobody has said so, and once that was taken back. */
  readonly embargo: Dated<Embargo> | null
}

export interface LyingSuggestion extends Lying {
  readonly kind: 'suggestion'
  readonly suggestion: Suggestion
  /** Who has changed it last, not counting whose it is. */
  readonly editedBy: string | null | undefined
}

export interface LyingReport extends Lying {
  readonly kind: 'report'
  readonly report: Report
}

export type DeskItem = LyingSuggestion | LyingReport

type DeskRevision = RevisionIn<DeskEntries>

export class Desk {
  readonly #items = new Map<string, DeskItem>()
  readonly #open = new Map<string, DeskItem>()

  static fold(revisions: Iterable<DeskRevision>): Desk {
    const desk = new Desk()
    for (const revision of revisions) desk.apply(revision)
    return desk
  }

  /** In the order in which they came. */
  get items(): Iterable<DeskItem> {
    return this.#items.values()
  }

  /** What nobody has decided on for good. */
  get open(): Iterable<DeskItem> {
    return this.#open.values()
  }

  find(id: string): DeskItem | undefined {
    return this.#items.get(id)
  }

  /** Suggestions that have had their time by this instant, the earliest first. */
  due(now: string): LyingSuggestion[] {
    return [...this.#open.values()]
      .flatMap(item => (item.kind === 'suggestion' && item.state === 'scheduled' ? [item] : []))
      .filter(({ embargo }) => embargo !== null && embargo.notBefore <= now)
      .sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))
  }

  apply(revision: DeskRevision): void {
    const item = this.#itemAfter(revision)
    if (!item) return
    this.#items.set(item.id, item)
    if (isOpen(item)) this.#open.set(item.id, item)
    else this.#open.delete(item.id)
  }

  #itemAfter({ type, record, seq, at, by, action }: DeskRevision): DeskItem | undefined {
    const entry = { ...record, at }
    switch (type) {
      case 'report':
        return { ...newlyCome(seq, at), id: record.id, kind: 'report', report: record as Report }
      case 'suggestion': {
        const suggestion = record as Suggestion
        const before = this.#items.get(record.id)
        const editedBy = before && by !== signatureOf(suggestion.account) ? by : undefined
        return {
          ...(before ?? newlyCome(seq, at)),
          id: record.id,
          kind: 'suggestion',
          suggestion,
          editedBy,
          version: seq,
          state: 'waiting',
        } as LyingSuggestion
      }
      case 'comment': {
        const item = this.#items.get((entry as Dated<Comment>).about)
        return item && { ...item, comments: [...item.comments, entry as Dated<Comment>] }
      }
      case 'decision': {
        const decision = entry as Dated<Decision>
        const item = this.#items.get(decision.about)
        return item && { ...item, version: seq, state: decision.verdict, decisions: [...item.decisions, decision] }
      }
      case 'embargo': {
        const embargo = action === 'retract' ? null : (entry as Dated<Embargo>)
        const item = this.#items.get((record as Embargo).about)
        return item && { ...item, version: seq, state: embargo ? 'scheduled' : 'waiting', embargo }
      }
    }
  }
}

/** How those sign at the desk who have no account. */
const NOBODY = 'nobody'

export const signatureOf = (account: string | null): string => account ?? NOBODY

const newlyCome = (seq: number, at: string) =>
  ({ version: seq, came: at, state: 'waiting', comments: [], decisions: [], embargo: null }) as const

export const isOpen = ({ state }: DeskItem): boolean =>
  state === 'waiting' || state === 'scheduled' || state === 'sent-back'

const timeOf = ({ embargo, id }: LyingSuggestion): string => `${embargo?.notBefore} ${id}`

/** What the suggestion is about; those before it are what it needs. */
export const mainDraft = ({ drafts }: Suggestion): Suggestion['drafts'][number] => {
  const main = drafts.at(-1)
  if (!main) throw new RangeError('A suggestion has no draft.')
  return main
}

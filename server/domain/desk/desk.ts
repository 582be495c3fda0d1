import type { RevisionIn } from '../revisions/revision.ts'
import type { Comment, Decision, DeskEntries, Embargo, ProposedDraft, Report, Suggestion } from './entries.ts'

// All that lies on the desk: the fold of its journal.

export const STATES = ['waiting', 'scheduled', 'sent-back', 'accepted', 'refused', 'withdrawn'] as const

export type State = (typeof STATES)[number]

/** Something that was said or done at an instant. */
export type Dated<T> = T & { readonly at: string }

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
  /** When what is suggested was changed last, and by what signature. */
  readonly changed: { readonly at: string; readonly by: string }
}

export interface LyingReport extends Lying {
  readonly kind: 'report'
  readonly report: Report
}

export type DeskItem = LyingSuggestion | LyingReport

type DeskRevision = RevisionIn<DeskEntries>

export class Desk {
  readonly #items = new Map<string, DeskItem>()
  readonly #open = new Set<string>()

  static fold(revisions: Iterable<DeskRevision>): Desk {
    const desk = new Desk()
    for (const revision of revisions) desk.apply(revision)
    return desk
  }

  /** In the order in which they came. */
  get items(): readonly DeskItem[] {
    return [...this.#items.values()]
  }

  /** Suggestions on which nobody has decided for good. */
  get open(): readonly LyingSuggestion[] {
    return [...this.#open].flatMap(id => this.suggestion(id) ?? [])
  }

  find(id: string): DeskItem | undefined {
    return this.#items.get(id)
  }

  suggestion(id: string): LyingSuggestion | undefined {
    const item = this.#items.get(id)
    return item?.kind === 'suggestion' ? item : undefined
  }

  /** Suggestions whose time has come by this instant, the earliest first. */
  due(now: string): LyingSuggestion[] {
    return this.open
      .filter(({ state, embargo }) => state === 'scheduled' && embargo !== null && embargo.notBefore <= now)
      .sort((a, b) => (keyOfTime(a) < keyOfTime(b) ? -1 : 1))
  }

  apply(revision: DeskRevision): void {
    const item = this.#itemAfter(revision)
    if (!item) return
    this.#items.set(item.id, item)
    if (isOpen(item)) this.#open.add(item.id)
    else this.#open.delete(item.id)
  }

  #itemAfter(revision: DeskRevision): DeskItem | undefined {
    const { type, record, seq, at, by, action } = revision
    switch (type) {
      case 'report':
        return { ...newlyCome(seq, at), id: record.id, kind: 'report', report: record as Report }
      case 'suggestion': {
        const before = this.suggestion(record.id) ?? newlyCome(seq, at)
        const changed = { suggestion: record as Suggestion, changed: { at, by }, version: seq }
        const state = before.state === 'scheduled' ? 'scheduled' : 'waiting'
        return { ...before, ...changed, id: record.id, kind: 'suggestion', state }
      }
      case 'comment': {
        const comment = { ...(record as Comment), at }
        const item = this.#items.get(comment.about)
        return item && { ...item, comments: [...item.comments, comment] }
      }
      case 'decision': {
        const decision = { ...(record as Decision), at }
        const item = this.#items.get(decision.about)
        return item && { ...item, version: seq, state: decision.verdict, decisions: [...item.decisions, decision] }
      }
      case 'embargo': {
        const embargo = action === 'retract' ? null : { ...(record as Embargo), at }
        const item = this.#items.get((record as Embargo).about)
        return item && { ...item, version: seq, state: embargo ? 'scheduled' : 'waiting', embargo }
      }
    }
  }
}

const newlyCome = (seq: number, at: string) =>
  ({ version: seq, came: at, state: 'waiting', comments: [], decisions: [], embargo: null }) as const

const keyOfTime = ({ embargo, id }: LyingSuggestion): string => `${embargo?.notBefore} ${id}`

export const isOpen = ({ state }: Pick<DeskItem, 'state'>): boolean =>
  state === 'waiting' || state === 'scheduled' || state === 'sent-back'

/** How somebody signs at the desk; those who have no account do as nobody. */
export const signatureOf = (account: string | null): string => account ?? 'nobody'

/** What a suggestion is about; the drafts before it are what it needs. */
export function mainDraft({ drafts }: Pick<Suggestion, 'drafts'>): ProposedDraft {
  const main = drafts.at(-1)
  if (!main) throw new RangeError('A suggestion without a draft.')
  return main
}

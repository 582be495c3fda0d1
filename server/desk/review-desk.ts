import { Desk, type DeskItem, isOpen, type LyingSuggestion, signatureOf } from '../domain/desk/desk.ts'
import type { DeskEntries, ProposedDraft, Suggestion, TypedForm, Verdict } from '../domain/desk/entries.ts'
import { changedSince, publishedAs, withFreeIds } from '../domain/desk/publication.ts'
import { draftProblems } from '../domain/record/integrity.ts'
import { judgedOn } from '../domain/record/judgement.ts'
import type { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import type { TypeIn } from '../domain/revisions/journal-kind.ts'
import type { DraftIn } from '../domain/revisions/revision.ts'
import { type Journal, JournalConflictError, JournalRefusedError, type JudgedProblems } from '../journal/journal.ts'

// What is done at the desk. Everything is an entry of its private journal; the record hears of it only by what is published.

export interface DeskSurroundings {
  /** The desk's own. */
  readonly journal: Journal<DeskEntries>
  readonly record: NegotiationRecord
  /** The record's. */
  readonly published: Pick<Journal, 'append'>
  /** The public name of an account as it is now; null for one that is not there any more. */
  readonly nameOf: (account: string | null) => string | null
  readonly now: () => Date
  /** What nobody can guess, in letters and digits. */
  readonly newId: () => string
}

export interface Signing {
  readonly account: string | null
  /** As it will stand in the record. */
  readonly name: string
}

interface NewSuggestion {
  readonly drafts: readonly ProposedDraft[]
  readonly form: TypedForm | null
  readonly note: string | null
}

export type Publication =
  | { readonly ok: true; readonly sequence: number }
  /** Somebody else was faster: it is not as it was seen any more. */
  | { readonly ok: false; readonly because: 'decided' }
  /** The record has changed since. */
  | { readonly ok: false; readonly because: 'changed'; readonly ids: readonly string[] }
  | { readonly ok: false; readonly because: 'problems'; readonly problems: JudgedProblems }

export class ReviewDesk {
  readonly desk: Desk
  readonly #given: DeskSurroundings

  constructor(given: DeskSurroundings) {
    this.#given = given
    this.desk = Desk.fold(given.journal.revisions)
    given.journal.subscribe(revisions => {
      for (const revision of revisions) this.desk.apply(revision)
    })
  }

  /** Resolves to the id under which it lies on the desk. */
  async suggest(account: string | null, { drafts, form, note }: NewSuggestion): Promise<string> {
    const { newId, record } = this.#given
    const id = `s-${newId()}`
    await this.#note('suggestion', account, { id, account, drafts, form, note, basedOn: record.head.seq })
    return id
  }

  async report(content: { readonly page: string; readonly text: string; readonly source: string | null }) {
    await this.#note('report', null, { id: `r-${this.#given.newId()}`, ...content })
  }

  async comment(account: string | null, about: string, text: string): Promise<void> {
    await this.#note('comment', account, { id: `c-${this.#given.newId()}`, about, account, text })
  }

  /** Puts other content in the place of what was suggested; false when it is not as it was seen any more. */
  revise(
    account: string | null,
    seen: Pick<LyingSuggestion, 'id' | 'version'>,
    content: NewSuggestion,
  ): Promise<boolean> {
    return this.#given.journal.inTurn(seen.id, async () => {
      const item = this.desk.suggestion(seen.id)
      if (item?.version !== seen.version || !isOpen(item)) return false
      const suggestion = { ...item.suggestion, ...content, basedOn: this.#given.record.head.seq }
      return this.#unlessTaken(this.#change(account, item, suggestion))
    })
  }

  /** False when somebody else was faster. */
  decide(
    account: string | null,
    seen: Pick<DeskItem, 'id' | 'version'>,
    verdict: Exclude<Verdict, 'accepted'> | 'dealt-with',
    reason: string | null,
  ): Promise<boolean> {
    return this.#given.journal.inTurn(seen.id, async () => {
      const item = this.desk.find(seen.id)
      if (item?.version !== seen.version || !isOpen(item)) return false
      return this.#unlessTaken(
        this.#decided(account, item, verdict === 'dealt-with' ? 'accepted' : verdict, reason, null),
      )
    })
  }

  /** Has it published at an instant; null takes that back. False when somebody else was faster. */
  schedule(
    account: string | null,
    seen: Pick<LyingSuggestion, 'id' | 'version'>,
    notBefore: string | null,
  ): Promise<boolean> {
    return this.#given.journal.inTurn(seen.id, async () => {
      const item = this.desk.suggestion(seen.id)
      if (item?.version !== seen.version || (item.state !== 'waiting' && item.state !== 'scheduled')) return false
      if (notBefore === null && item.embargo === null) return false
      const id = `${item.id}-embargo`
      const last = this.#given.journal.revisions.findLast(one => one.id === id)
      const record = { id, about: item.id, account, notBefore: notBefore ?? item.embargo?.notBefore ?? '' }
      const action =
        last === undefined
          ? 'create'
          : notBefore === null
            ? 'retract'
            : last.action === 'retract'
              ? 'restore'
              : 'change'
      return this.#unlessTaken(this.#note('embargo', account, record, { action, expected: last?.seq ?? 0 }))
    })
  }

  /** Public first, then the decision with the public sequence: what ends in between is mended at the start. */
  publish(by: Signing, seen: Pick<LyingSuggestion, 'id' | 'version'>): Promise<Publication> {
    return this.#given.journal.inTurn(seen.id, async () => {
      const item = this.desk.suggestion(seen.id)
      if (item?.version !== seen.version || (item.state !== 'waiting' && item.state !== 'scheduled'))
        return { ok: false, because: 'decided' }
      return this.#publish(by, item)
    })
  }

  /** Publishes what has waited for its time. What can't be published then waits for the editors again, who are told why. */
  async publishDue(): Promise<void> {
    const { now, nameOf } = this.#given
    for (const item of this.desk.due(now().toISOString())) {
      const account = item.embargo?.account ?? null
      const outcome = await this.publish({ account, name: nameOf(account) ?? BY_THE_DESK }, item)
      if (outcome.ok || outcome.because === 'decided') continue
      await this.schedule(account, item, null)
      await this.comment(null, item.id, `This could not be published at its time: ${whyNot(outcome)}`)
    }
  }

  /** Notes the decision on what has come into the record without one. */
  async mend(): Promise<void> {
    for (const { id, suggestion } of this.desk.open) {
      if (publishedAs(suggestion, this.#given.record) === undefined) continue
      await this.#given.journal.inTurn(id, async () => {
        const item = this.desk.suggestion(id)
        const sequence = item && isOpen(item) ? publishedAs(item.suggestion, this.#given.record) : undefined
        if (item && sequence !== undefined)
          await this.#decided(item.embargo?.account ?? null, item, 'accepted', null, sequence)
      })
    }
  }

  async #publish(by: Signing, item: LyingSuggestion): Promise<Publication> {
    const { record, published } = this.#given
    // What others have published by now is in the record then.
    await published.append([])
    const known = publishedAs(item.suggestion, record)
    if (known !== undefined) return this.#accepted(by, item, known)
    const ids = changedSince(item.suggestion, record)
    if (ids.length > 0) return { ok: false, because: 'changed', ids }
    const drafts = withFreeIds(item.suggestion.drafts, record)
    const problems = draftProblems(drafts, record)
    if (problems.size > 0) return { ok: false, because: 'problems', problems }
    // As it will be published: by that it is known again should this process end before the decision is noted.
    if (drafts !== item.suggestion.drafts) await this.#change(by.account, item, { ...item.suggestion, drafts })
    const suggestedBy = item.suggestion.account === by.account ? null : this.#given.nameOf(item.suggestion.account)
    const signed = drafts.map(draft => ({ ...draft, by: by.name, ...(suggestedBy !== null && { suggestedBy }) }))
    try {
      const revisions = await published.append(signed, judgedOn(record, signed))
      return await this.#accepted(by, item, revisions.at(-1)?.seq ?? 0)
    } catch (error) {
      if (error instanceof JournalConflictError) return { ok: false, because: 'changed', ids: [error.id] }
      if (error instanceof JournalRefusedError) return { ok: false, because: 'problems', problems: error.problems }
      throw error
    }
  }

  async #accepted({ account }: Signing, { id }: LyingSuggestion, sequence: number): Promise<Publication> {
    const item = this.desk.suggestion(id)
    if (item) await this.#decided(account, item, 'accepted', null, sequence)
    return { ok: true, sequence }
  }

  #decided(account: string | null, item: DeskItem, verdict: Verdict, reason: string | null, published: number | null) {
    // Its number makes sure that of two decisions on the same thing one is the second.
    const id = `${item.id}-decision-${item.decisions.length + 1}`
    return this.#note('decision', account, { id, about: item.id, account, verdict, reason, published })
  }

  #change(account: string | null, { version, id }: LyingSuggestion, suggestion: Suggestion) {
    const expected = this.#given.journal.revisions.findLast(one => one.id === id)?.seq ?? version
    return this.#note('suggestion', account, suggestion, { action: 'change', expected })
  }

  async #note<T extends TypeIn<DeskEntries>>(
    type: T,
    account: string | null,
    record: DeskEntries[T],
    rest: Partial<Pick<DraftIn<DeskEntries>, 'action' | 'expected'>> = {},
  ): Promise<void> {
    const draft = { action: 'create', expected: 0, ...rest, type, id: record.id, record } as const
    await this.#given.journal.append([{ ...draft, by: signatureOf(account), reason: null, material: false }])
  }

  /** False when the entry was made or changed by somebody else in the meantime. */
  async #unlessTaken(noting: Promise<void>): Promise<boolean> {
    try {
      await noting
      return true
    } catch (error) {
      if (error instanceof JournalConflictError) return false
      throw error
    }
  }
}

/** Who answers for what is published at its time when the account of whoever said so is gone. */
const BY_THE_DESK = 'desk'

function whyNot(outcome: Exclude<Publication, { ok: true }>): string {
  if (outcome.because !== 'problems') return 'what it is about has changed since. Edit it, then publish it.'
  const [[problem] = []] = outcome.problems.values()
  return problem?.message ?? ''
}

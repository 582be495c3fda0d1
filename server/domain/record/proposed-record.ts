import type { Entries, Entry, EntryType } from '../entries/entries.ts'
import { referencesOf } from '../entries/references.ts'
import { addressOf, type Source } from '../entries/source.ts'
import type { RevisionDraft } from '../revisions/revision.ts'

/** What a check of one entry asks of the record around it. A `NegotiationRecord` answers it, and so does a proposal. */
export interface RecordView {
  find<T extends EntryType>(type: T, id: string): Entries[T] | undefined
  /** The type that an id has or ever had. */
  typeOf(id: string): EntryType | undefined
  retraction(id: string): { readonly reason: string | null } | undefined
  referrers<T extends EntryType>(id: string, type: T): Entries[T][]
  /** Current entries of a type, in no promised order. */
  list<T extends EntryType>(type: T): Entries[T][]
  /** The source with this address, letter for letter, and this locator or none. */
  sourceByUrl(url: string, locator?: string): Source | undefined
}

export interface ProposedEntry {
  readonly type: EntryType
  readonly entry: Entry
}

interface Proposal extends ProposedEntry {
  /** Set when the entry is to be retracted. */
  readonly retraction: { readonly reason: string | null } | undefined
}

/**
 * A record as it would be with some entries put in or retracted, all at once: they see each other, so a new source and
 * the event that cites it can be checked together. The record below is never changed.
 */
export class ProposedRecord implements RecordView {
  readonly #base: RecordView
  readonly #proposals = new Map<string, Proposal>()
  /** Id of an entry → ids of the proposed entries that refer to it. */
  readonly #referrers = new Map<string, Set<string>>()
  readonly #sourceIds = new Map<string, string>()
  readonly #withdrawn = new Set<string>()

  constructor(base: RecordView, entries: Iterable<ProposedEntry> = []) {
    this.#base = base
    for (const { type, entry } of entries) this.#add({ type, entry, retraction: undefined })
  }

  static ofDrafts(base: RecordView, drafts: Iterable<Pick<RevisionDraft, 'action' | 'type' | 'record' | 'reason'>>) {
    const proposed = new ProposedRecord(base)
    for (const draft of drafts) proposed.put(draft)
    return proposed
  }

  /** Takes in what is to be recorded after all that is proposed already. */
  put({ action, type, record: entry, reason }: Pick<RevisionDraft, 'action' | 'type' | 'record' | 'reason'>): void {
    this.#add({ type, entry, retraction: action === 'retract' ? { reason } : undefined })
  }

  #add(proposal: Proposal): void {
    const { type, entry, retraction } = proposal
    this.#forget(entry.id)
    this.#proposals.set(entry.id, proposal)
    if (retraction) return
    for (const { id } of referencesOf(type, entry)) {
      const referrers = this.#referrers.get(id)
      if (referrers) referrers.add(entry.id)
      else this.#referrers.set(id, new Set([entry.id]))
    }
    const address = addressIn(proposal)
    if (address !== undefined && !this.#sourceIds.has(address)) this.#sourceIds.set(address, entry.id)
  }

  /** Takes an entry out of the proposal: the record then shows what it showed before, if anything. */
  withdraw(id: string): void {
    this.#withdrawn.add(id)
    this.#forget(id)
  }

  #forget(id: string): void {
    const proposal = this.#proposals.get(id)
    if (!proposal) return
    this.#proposals.delete(id)
    const { type, entry } = proposal
    for (const reference of referencesOf(type, entry)) this.#referrers.get(reference.id)?.delete(id)
    const address = addressIn(proposal)
    if (address !== undefined && this.#sourceIds.get(address) === id) this.#sourceIds.delete(address)
  }

  /** The entries that are put in, without the retracted. */
  get entries(): ProposedEntry[] {
    return [...this.#proposals.values()].filter(({ retraction }) => retraction === undefined)
  }

  /** Ids of the entries that are to be retracted. */
  get retracted(): string[] {
    return [...this.#proposals].filter(([, { retraction }]) => retraction !== undefined).map(([id]) => id)
  }

  proposes(id: string): boolean {
    return this.#proposals.has(id)
  }

  /** Whether an entry was proposed and can't be put in. */
  isWithdrawn(id: string): boolean {
    return this.#withdrawn.has(id)
  }

  find<T extends EntryType>(type: T, id: string): Entries[T] | undefined {
    const proposal = this.#proposals.get(id)
    if (proposal?.type !== type) return this.#base.find(type, id)
    return proposal.retraction ? undefined : (proposal.entry as Entries[T])
  }

  typeOf(id: string): EntryType | undefined {
    return this.#base.typeOf(id) ?? this.#proposals.get(id)?.type
  }

  retraction(id: string): { readonly reason: string | null } | undefined {
    const proposal = this.#proposals.get(id)
    return proposal ? proposal.retraction : this.#base.retraction(id)
  }

  referrers<T extends EntryType>(id: string, type: T): Entries[T][] {
    const found = this.#base.referrers(id, type).filter(entry => !this.#proposals.has(entry.id))
    for (const referrer of this.#referrers.get(id) ?? []) {
      const proposal = this.#proposals.get(referrer)
      if (proposal?.type === type) found.push(proposal.entry as Entries[T])
    }
    return found.sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  list<T extends EntryType>(type: T): Entries[T][] {
    const kept = this.#base.list(type).filter(({ id }) => !this.#proposals.has(id))
    const put = this.entries.filter(proposal => proposal.type === type)
    return [...kept, ...put.map(({ entry }) => entry as Entries[T])]
  }

  sourceByUrl(url: string, locator?: string): Source | undefined {
    const holder = this.#base.sourceByUrl(url, locator)
    const kept = holder && this.find('source', holder.id)
    if (kept?.url === url && kept.locator === locator) return kept
    const proposed = this.#sourceIds.get(addressOf({ url, locator }) ?? '')
    return proposed === undefined ? undefined : this.find('source', proposed)
  }

  /** The proposed entries that may be judged differently once this one is withdrawn. */
  neighbours({ type, entry }: ProposedEntry): ProposedEntry[] {
    const ids = new Set(this.#referrers.get(entry.id))
    for (const version of [entry, this.#base.find(type, entry.id)]) {
      if (!version) continue
      for (const reference of referencesOf(type, version)) ids.add(reference.id)
      const sharing = this.#sourceIds.get(addressIn({ type, entry: version }) ?? '')
      if (sharing !== undefined) ids.add(sharing)
    }
    ids.delete(entry.id)
    return [...ids].flatMap(id => this.#proposals.get(id) ?? []).filter(({ retraction }) => retraction === undefined)
  }
}

const addressIn = ({ type, entry }: ProposedEntry): string | undefined =>
  type === 'source' ? addressOf(entry as Source) : undefined

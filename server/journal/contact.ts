/** Whether a journal can hear of what others add to it. */
export interface Contact {
  /** Whether there may be others. */
  readonly hasOthers: boolean
  /** When it last knew of all that there is, while it can't learn of it; null while it can, and where there are no others. */
  readonly lostSince: Date | null
  /** Calls the listener when it is lost and when it is found again. Returns the way to stop. */
  subscribe(listener: () => void): () => void
  /** Takes in all that others had added when it was asked; false where that can't be learnt within a second or two. */
  catchUp(): Promise<boolean>
}

/** Of a journal to which nobody else adds. */
export const WITHOUT_OTHERS: Contact = {
  hasOthers: false,
  lostSince: null,
  subscribe: () => () => {},
  catchUp: async () => true,
}

export class ContactWithOthers implements Contact {
  readonly hasOthers = true
  readonly catchUp: () => Promise<boolean>
  readonly #listeners = new Set<() => void>()
  #lostSince: Date | null = null

  constructor(catchUp: () => Promise<boolean>) {
    this.catchUp = catchUp
  }

  get lostSince(): Date | null {
    return this.#lostSince
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  note(lostSince: Date | null): void {
    const hasChanged = (this.#lostSince === null) !== (lostSince === null)
    if (hasChanged) this.#lostSince = lostSince
    if (hasChanged) for (const listener of [...this.#listeners]) listener()
  }
}

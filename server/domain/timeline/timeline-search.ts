import { SearchIndex } from '../search/search-index.ts'
import type { SlotSet } from '../search/slot-set.ts'
import type { Term } from '../search/spellings.ts'

/** What is read of a slot, folded. */
interface Texts {
  title(slot: number): string
  whole(slot: number): string
}

/** The search of the timeline: in all that an event says, and in its title alone, which tells the better matches. */
export class TimelineSearch {
  readonly #titles: SearchIndex
  readonly #texts: SearchIndex

  constructor({ title, whole }: Texts) {
    this.#titles = new SearchIndex(title)
    this.#texts = new SearchIndex(whole)
  }

  grow(slots: number): void {
    this.#titles.grow(slots)
    this.#texts.grow(slots)
  }

  matching = (terms: readonly Term[], candidates: SlotSet): SlotSet => this.#texts.matching(terms, candidates)

  titled = (terms: readonly Term[], candidates: SlotSet): SlotSet => this.#titles.matching(terms, candidates)

  holds = (term: Term): boolean => this.#texts.holds(term)

  wordsLike = (word: string): Set<string> => this.#texts.wordsLike(word)

  get backlog(): number {
    return this.#texts.backlog
  }

  get unread(): number {
    return this.#texts.unread
  }

  *build(): Generator<void, void> {
    yield* this.#texts.build()
    yield* this.#titles.build()
  }

  close(): void {
    this.#titles.close()
    this.#texts.close()
  }
}

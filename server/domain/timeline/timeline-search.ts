import type { TimelineEvent } from '../entries/event.ts'
import type { OwnWords } from '../record/own-words.ts'
import { SearchIndex } from '../search/search-index.ts'
import type { SlotSet } from '../search/slot-set.ts'
import type { Term } from '../search/spellings.ts'
import { fold } from '../text/folding.ts'
import type { LinkedNames } from './linked-names.ts'
import { linkedTextsOf, ownTextOf, titlesInAllLanguages } from './searchable-text.ts'

/** The search of the timeline: in all that an event says, and in its title alone, which tells the better matches. */
export class TimelineSearch {
  readonly #titles: SearchIndex
  readonly #texts: SearchIndex

  constructor(eventAt: (slot: number) => TimelineEvent | undefined, names: LinkedNames, words: () => OwnWords) {
    const read = (textOf: (event: TimelineEvent) => string) => (slot: number) => {
      const event = eventAt(slot)
      return event ? textOf(event) : ''
    }
    this.#titles = new SearchIndex(read(event => fold(titlesInAllLanguages(event).join('\n'))))
    // The names are folded already.
    this.#texts = new SearchIndex(
      read(event => [fold(ownTextOf(event, words())), ...linkedTextsOf(event, names)].join('\n')),
    )
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

import { searchWords } from '../text/folding.ts'
import { closeness } from './closeness.ts'
import { mayHaveAnError } from './one-error.ts'
import { Spellings, type Term } from './spellings.ts'
import { textsWith, type WordIndex, wordsLike } from './word-index.ts'

// The search over everything where no server answers: in an index that was made ahead, with the rules of finder.ts.

export interface ReadyEntry {
  readonly kind: string
  readonly href: string
  readonly title: string
  readonly detail: string
  readonly text: string
  /** What it is called, in every language. */
  readonly names: readonly string[]
  /** What comes first of two that answer alike. */
  readonly weight: number
}

/** In a shape that travels. */
export interface ReadyIndex {
  readonly kinds: Readonly<Record<string, { readonly title: string; readonly one: string; readonly many: string }>>
  readonly entries: readonly ReadyEntry[]
  /** Each group holds the spellings of one name. */
  readonly spellings: readonly (readonly string[])[]
  /** A text for each entry, with the same number. */
  readonly words: WordIndex
}

interface ReadyGroup {
  readonly kind: string
  readonly total: number
  /** Best first. */
  readonly hits: readonly ReadyEntry[]
}

export interface ReadyFinding {
  readonly terms: readonly Term[]
  readonly corrected: readonly { readonly typed: string; readonly instead: string }[]
  readonly total: number
  /** The group with the best hit first. */
  readonly groups: readonly ReadyGroup[]
  /** Where nothing has all the words: what each finds alone. */
  readonly alone: readonly { readonly word: string; readonly total: number }[]
}

/** Reads the spellings once, for many searches. Each finds up to `most` of each kind. */
export function readySearch(index: ReadyIndex): (search: string, most: number) => ReadyFinding {
  const spellings = new Spellings(index.spellings)
  return (search, most) => {
    const corrected: { typed: string; instead: string }[] = []
    const terms = searchWords(search).map(word => {
      const term = spellings.termOf(word)
      const instead =
        mayHaveAnError(word) && textsWith(index.words, term).size === 0 ? likeliest(index, word) : undefined
      if (instead === undefined) return term
      corrected.push({ typed: word, instead })
      return spellings.termOf(instead)
    })
    const groups = terms.length === 0 ? [] : groupsOf(index, terms, most)
    const total = groups.reduce((sum, group) => sum + group.total, 0)
    const alone = total > 0 || terms.length < 2 ? [] : terms
    return {
      terms,
      corrected,
      total,
      groups,
      alone: alone
        .map(term => ({ word: term[0], total: textsWith(index.words, term).size }))
        .filter(word => word.total > 0),
    }
  }
}

function groupsOf({ entries, words }: ReadyIndex, terms: readonly Term[], most: number): ReadyGroup[] {
  const [first = new Set<number>(), ...others] = terms.map(term => textsWith(words, term))
  const scored = [...first]
    .filter(number => others.every(found => found.has(number)))
    .sort((a, b) => a - b)
    .flatMap(number => entries[number] ?? [])
    .map(entry => ({ entry, score: closeness(terms, entry.names) + entry.weight }))
    .sort((a, b) => b.score - a.score)
  // The first of a kind is its best, so that kinds come in the order of their best.
  const kinds = [...new Set(scored.map(({ entry }) => entry.kind))]
  return kinds.map(kind => {
    const all = scored.filter(({ entry }) => entry.kind === kind)
    return { kind, total: all.length, hits: all.slice(0, most).map(({ entry }) => entry) }
  })
}

/** Of the words with one error, the one that finds most. */
const likeliest = ({ words }: ReadyIndex, word: string): string | undefined =>
  wordsLike(words, word)
    .map(like => ({ like, count: textsWith(words, [like]).size }))
    .sort((a, b) => b.count - a.count || (a.like < b.like ? -1 : 1))[0]?.like

import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { searchWords } from '../text/folding.ts'
import { type Found, find } from './finder.ts'

// What an address that leads nowhere may have meant.

/** Searches cost time, and anybody can make addresses up. */
const MOST_WORDS = 5

/** The words of an address: what it names, without the collection in which it stands. */
export function wordsOfAddress(path: string): string {
  const parts = decoded(path).split('/').filter(Boolean)
  const named = parts.length > 1 ? parts.slice(1) : parts
  return searchWords(named.join(' ').replace(/\.\w{1,5}$/, ' '))
    .slice(0, MOST_WORDS * 2)
    .join(' ')
}

/** A damaged address is read as it stands. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The entries that have all words of a text or, failing that, the most of them. */
export function closestTo(record: NegotiationRecord, text: string, most: number): Found[] {
  const whole = hitsOf(record, text, most)
  if (whole.length > 0) return whole.slice(0, most).map(({ found }) => found)
  const scores = new Map<unknown, { found: Found; score: number }>()
  // Numbers, such as those of a date, stand in a great many entries.
  const words = searchWords(text).filter(word => /\p{L}{3}/u.test(word))
  for (const word of words.slice(0, MOST_WORDS)) {
    for (const { found, score } of hitsOf(record, word, LOOKED_AT)) {
      const key = keyOf(found)
      scores.set(key, { found, score: score + (scores.get(key)?.score ?? 0) })
    }
  }
  return [...scores.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ found }) => found)
}

const LOOKED_AT = 30

const hitsOf = (record: NegotiationRecord, text: string, most: number) =>
  find(record, text, most)
    .groups.flatMap(({ hits }) => hits)
    .sort((a, b) => b.score - a.score)

/** What makes two findings the same. */
function keyOf(found: Found): unknown {
  switch (found.kind) {
    case 'milestones':
      return found.event
    case 'texts':
      return found.document
    case 'points':
      return found.point
    case 'actors':
      return found.actor
    case 'issues':
      return found.issue
    case 'sources':
      return found.source
  }
}

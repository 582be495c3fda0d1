import { compareDays, parseEdtf } from '../dates/fuzzy-date.ts'
import type { TimelineEvent } from '../entries/event.ts'
import { searchWords } from '../text/folding.ts'

interface LikelyDuplicate {
  readonly event: TimelineEvent
  readonly because: 'similar-title' | 'same-source'
}

/** Share of words that two titles of the same day must have in common (Jaccard index) to be taken for one event. */
const SIMILAR_TITLES = 0.5

/** Events of overlapping days that may be the same thing: with a similar title, or resting on the same source. */
export function likelyDuplicates(event: TimelineEvent, others: Iterable<TimelineEvent>): LikelyDuplicate[] {
  const words = new Set(searchWords(event.title))
  const sources = new Set(event.citations.map(({ source }) => source))
  const found: LikelyDuplicate[] = []
  for (const other of others) {
    if (other.id === event.id || !sameDays(event.when, other.when)) continue
    if (similarity(words, new Set(searchWords(other.title))) >= SIMILAR_TITLES) {
      found.push({ event: other, because: 'similar-title' })
    } else if (other.citations.some(({ source }) => sources.has(source))) {
      found.push({ event: other, because: 'same-source' })
    }
  }
  return found
}

function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter(word => b.has(word)).length
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}

function sameDays(a: string, b: string): boolean {
  const [left, right] = [parseEdtf(a), parseEdtf(b)]
  if (!left.ok || !right.ok) return false
  const startsBeforeEnd = (start: string | null, end: string | null) =>
    start === null || end === null || compareDays(start, end) <= 0
  return (
    startsBeforeEnd(left.date.earliest, right.date.latest) && startsBeforeEnd(right.date.earliest, left.date.latest)
  )
}

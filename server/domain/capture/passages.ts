// Parts of a report by their places in it, so that whatever is proposed can be shown where it stands.

export interface Span {
  readonly start: number
  readonly end: number
}

/** What a proposal rests on, with the sentence around it. */
export interface Passage extends Span {
  readonly sentence: Span
}

export const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** The number of the first of some spans, in order, that begins at a place or behind it. */
export function firstFrom(spans: readonly Span[], place: number): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.start ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}

/** Those that begin in none of others; both in order, the others apart. */
export const outsideOf = <S extends Span>(spans: readonly S[], others: readonly Span[]): S[] =>
  spans.filter(({ start }) => (others[firstFrom(others, start + 1) - 1]?.end ?? 0) <= start)

/** Blocks between blank lines; lines where there is no blank one. */
export function paragraphsOf(text: string): Span[] {
  const boundary = /\n[ \t]*\n/.test(text) ? /\n[ \t]*(?:\n[ \t]*)+/g : /\n/g
  const paragraphs: Span[] = []
  let start = 0
  for (const { index, 0: found } of text.matchAll(boundary)) {
    if (index > start) paragraphs.push({ start, end: index })
    start = index + found.length
  }
  if (text.length > start) paragraphs.push({ start, end: text.length })
  return paragraphs
}

/** Whatever is longer is shown in part. */
const MOST_BESIDE = 200

const ENDS_SENTENCE = /[.!?…]["'”’»“)\]]*\s+(?=[\p{Lu}\p{N}"'“„«‘([])/gu
/** Such as “Nov. 23”, “Mr. Smith” and “23. November”, which end none. */
const ABBREVIATED = /(?:^|[\s(])(?:\p{L}|\p{Lu}\p{Ll}{1,3}|\d{1,2})\.\s+$/u

/** The sentence in which something stands, as far as it can be told: at most 200 characters to either side. */
export function passageIn(text: string, { start, end }: Span): Passage {
  const before = text.slice(Math.max(0, start - MOST_BESIDE), start)
  const after = text.slice(end, end + MOST_BESIDE)
  return {
    start,
    end,
    sentence: { start: start - before.length + beginningOf(before), end: end + endOf(after) },
  }
}

function beginningOf(before: string): number {
  let beginning = before.lastIndexOf('\n') + 1
  for (const { index, 0: found } of `${before}A`.matchAll(ENDS_SENTENCE)) {
    const end = index + found.length
    if (end > beginning && !ABBREVIATED.test(before.slice(Math.max(0, end - 8), end))) beginning = end
  }
  if (beginning > 0 || before.length < MOST_BESIDE) return beginning
  return before.indexOf(' ') + 1
}

function endOf(after: string): number {
  const line = after.split('\n', 1)[0] ?? ''
  for (const { index, 0: found } of line.matchAll(ENDS_SENTENCE)) {
    const end = index + found.length
    if (!ABBREVIATED.test(line.slice(Math.max(0, end - 8), end))) return index + found.trimEnd().length
  }
  if (line.length < MOST_BESIDE) return line.length
  const lastSpace = line.lastIndexOf(' ')
  return lastSpace > 0 ? lastSpace : line.length
}

import { fold } from '../text/folding.ts'
import { shortened } from '../text/shortened.ts'
import type { Term } from './spellings.ts'

// Which words of a text a search has found.

export interface TextPart {
  readonly text: string
  readonly isMarked: boolean
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}\p{N}\p{M}]+)*/gu

/** The text in parts, the words that were found apart from what stands between them. */
export function markedParts(text: string, terms: readonly Term[]): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const { index, 0: word } of text.matchAll(WORD)) {
    if (!isFound(word, terms)) continue
    if (index > end) parts.push({ text: text.slice(end, index), isMarked: false })
    parts.push({ text: word, isMarked: true })
    end = index + word.length
  }
  if (end < text.length) parts.push({ text: text.slice(end), isMarked: false })
  return parts
}

/** Characters of context in front of the first word that was found. */
const LEAD = 60

/** The part of a text, in one line, where the first of the words stands that was found. */
export function passageOf(text: string, terms: readonly Term[], most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const first = [...line.matchAll(WORD)].find(([word]) => isFound(word, terms))?.index ?? 0
  if (first <= LEAD || line.length <= most) return shortened(line, most)
  // Begins with a whole word, and shows as much of the end as there is room for.
  const earliest = Math.min(first - LEAD, line.length - most)
  const start = line.indexOf(' ', earliest) + 1
  return `…${shortened(line.slice(start > first ? first : start), most)}`
}

function isFound(word: string, terms: readonly Term[]): boolean {
  const folded = fold(word)
  return terms.some(term => term.some(spelling => folded.startsWith(spelling)))
}

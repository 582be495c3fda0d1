import type { Mention } from './names.ts'
import { firstFrom, holds, type Span } from './passages.ts'
import type { Quotation } from './quotations.ts'
import { isAttributing, isOnBehalf, isSaying } from './saying.ts'
import type { Word } from './words.ts'

// Who spoke. A name and a verb of saying behind the quotation, in the same sentence, are sure; a name before it is a guess.

interface Speech {
  /** Who is named as the speaker behind it. */
  readonly speaker: string | null
  /** Who may have spoken: named before it. */
  readonly guess: string | null
  /** Whether a verb of saying or a colon stands beside it. */
  readonly isSpoken: boolean
}

interface Heard {
  readonly text: string
  readonly words: readonly Word[]
  /** Those outside of quotations, of one actor each, in order. */
  readonly mentions: readonly Mention[]
  readonly isPerson: (id: string) => boolean
}

const WORDS_BESIDE = 12
const WORDS_BETWEEN = 7
const MOST_BEFORE = 240

/** Of all quotations, in order. */
export function speechesOf(quotations: readonly Quotation[], paragraphs: readonly Span[], heard: Heard): Speech[] {
  const speeches: Speech[] = []
  let paragraph = 0
  for (const [index, quotation] of quotations.entries()) {
    while (paragraph < paragraphs.length - 1 && (paragraphs[paragraph]?.end ?? 0) < quotation.end) paragraph++
    const around = paragraphs[paragraph] ?? quotation
    const [previous, next] = [quotations[index - 1], quotations[index + 1]]
    const isGoingOn = previous !== undefined && holds(around, previous)
    const before = { start: isGoingOn ? previous.end : around.start, end: quotation.start }
    const after = { start: quotation.end, end: Math.min(around.end, next?.start ?? around.end) }
    const tail = wordsOf(heard, after, WORDS_BESIDE)
    const own = speakerIn(sentenceOf(tail, heard.text, quotation.end), heard)
    const told = speeches.at(-1)
    speeches.push({
      speaker: own,
      guess: own ?? lastBefore(before, heard) ?? (isGoingOn ? (told?.speaker ?? told?.guess ?? null) : null),
      isSpoken: own !== null || isSpokenAt(before, tail, heard),
    })
  }
  return speeches
}

interface At extends Word {
  readonly number: number
}

function wordsOf({ words }: Heard, { start, end }: Span, most: number): At[] {
  const found: At[] = []
  for (let number = firstFrom(words, start); number < words.length; number++) {
    const word = words[number] as Word
    if (word.end > end || found.length >= most) break
    found.push({ ...word, number })
  }
  return found
}

/** The words of a tail up to the end of the sentence that goes on behind the quotation. */
function sentenceOf(tail: readonly At[], text: string, from: number): At[] {
  const sentence: At[] = []
  let before = from
  for (const word of tail) {
    const gap = text.slice(before, word.start)
    // A sentence that ends within the quotation goes on behind it, “… today.” Smith said.
    if (/[.!?…]\s/.test(gap) && !isInitial(sentence.at(-1))) break
    sentence.push(word)
    before = word.end
  }
  return sentence
}

const isInitial = (word: At | undefined): boolean => word !== undefined && word.text.length <= 2

function speakerIn(sentence: readonly At[], heard: Heard): string | null {
  // “according to” is sure where it leads on at once.
  const saying = sentence.find(({ text }, index) => isSaying(text) || (index < 2 && isAttributing(text)))
  const [first, last] = [sentence[0], sentence.at(-1)]
  if (!saying || !first || !last) return null
  const named = mentionsIn(heard, { start: first.start, end: last.end })
  const near = named.filter(({ from, to }) => {
    const between =
      from > saying.number
        ? sentence.filter(({ number }) => number > saying.number && number < from)
        : sentence.filter(({ number }) => number > to && number < saying.number)
    return between.length <= WORDS_BETWEEN && !between.some(({ text }) => isOnBehalf(text))
  })
  // “said US Secretary of State …” names the person behind their office.
  const people = near.filter(({ ids }) => heard.isPerson(ids[0] ?? ''))
  const chosen = people[0] ?? near[0]
  return chosen?.ids[0] ?? null
}

/** Who is named in a part of the text, and not as the owner of what follows. */
function mentionsIn({ mentions, text }: Heard, { start, end }: Span): Mention[] {
  const found: Mention[] = []
  for (let number = firstFrom(mentions, start); number < mentions.length; number++) {
    const mention = mentions[number] as Mention
    if (mention.end > end) break
    if (!isPossessive(text, mention.end)) found.push(mention)
  }
  return found
}

export const isPossessive = (text: string, end: number): boolean => /^['’ʼ]s?(?!\p{L})/u.test(text.slice(end, end + 3))

function lastBefore({ start, end }: Span, heard: Heard): string | null {
  const { isPerson } = heard
  const near = mentionsIn(heard, { start: Math.max(start, end - MOST_BEFORE), end })
  return (near.filter(({ ids }) => isPerson(ids[0] ?? '')).at(-1) ?? near.at(-1))?.ids[0] ?? null
}

function isSpokenAt(before: Span, tail: readonly At[], heard: Heard): boolean {
  const lead = heard.text.slice(Math.max(before.start, before.end - MOST_BEFORE), before.end)
  if (/:\s*$/.test(lead)) return true
  const words = wordsOf(heard, { start: before.end - lead.length, end: before.end }, MOST_BEFORE).slice(-WORDS_BESIDE)
  return [...words, ...tail].some(({ text }) => isSaying(text))
}

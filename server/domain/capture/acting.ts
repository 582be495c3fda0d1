import type { Mention } from './names.ts'
import { isActing, isAttributing, isMeeting, isPronoun, isSaying, joins, turnsAway } from './saying.ts'
import { isPossessive } from './speaking.ts'
import { isCapitalised, type Word } from './words.ts'

// Which of those who are named a report shows as taking part: a verb of saying, meeting or leading stands beside them, or they
// are named together with somebody of whom that is true. Whoever is only spoken about is offered as well, and not ticked.

const WORDS_BEHIND = 6
const WORDS_BEFORE = 5
/** A verb of saying farther in front has another subject: “told them that Smith …”. */
const SAYING_BEFORE = 3

interface Told {
  /** Outside of quotations, in order. */
  readonly mentions: readonly Mention[]
  readonly words: readonly Word[]
  readonly text: string
  readonly isPerson: (mention: Mention) => boolean
}

export function actingMentions(told: Told): ReadonlySet<Mention> {
  const { mentions, words, text } = told
  const named = new Map(mentions.flatMap(mention => numbersOf(mention).map(number => [number, mention] as const)))
  const acting = new Set(
    mentions.filter(
      (mention, index) =>
        !isPossessive(text, mention.end) &&
        ((!isAttribute(mentions[index - 1], mention, told) && isFollowedByVerb(mention, named, told)) ||
          isLedTo(mention, named, told)),
    ),
  )
  const spread = (from: readonly Mention[]): void => {
    for (const [index, mention] of from.entries()) {
      const next = from[index + 1]
      if (next && acting.has(mention) && areJoined(mention, next, words, text)) acting.add(next)
    }
  }
  spread(mentions)
  spread(mentions.toReversed())
  return acting
}

/** “Smith, minister of Norway, said”: it is the person who acts. */
function isAttribute(before: Mention | undefined, mention: Mention, { text, isPerson }: Told): boolean {
  if (before === undefined || !isPerson(before) || isPerson(mention)) return false
  const gap = text.slice(before.end, mention.start)
  return gap.length <= LONGEST_GAP && !/[.!?;:\n“”„«»"]|(?:^|\s)(?:and|und|et|та|і|и)\s/u.test(gap)
}

const LONGEST_GAP = 40

/** Whether a sentence, a quotation or much else stands between two words. */
function isParted(text: string, from: number, to: number): boolean {
  const gap = text.slice(from, to)
  return (
    gap.length > LONGEST_GAP ||
    /[!?;:\n“”„«»"]/.test(gap) ||
    (gap.includes('.') && !/\p{Lu}$/u.test(text.slice(from - 2, from)))
  )
}

function isFollowedByVerb(
  { to, end }: Mention,
  named: ReadonlyMap<number, Mention>,
  { words, text, isPerson }: Told,
): boolean {
  let before = end
  for (let number = to + 1; number <= to + WORDS_BEHIND; number++) {
    const [word, other] = [words[number], named.get(number)]
    // “US envoy Smith said”: the person is who acts.
    if (!word || isParted(text, before, word.start) || isPronoun(word.text) || (other && isPerson(other))) return false
    if (isActing(word.text)) return true
    before = word.end
  }
  return false
}

function isLedTo({ from, start }: Mention, named: ReadonlyMap<number, Mention>, { words, text }: Told): boolean {
  let behind = start
  for (let number = from - 1; number >= from - WORDS_BEFORE; number--) {
    const word = words[number]
    if (!word || named.has(number) || isParted(text, word.end, behind)) return false
    const isNear = number >= from - SAYING_BEFORE
    if (isMeeting(word.text) || (isNear && (isAttributing(word.text) || isSaying(word.text)))) return true
    if (turnsAway(word.text)) return false
    behind = word.start
  }
  return false
}

const numbersOf = ({ from, to }: Mention): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** “Smith, Jones”, “Smith and Jones”, “Smith and Foreign Minister Jones”. */
function areJoined(one: Mention, other: Mention, words: readonly Word[], text: string): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one]
  if (second.start - first.end > LONGEST_GAP) return false
  if (isPossessive(text, first.end) || isPossessive(text, second.end)) return false
  const gap = text.slice(first.end, second.start)
  if (/[.;:\n]/.test(gap.includes('.') ? gap.replace(ABBREVIATION, '') : gap)) return false
  const [joint, ...offices] = words.slice(first.to + 1, second.from)
  if (!joint) return /^, ?$/.test(gap)
  return joins(joint.text) && offices.every(({ text: word }) => isCapitalised(word))
}

const ABBREVIATION = /(?<=\p{Lu}\p{Ll}{0,3})\./gu

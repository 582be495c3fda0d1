import type { Day } from '../dates/calendar.ts'
import { actingMentions } from './acting.ts'
import type { FindDates } from './date-finders.ts'
import { datesIn, type FoundDate } from './dates.ts'
import { tagsIn } from './markup.ts'
import { type FindNames, type Mention, type Named, nameFinder } from './names.ts'
import { outsideOf, type Passage, paragraphsOf, passageIn, type Span } from './passages.ts'
import { type Quotation, quotationsIn } from './quotations.ts'
import { isSaying } from './saying.ts'
import { speechesOf } from './speaking.ts'
import { isCapitalised, plainWords, type Word, wordsIn } from './words.ts'

// What a report says that a milestone may hold, each with the passage it rests on. All of it is proposed and nothing decided:
// what is sure is ticked, what is not waits for somebody to look at it.

export interface Report {
  readonly text: string
  readonly language: string | null
  readonly published: Day | null
}

/** What the record knows by name. */
export interface Known {
  readonly actors: readonly Named[]
  readonly places: readonly Named[]
  /** Cities of which news speaks for a government; the ids are those of actors. */
  readonly seats: readonly Named[]
  /** Words of offices, which may stand before a surname as a first name may. */
  readonly offices: readonly string[]
}

interface ProposedDate {
  readonly edtf: string
  readonly passage: Passage
  readonly doubt: FoundDate['doubt']
}

export type NameDoubt =
  /** Several are called that. */
  | 'shared'
  /** A surname that may be another's. */
  | 'surname'
  /** Named, but not as somebody who took part. */
  | 'mentioned'

export interface ProposedName {
  readonly id: string
  readonly passage: Passage
  readonly times: number
  readonly doubt: NameDoubt | null
}

export interface ProposedQuote {
  readonly text: string
  readonly passage: Passage
  readonly speaker: string | null
  readonly guess: string | null
  readonly doubt: 'fragment' | 'unspoken' | null
}

export interface Captured {
  readonly dates: readonly ProposedDate[]
  /** Need the day of publication. */
  readonly relative: readonly Passage[]
  readonly actors: readonly ProposedName[]
  readonly places: readonly ProposedName[]
  readonly quotes: readonly ProposedQuote[]
  readonly tags: ReturnType<typeof tagsIn>
  /** Kinds of which there are more than are shown. */
  readonly cut: readonly ('dates' | 'names' | 'quotes')[]
}

/** More is no report of one event. */
const MOST_QUOTES = 100
const MOST_NAMES = 100

/** Bytes of UTF-8. */
export const MOST_BYTES_OF_A_REPORT = 200_000

export function capture({ text, language, published }: Report, known: Known, findDates: FindDates | null): Captured {
  const paragraphs = paragraphsOf(text)
  const all = quotationsIn(text, paragraphs)
  const quotations = all.slice(0, MOST_QUOTES)
  const words = wordsIn(text)
  const named = namesOf(text, words, quotations, language, known)
  const dates = findDates && language ? datesIn(findDates, { text, language, published, quotations }) : null
  const quotes = quotesOf(text, words, quotations, paragraphs, named.mentions, known)
  const actors = proposedNames(named.actors, text)
  const speakers = new Set(quotes.map(({ speaker }) => speaker))
  return {
    dates: eachOnce(dates?.dates ?? [], text),
    relative: (dates?.relative ?? []).map(span => passageIn(text, span)),
    actors: actors
      .slice(0, MOST_NAMES)
      .map(one => (one.doubt === 'mentioned' && speakers.has(one.id) ? { ...one, doubt: null } : one)),
    places: proposedNames(placesOf(text, words, named.taken, paragraphs, nameFinder(known.places, language)), text),
    quotes,
    tags: tagsIn(text),
    cut: [
      ...(dates?.isCut ? (['dates'] as const) : []),
      ...(actors.length > MOST_NAMES ? (['names'] as const) : []),
      ...(all.length > quotations.length ? (['quotes'] as const) : []),
    ],
  }
}

/** Where a date stands several times, its surest passage. */
function eachOnce(found: readonly FoundDate[], text: string): ProposedDate[] {
  const dates = new Map<string, FoundDate>()
  for (const date of found) {
    const known = dates.get(date.edtf)
    if (!known || (known.doubt !== null && date.doubt === null)) dates.set(date.edtf, date)
  }
  return [...dates.values()].map(date => ({ edtf: date.edtf, doubt: date.doubt, passage: passageIn(text, date) }))
}

interface Judged {
  readonly mention: Mention
  readonly id: string
  readonly doubt: NameDoubt | null
}

function proposedNames(judged: readonly Judged[], text: string): ProposedName[] {
  const byId = new Map<string, Judged[]>()
  for (const one of judged) {
    const same = byId.get(one.id)
    if (same) same.push(one)
    else byId.set(one.id, [one])
  }
  return [...byId].map(([id, all]) => {
    const best = all.find(({ doubt }) => doubt === null) ?? all.find(({ doubt }) => doubt === 'mentioned') ?? all[0]
    const { mention, doubt } = best as Judged
    return { id, doubt, times: all.length, passage: passageIn(text, mention) }
  })
}

interface NamesFound {
  readonly actors: readonly Judged[]
  /** Of one actor each, outside of quotations: who may have spoken. */
  readonly mentions: readonly Mention[]
  /** Cities that stand for a government. */
  readonly taken: readonly Span[]
}

function namesOf(
  text: string,
  words: readonly Word[],
  quotations: readonly Quotation[],
  language: string | null,
  known: Known,
): NamesFound {
  const names = nameFinder(known.actors, language)(words, text)
  const seats = nameFinder(known.seats, language)(words, text).filter(seat => speaksItself(seat, words, text))
  const mentions = [...names, ...seats].sort((a, b) => a.start - b.start)
  const certain = new Set(
    names.filter(({ isSurname, ids }) => !isSurname && ids.length === 1).flatMap(({ ids }) => ids),
  )
  const offices = new Set(known.offices.flatMap(plainWords))
  const common = new Set<string>()
  for (const { text: word } of words) if (!isCapitalised(word)) common.add(word)
  const isIdentified = (mention: Mention): boolean =>
    !mention.isSurname || isSurnameHere(mention, { words, text, language, offices, common, certain })
  const outside = outsideOf(mentions, quotations)
  const people = new Set(known.actors.flatMap(({ id, isPerson }) => (isPerson ? [id] : [])))
  const isPerson = ({ ids }: Mention): boolean => people.has(ids[0] ?? '')
  const acting = actingMentions({ mentions: outside, words, text, isPerson })
  return {
    actors: mentions.flatMap(mention =>
      mention.ids.map(id => ({ mention, id, doubt: nameDoubt(mention, isIdentified(mention), acting) })),
    ),
    mentions: outside.filter(mention => isIdentified(mention) && mention.ids.length === 1),
    taken: seats,
  }
}

function nameDoubt(mention: Mention, isIdentified: boolean, acting: ReadonlySet<Mention>): NameDoubt | null {
  if (mention.ids.length > 1) return 'shared'
  if (!isIdentified) return 'surname'
  return acting.has(mention) ? null : 'mentioned'
}

/** A city speaks for a government where a verb of saying stands right beside it, and nothing says that somebody is there. */
function speaksItself({ from, to, start, end }: Mention, words: readonly Word[], text: string): boolean {
  const beside = (word: Word | undefined, gap: string): boolean =>
    word !== undefined && gap === ' ' && isSaying(word.text)
  const [before, after] = [words[from - 1], words[to + 1]]
  if (AT.has(before?.text.toLowerCase() ?? '')) return false
  return (
    beside(after, after ? text.slice(end, after.start) : '') ||
    beside(before, before ? text.slice(before.end, start) : '')
  )
}

interface Reading {
  readonly words: readonly Word[]
  readonly text: string
  readonly language: string | null
  readonly offices: ReadonlySet<string>
  /** Words that the report writes with a small letter. */
  readonly common: ReadonlySet<string>
  /** Who is named in full somewhere. */
  readonly certain: ReadonlySet<string>
}

/**
 * Whether a surname alone is theirs: no other name stands before or behind it, and it is no common word that begins a
 * sentence. German begins all nouns with a capital, so that there only somebody named in full elsewhere is told from them.
 */
function isSurnameHere(
  { from, to, start, end, ids }: Mention,
  { words, text, language, offices, common, certain }: Reading,
): boolean {
  const [before, first, after] = [words[from - 1], words[from], words[to + 1]]
  const isBeside = (word: Word | undefined, gap: string): boolean => word !== undefined && /^[ \u00a0]$/.test(gap)
  if (language === 'de')
    return certain.has(ids[0] ?? '') || !isBeside(before, before ? text.slice(before.end, start) : '')
  const isNamedBefore =
    before !== undefined &&
    isBeside(before, text.slice(before.end, start)) &&
    isCapitalised(before.text) &&
    !offices.has(before.text) &&
    !beginsSentence(text, before.start)
  const isNamedBehind =
    after !== undefined &&
    isBeside(after, text.slice(end, after.start)) &&
    isCapitalised(after.text) &&
    !offices.has(after.text)
  if (isNamedBefore || isNamedBehind) return false
  const isCommon = common.has(first?.text.toLowerCase() ?? '')
  return certain.has(ids[0] ?? '') || !(beginsSentence(text, start) && isCommon)
}

const beginsSentence = (text: string, start: number): boolean =>
  /(?:^|[.!?…:\n”"»])\s*["“„«(]?$/u.test(text.slice(Math.max(0, start - 4), start))

/** Words between which and a place something happens in it. */
const AT = new Set('in at from à a en de у в во з из im aus'.split(' '))

/** A place is sure where the beginning of the report says that something is there. */
function placesOf(
  text: string,
  words: readonly Word[],
  taken: readonly Span[],
  paragraphs: readonly Span[],
  find: FindNames,
): Judged[] {
  const lead = leadOf(text, paragraphs)
  return find(words, text)
    .filter(mention => !taken.some(one => one.start === mention.start))
    .flatMap(mention => {
      const isThere = mention.end <= lead && AT.has(words[mention.from - 1]?.text.toLowerCase() ?? '')
      return mention.ids.map(id => ({ mention, id, doubt: isThere ? null : ('mentioned' as const) }))
    })
}

const LEAST_OF_A_PARAGRAPH = 100
const MOST_OF_A_LEAD = 400

/** The end of what the first paragraph says that is more than a headline or the name of an author. */
function leadOf(text: string, paragraphs: readonly Span[]): number {
  const lead = paragraphs.find(({ start, end }) => end - start >= LEAST_OF_A_PARAGRAPH) ?? {
    start: 0,
    end: text.length,
  }
  return Math.min(lead.end, lead.start + MOST_OF_A_LEAD)
}

const LEAST_WORDS_OF_A_QUOTE = 3

function quotesOf(
  text: string,
  words: readonly Word[],
  quotations: readonly Quotation[],
  paragraphs: readonly Span[],
  mentions: readonly Mention[],
  known: Known,
): ProposedQuote[] {
  const people = new Set(known.actors.flatMap(({ id, isPerson }) => (isPerson ? [id] : [])))
  const heard = { text, words, mentions, isPerson: (id: string) => people.has(id) }
  const speeches = speechesOf(quotations, paragraphs, heard)
  return quotations.map((quotation, index) => {
    const { speaker = null, guess = null, isSpoken = false } = speeches[index] ?? {}
    const isFragment = plainWords(quotation.text).length < LEAST_WORDS_OF_A_QUOTE
    return {
      text: quotation.text,
      passage: passageIn(text, quotation),
      speaker,
      guess,
      doubt: isFragment ? 'fragment' : isSpoken ? null : 'unspoken',
    }
  })
}

import type { TimelineEvent } from '../entries/event.ts'
import type { NegotiationRecord } from '../record/negotiation-record.ts'
import { closeness } from '../search/closeness.ts'
import { mayHaveAnError } from '../search/one-error.ts'
import type { Term } from '../search/spellings.ts'
import { gatherSpellings, searchTerms } from '../timeline/record-spellings.ts'
import { timelineOf } from '../timeline/record-timeline.ts'
import { titlesInAllLanguages } from '../timeline/searchable-text.ts'
import type { Findable } from './findable.ts'
import { FindableIndex, type Scored } from './findable-index.ts'

// One search over everything that the record holds.

export const FOUND_KINDS = ['actors', 'texts', 'issues', 'milestones', 'points', 'sources'] as const
export type FoundKind = (typeof FOUND_KINDS)[number]

export type Found = Findable | { readonly kind: 'milestones'; readonly event: TimelineEvent }

export interface FoundGroup {
  readonly kind: FoundKind
  readonly total: number
  /** Best first. */
  readonly hits: readonly Scored<Found>[]
}

export interface Finding {
  readonly terms: readonly Term[]
  /** Words that nothing in the record begins with, and the one that was searched for instead of each. */
  readonly corrected: readonly { readonly typed: string; readonly instead: string }[]
  readonly total: number
  /** The group with the best hit first; without empty ones. */
  readonly groups: readonly FoundGroup[]
  /** Where nothing has all the words: how much each finds alone. */
  readonly alone: readonly { readonly word: string; readonly total: number }[]
}

const indexes = new WeakMap<NegotiationRecord, FindableIndex>()

function findablesIn(record: NegotiationRecord): FindableIndex {
  const known = indexes.get(record)
  if (known) return known
  const index = new FindableIndex(record)
  record.onChange((type, id) => index.update(type, id))
  indexes.set(record, index)
  return index
}

/** What has all the words of a search: up to `most` of each kind, or of one kind alone. */
export function find(record: NegotiationRecord, search: string, most: number, only?: FoundKind): Finding {
  const { terms, corrected } = withoutErrors(record, searchTerms(record, search))
  const groups = terms.length === 0 ? [] : groupsOf(record, terms, most)
  const total = groups.reduce((sum, group) => sum + group.total, 0)
  return {
    terms,
    corrected,
    total,
    groups: groups
      .filter(group => group.total > 0 && (only === undefined || group.kind === only))
      .sort((a, b) => bestScore(b) - bestScore(a)),
    alone: total > 0 || terms.length < 2 ? [] : terms.map(term => ({ word: term[0], total: countOf(record, [term]) })),
  }
}

/** An issue of which the record says nothing is none of it. */
export const isUsedIssue = (record: NegotiationRecord, issue: string): boolean =>
  record.list('event').some(({ issues }) => issues.includes(issue)) ||
  record.list('document').some(({ points }) => points.some(({ issues }) => issues.includes(issue))) ||
  record.list('position').some(({ about }) => about.issue === issue)

const bestScore = ({ hits }: FoundGroup): number => hits[0]?.score ?? 0

/** Indexes what searches would otherwise read each time, in short steps. */
export function* buildSearch(record: NegotiationRecord): Generator<void, void> {
  yield* timelineOf(record).buildSearch()
  yield* findablesIn(record).build()
  yield* gatherSpellings(record)
}

/** How many entries the next search would have to read before it can answer. */
export const unreadEntries = (record: NegotiationRecord): number =>
  timelineOf(record).words.unread + findablesIn(record).unread

function groupsOf(record: NegotiationRecord, terms: readonly Term[], most: number): FoundGroup[] {
  const others = findablesIn(record).best(terms, most)
  const milestones = timelineOf(record).best(terms, Math.max(most, LOOKED_AT))
  const hits = milestones.events
    .map(event => ({ found: { kind: 'milestones' as const, event }, score: scoreOf(terms, event) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
  return FOUND_KINDS.map(kind => {
    if (kind === 'milestones') return { kind, total: milestones.total, hits }
    const { total, found } = others[kind]
    const used = found.filter(one => one.found.kind !== 'issues' || isUsedIssue(record, one.found.issue.id))
    return { kind, total: total - found.length + used.length, hits: used }
  })
}

/** How many milestones are looked at more closely to tell which come first. */
const LOOKED_AT = 100

const scoreOf = (terms: readonly Term[], event: TimelineEvent): number =>
  closeness(terms, titlesInAllLanguages(event)) + event.significance / 10

const countOf = (record: NegotiationRecord, terms: readonly Term[]): number =>
  timelineOf(record).best(terms, 0).total + findablesIn(record).countOf(terms)

function withoutErrors(record: NegotiationRecord, typed: readonly Term[]): Pick<Finding, 'terms' | 'corrected'> {
  const corrected: { typed: string; instead: string }[] = []
  const terms = typed.map(term => {
    const [word] = term
    const instead = mayHaveAnError(word) && !isHeld(record, term) ? likeliest(record, word) : undefined
    if (instead === undefined) return term
    corrected.push({ typed: word, instead })
    return searchTerms(record, instead)[0] ?? term
  })
  return { terms, corrected }
}

const isHeld = (record: NegotiationRecord, term: Term): boolean =>
  timelineOf(record).words.holds(term) || findablesIn(record).holds(term)

/** More candidates than this are not weighed: one error leads to few words. */
const MOST_CANDIDATES = 12

/** Of the words with one error, the one that finds most. */
function likeliest(record: NegotiationRecord, word: string): string | undefined {
  const words = new Set([...timelineOf(record).words.wordsLike(word), ...findablesIn(record).wordsLike(word)])
  const weighed = [...words].slice(0, MOST_CANDIDATES).map(like => ({ like, count: countOf(record, [[like]]) }))
  return weighed.sort((a, b) => b.count - a.count || (a.like < b.like ? -1 : 1))[0]?.like
}

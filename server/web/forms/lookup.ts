import { presentOffice } from '../../domain/actors/office.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { LIMITS } from '../../domain/entries/fields.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { abridged, beginning } from '../../domain/text/shortened.ts'
import { otherNamesOf } from './countries.ts'
import { citedName, fold, type LookupType, nameIndex } from './name-index.ts'

// Finding an entry by what a person types: its id, its address on this site or on the web, or its name. Never by guessing.

export const LOOKUP_TYPES: readonly LookupType[] = ['actor', 'source', 'document', 'event']

export interface Suggestion {
  /** What to type so that the entry is found. */
  readonly value: string
  readonly detail: string
}

const NOUNS: Readonly<Record<LookupType, string>> = {
  actor: 'actor',
  source: 'source',
  document: 'document',
  event: 'milestone',
}

/** Ids of the entries that are called that; of one alone where an id or an address was typed. */
function idsOf(record: NegotiationRecord, type: LookupType, typed: string): readonly string[] {
  const text = typed.trim()
  // Nothing has a longer name, and to compare it would hold up others.
  if (text.length > LIMITS.url) return []
  const id = /(?:^|\/)(?:events|actors|sources|documents)\/([a-z0-9-]+)(?:\/[^/]*)?$/.exec(text)?.[1] ?? text
  return record.find(type, id) ? [id] : nameIndex(record, type).idsOf(fold(text))
}

/** The id of the one entry that is meant. */
export function lookUp(record: NegotiationRecord, type: LookupType, typed: string): string | undefined {
  const [only, ...others] = idsOf(record, type, typed)
  return others.length === 0 ? only : undefined
}

/** Why nothing was found, and what may have been meant, unless too much is wrong to look for all of it. */
export function lookupProblem(record: NegotiationRecord, type: LookupType, typed: string, isHinted = true): string {
  const text = typed.trim()
  const noun = NOUNS[type]
  if (text === '') return `Name the ${noun}.`
  const ids = idsOf(record, type, text).slice(0, 5)
  if (ids.length > 0) return `Several are called that. Type the id of the one you mean: ${ids.join(', ')}.`
  const near = (isHinted ? suggest(record, type, text, 3) : []).map(({ value }) => `“${value}”`)
  const hint = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ''
  return `The record has no ${noun} “${abridged(text, 80)}”.${hint}`
}

/** As many as somebody types to find something. */
export const wordsTyped = (typed: string): string[] => fold(beginning(typed, 200)).split(' ').filter(Boolean)

/** Entries whose name holds every word typed: first those that are called just that, then those that begin with it. */
export function suggest(record: NegotiationRecord, type: LookupType, typed: string, limit: number): Suggestion[] {
  const words = wordsTyped(typed)
  if (words.length === 0) return []
  const names = nameIndex(record, type)
  const isCalled = new Set(names.idsOf(words.join(' ')))
  const candidates: { readonly id: string; readonly at: number }[] = []
  for (const [id, text] of names.texts)
    if (words.every(word => text.includes(word))) candidates.push({ id, at: placeOf(words[0] ?? '', text) })
  return candidates
    .sort((a, b) => Number(isCalled.has(b.id)) - Number(isCalled.has(a.id)) || a.at - b.at || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => ({ value: typedName(record, type, { id }), detail: detailInWords(record, type, id) }))
}

/** The beginning of a word counts before the middle of one, wherever they stand. */
function placeOf(word: string, text: string): number {
  const begins = ` ${text}`.indexOf(` ${word}`)
  return begins < 0 ? LIMITS.url * 2 + text.indexOf(word) : begins
}

/** Dates are put into words only for the few that are shown. */
function detailInWords(record: NegotiationRecord, type: LookupType, id: string): string {
  const entry = record.find(type, id)
  if (!entry) return ''
  // Browsers show of a list what holds the letters typed, so the short name has to stand there.
  if ('name' in entry) return presentOffice(entry)?.title ?? (entry.iso2 ? otherNamesOf(entry.iso2).join(', ') : '')
  return 'publisher' in entry ? `${entry.publisher}, ${dateInWords(entry.published)}` : dateInWords(entry.when)
}

/** The name of an entry if typing it finds that entry, else its id. */
export function typedName(record: NegotiationRecord, type: LookupType, { id }: { readonly id: string }): string {
  const name = nameIn(record, type, id)
  return lookUp(record, type, name) === id ? name : id
}

/** What people call an entry; the id of one that the record does not have. */
export function nameIn(record: Pick<NegotiationRecord, 'find'>, type: LookupType, id: string): string {
  const entry = record.find(type, id)
  if (!entry) return id
  if ('publisher' in entry) return citedName(entry)
  return 'name' in entry ? entry.name : 'shortTitle' in entry && entry.shortTitle ? entry.shortTitle : entry.title
}

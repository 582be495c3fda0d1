import type { OwnTerm } from '../entries/own-terms.ts'
import type { Term } from '../entries/terms.ts'
import type { NegotiationRecord } from './negotiation-record.ts'

// The words that a record brings itself: its issues, kinds and stages, and the tables of its negotiations.

type Words = Readonly<Record<string, Term>>

export interface OwnWords {
  readonly issues: Words
  readonly kinds: Words
  readonly stages: Words
  /** Of all negotiations. Where two call a table by the same id it is one, labelled as the first calls it. */
  readonly tables: Words
}

type Told = Pick<NegotiationRecord, 'find' | 'list' | 'head'>

const wordsOf = (terms: readonly OwnTerm[]): Words =>
  Object.assign(
    // Addresses ask for words by name, also for “constructor”.
    Object.create(null),
    Object.fromEntries(terms.map(({ id, label, definition }) => [id, { label, definition }])),
  )

const firstOfEach = (terms: readonly OwnTerm[]): OwnTerm[] =>
  [...new Map(terms.toReversed().map(term => [term.id, term])).values()].reverse()

const kept = new WeakMap<Told, { readonly seq: number; readonly words: OwnWords }>()

/** The tables of some negotiations, or of all where none is named. */
export const tablesOf = (record: Told, negotiations: readonly string[]): Words =>
  negotiations.length === 0
    ? ownWordsOf(record).tables
    : wordsOf(firstOfEach(negotiations.flatMap(id => record.find('process', id)?.tables ?? [])))

/** Each list in the order in which the record has it. */
export function ownWordsOf(record: Told): OwnWords {
  const { seq } = record.head
  const known = kept.get(record)
  if (known?.seq === seq) return known.words
  const header = record.find('record', 'record')
  const negotiations = record.list('process').sort((a, b) => (a.id < b.id ? -1 : 1))
  const words = {
    issues: wordsOf(header?.issues ?? []),
    kinds: wordsOf(header?.kinds ?? []),
    stages: wordsOf(header?.stages ?? []),
    tables: wordsOf(firstOfEach(negotiations.flatMap(({ tables }) => tables))),
  }
  kept.set(record, { seq, words })
  return words
}

import { EVENT_KINDS, type TimelineEvent } from '../../domain/entries/event.ts'
import { ownWordsOf, tablesOf } from '../../domain/record/own-words.ts'
import type { Findable } from './links.ts'
import { type TermView, termView } from './small-views.ts'

// Words of the record's own as pages show them.

/** The record's own kind of a milestone where it has one. */
export const kindTerm = (record: Findable, { kind, subkind }: Pick<TimelineEvent, 'kind' | 'subkind'>): TermView =>
  subkind === undefined ? termView(EVENT_KINDS, kind) : termView(ownWordsOf(record).kinds, subkind)

/** As its negotiation calls it; null for a milestone whose table nobody has named. */
export const tableTerm = (
  record: Findable,
  { table, process }: Pick<TimelineEvent, 'table' | 'process'>,
): TermView | null => (table === undefined ? null : termView(tablesOf(record, [process]), table))

export const issueTerm = (record: Findable, issue: string): TermView => termView(ownWordsOf(record).issues, issue)

import { hasSeveral, negotiationsOf } from '../../domain/record/negotiations.ts'
import { ownWordsOf, tablesOf } from '../../domain/record/own-words.ts'
import type { GroupsOf, TermsOf } from './shown.ts'

// What forms offer of the record's own words.

export const OWN_ISSUES: TermsOf = record => ownWordsOf(record).issues
export const OWN_KINDS: TermsOf = record => ownWordsOf(record).kinds
export const OWN_STAGES: TermsOf = record => ownWordsOf(record).stages
export const OWN_TABLES: TermsOf = record => ownWordsOf(record).tables

/** The tables under the name of their negotiation; none where there is only one. */
export const TABLES_BY_NEGOTIATION: GroupsOf = record =>
  hasSeveral(record)
    ? negotiationsOf(record)
        .reverse()
        .map(({ id, title }) => ({ id, label: title, terms: tablesOf(record, [id]) }))
    : []

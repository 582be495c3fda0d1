import { ownWordsOf } from '../../domain/record/own-words.ts'
import type { TermsOf } from './shown.ts'

// What forms offer of the record's own words.

export const OWN_ISSUES: TermsOf = record => ownWordsOf(record).issues
export const OWN_KINDS: TermsOf = record => ownWordsOf(record).kinds
export const OWN_STAGES: TermsOf = record => ownWordsOf(record).stages
export const OWN_TABLES: TermsOf = record => ownWordsOf(record).tables

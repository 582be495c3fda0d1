import type { Term } from '../../domain/entries/terms.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { Findable } from '../site/links.ts'
import type { LookupType } from './name-index.ts'

export type Terms = Readonly<Record<string, Pick<Term, 'label'>>>

/** A list of words, or the way to one that is the record's own. */
export type TermsOf = Terms | ((record: Findable) => Terms)

/** Words that belong to one of several negotiations each. */
export type GroupsOf = (
  record: NegotiationRecord,
) => readonly { readonly id: string; readonly label: string; readonly terms: Terms }[]

export const termsIn = (terms: TermsOf, record: Findable): Terms =>
  typeof terms === 'function' ? terms(record) : terms

export interface Look {
  readonly hint?: string
  readonly control?: 'date' | 'source' | 'checks' | 'hidden'
  /** What can be chosen. */
  readonly terms?: TermsOf
  /** The same by negotiation, where that is not the same for all. */
  readonly groups?: GroupsOf
  /** Label of the choice of none. */
  readonly none?: string
  /** Set for a text of several lines. */
  readonly rows?: number
  /** Whether it is stored as it was sent, with the signs that nobody sees, or refused for them. */
  readonly isVerbatim?: boolean
  readonly width?: 'short' | 'medium' | 'full'
  /** What is named in it, and so found by typing. */
  readonly refersTo?: LookupType | 'point'
  /** A list of words to choose from by typing. */
  readonly offers?: 'countries' | 'languages' | 'licences'
  /** Whether it is folded away until somebody asks for it. */
  readonly isRare?: boolean
  /** What is understood of an amount. */
  readonly understand?: (typed: string) => string | null
  /** What stands in it from the beginning. */
  readonly given?: string
  /** Whether filling it in says that its part of the form is meant, as it does where nothing is given. */
  readonly tells?: boolean
  /** Whether it names a source by its number in the form. */
  readonly cites?: boolean
  /** The word of a link to the empty form that stands in it. */
  readonly asked?: string
  /** Its name where versions are compared, if not its label. */
  readonly told?: string
}

/** A field as it is shown. Of one that is no part of the entry, such as the reason for a change, that is all. */
export interface Shown<N extends string = string> extends Look {
  readonly name: N
  readonly label: string
}

export const tells = ({ given, tells: said = given === undefined }: Shown): boolean => said

import { z } from 'zod'
import { plainText } from '../text/plain-text.ts'
import { id, LIMITS, label, list } from './fields.ts'

// Words that a record brings itself: its issues, the tables of a negotiation, its own kinds and stages.

export const ownTerm = z.strictObject({
  id,
  label,
  /** May be empty: what a data set calls its words is often all that is known. */
  definition: z.union([z.literal(''), plainText(LIMITS.definition)]),
})

const withoutRepetition = (terms: readonly { readonly id: string }[]): boolean =>
  new Set(terms.map(({ id }) => id)).size === terms.length

/** In the order in which they are offered and listed. */
export const listOf = <T extends z.ZodType<{ readonly id: string }>>(of: T) =>
  list(of).refine(withoutRepetition, 'Two of them have the same id.')

export const ownTerms = listOf(ownTerm)

export type OwnTerm = z.infer<typeof ownTerm>

import { z } from 'zod'
import { plainText } from '../text/plain-text.ts'
import { id, LIMITS, label, language, list, note } from './fields.ts'
import { term, vocabulary } from './terms.ts'

/** Credibility of one piece of information, after the information grading of the Admiralty system. */
export const CREDIBILITIES = vocabulary('credibilities', {
  1: term('Confirmed', 'Confirmed by two or more sources, one of them good.'),
  2: term('Probably true', 'Fits what else is known, not confirmed independently.'),
  3: term('Possibly true', 'Reported by one weak source or unnamed officials, or disputed.'),
  4: term('Doubtful', 'Possible, but does not fit what else is known.'),
  5: term('Improbable', 'Contradicted by what else is known.'),
  6: term('Cannot be judged', 'Nothing allows a judgement yet.'),
})

const noRepeatedSource = (citations: readonly { source: string }[]): boolean =>
  new Set(citations.map(citation => citation.source)).size === citations.length

const citation = z.strictObject({
  source: id,
  credibility: z.int().min(1, 'Credibility is 1 to 6.').max(6, 'Credibility is 1 to 6.'),
  note: note.nullable().optional(),
})
export const citations = list(citation)
  .refine(noRepeatedSource, 'Cites the same source twice.')
  .refine(cited => cited.length > 0, 'Cite at least one source.')
export const maybeCitations = list(citation).refine(noRepeatedSource, 'Cites the same source twice.')

export const quote = z.strictObject({
  speaker: id,
  text: plainText(LIMITS.quote, { multiline: true }),
  language,
  /** The words as they were spoken, where `text` is a translation. */
  original: plainText(LIMITS.quote, { multiline: true }).nullable(),
  originalLanguage: language.optional(),
  translator: label.nullable(),
  source: id,
})

export type Citation = z.infer<typeof citation>
export type Quote = z.infer<typeof quote>

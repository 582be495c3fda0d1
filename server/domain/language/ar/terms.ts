import { actorTerms } from './actor-terms.ts'
import { eventTerms } from './event-terms.ts'
import { sourceTerms } from './source-terms.ts'
import { textTerms } from './text-terms.ts'

export const terms = { ...actorTerms, ...eventTerms, ...sourceTerms, ...textTerms }

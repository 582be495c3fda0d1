import type { Request } from 'express'
import { hasLanguages } from './readers-language.ts'

/** In which language data names things that have names in several: no filter, and nothing that a page knows. */
const LABELS = 'labels'

/** The parameters of a request, as sent: in order, with repetitions. Never throws: damaged encoding becomes U+FFFD. */
export function queryOf({ originalUrl }: Pick<Request, 'originalUrl'>): URLSearchParams {
  const question = originalUrl.indexOf('?')
  const params = new URLSearchParams(question === -1 ? '' : originalUrl.slice(question + 1))
  if (!hasLanguages(originalUrl)) params.delete(LABELS)
  return params
}

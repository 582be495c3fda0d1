import type { Request } from 'express'

/** The parameters of a request, as sent: in order, with repetitions. Never throws: damaged encoding becomes U+FFFD. */
export function queryOf({ originalUrl }: Pick<Request, 'originalUrl'>): URLSearchParams {
  const question = originalUrl.indexOf('?')
  return new URLSearchParams(question === -1 ? '' : originalUrl.slice(question + 1))
}

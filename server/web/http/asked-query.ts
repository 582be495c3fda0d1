import type { ParsedQuery, QueryProblem } from '../../domain/parameters/parameter-reader.ts'
import { BadRequestError } from './http-error.ts'

/** How an address says that it can't make sense of what it is asked. */
interface Refusal {
  readonly message: string
  readonly unknown: (name: string) => string
}

const UNREADABLE_FILTERS: Refusal = {
  message: 'Some filters could not be read.',
  unknown: name => `There is no filter “${name}”.`,
}

/** What a page is asked, which passes over parameters that mean nothing to it. Throws BadRequestError. */
export function askedOfPage<Q>(
  { query, problems }: Pick<ParsedQuery<Q>, 'query' | 'problems'>,
  { message }: Pick<Refusal, 'message'> = UNREADABLE_FILTERS,
): Q {
  if (problems.length > 0) throw new BadRequestError(message, problems)
  return query
}

/** What a data address is asked, which refuses them: a file must not look narrower than it is. Throws BadRequestError. */
export function askedOfData<Q>({ query, problems, unknown }: ParsedQuery<Q>, refusal: Refusal = UNREADABLE_FILTERS): Q {
  const refused = unknown.map(path => ({ path, message: refusal.unknown(path) }))
  return askedOfPage({ query, problems: [...problems, ...refused] }, refusal)
}

/** What stays in the field of a parameter that could not be read. */
export const asTyped = (
  name: string,
  { problems, params }: { readonly problems: readonly QueryProblem[]; readonly params: URLSearchParams },
): string | undefined => (problems.some(({ path }) => path === name) ? (params.get(name) ?? undefined) : undefined)

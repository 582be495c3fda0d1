import { words } from '../../domain/language/words.ts'
import type { ParsedQuery, QueryProblem } from '../../domain/parameters/parameter-reader.ts'
import { BadRequestError } from './http-error.ts'

/** How an address says that it can't make sense of what it is asked. */
interface Refusal {
  readonly message: string
  readonly unknown: (name: string) => string
}

const unreadableFilters = (): Refusal => ({
  message: words().errors.unreadFilters,
  unknown: name => words().errors.parameters.noFilter(name),
})

/** What a page is asked, which passes over parameters that mean nothing to it. Throws BadRequestError. */
export function askedOfPage<Q>(
  { query, problems }: Pick<ParsedQuery<Q>, 'query' | 'problems'>,
  { message }: Pick<Refusal, 'message'> = unreadableFilters(),
): Q {
  if (problems.length > 0) throw new BadRequestError(message, problems)
  return query
}

/** What a data address is asked, which refuses them: a file must not look narrower than it is. Throws BadRequestError. */
export function askedOfData<Q>(
  { query, problems, unknown }: ParsedQuery<Q>,
  refusal: Refusal = unreadableFilters(),
): Q {
  const refused = unknown.map(path => ({ path, message: refusal.unknown(path) }))
  return askedOfPage({ query, problems: [...problems, ...refused] }, refusal)
}

/** What stays in the field of a parameter that could not be read. */
export const asTyped = (
  name: string,
  { problems, params }: { readonly problems: readonly QueryProblem[]; readonly params: URLSearchParams },
): string | undefined => (problems.some(({ path }) => path === name) ? (params.get(name) ?? undefined) : undefined)

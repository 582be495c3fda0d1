import { words } from '../language/words.ts'
import { ParameterReader, type ParsedQuery } from '../parameters/parameter-reader.ts'
import { readSearch, single } from '../parameters/readings.ts'
import { abridged } from '../text/shortened.ts'
import { FOUND_KINDS, type FoundKind } from './finder.ts'

export interface FindQuery {
  /** '' where nothing is searched for yet. */
  readonly search: string
  /** Of one kind alone; null for all. */
  readonly in: FoundKind | null
}

/** Reads untrusted parameters. Never throws; the query goes on without what could not be read. */
export function parseFindQuery(params: Iterable<readonly [string, string]>): ParsedQuery<FindQuery> {
  const reader = new ParameterReader(params)
  const search = readSearch(reader)
  const kind = reader.read(
    'in',
    single<FoundKind | null>(null, text => {
      const value = FOUND_KINDS.find(known => known === text)
      if (value) return { value }
      const message = words().errors.parameters.chooseFrom(abridged(text, 40), FOUND_KINDS.join(', '))
      return { value: null, message }
    }),
  )
  return reader.finish({ search, in: kind })
}

/** The query as an address writes it, without the `?`. */
export function findQueryString({ search, in: kind }: FindQuery): string {
  return new URLSearchParams({ ...(search && { q: search }), ...(kind && { in: kind }) }).toString()
}

import { groupBy } from '../group-by.ts'
import { words } from '../language/words.ts'

// How an address is asked for its query: nothing is thrown, what can't be read is told with how to mend it, and the query
// goes on without it.

/** One parameter that could not be read, and how to mend it. */
export interface QueryProblem {
  readonly path: string
  readonly message: string
}

export interface ParsedQuery<Query> {
  readonly query: Query
  readonly problems: readonly QueryProblem[]
  /** Parameters that mean nothing here, each once. Pages ignore them and say so; data addresses refuse them. */
  readonly unknown: readonly string[]
}

/** What is kept of the values given for one parameter, and what was wrong with them. */
export interface Reading<Value> {
  readonly value: Value
  readonly message?: string
}

export type Read<Value> = (given: readonly string[]) => Reading<Value>

/** Reads untrusted parameters. An empty value is as good as none, since forms send their empty fields. */
export class ParameterReader {
  readonly #given: ReadonlyMap<string, readonly (readonly [string, string])[]>
  readonly #known = new Set<string>()
  readonly #problems: QueryProblem[] = []

  constructor(params: Iterable<readonly [string, string]>) {
    this.#given = groupBy(params, ([name]) => name)
  }

  /** Whether a parameter was given at all, be it empty. */
  has(name: string): boolean {
    return this.#given.has(name)
  }

  values(name: string): string[] {
    this.#known.add(name)
    return (this.#given.get(name) ?? []).map(([, value]) => value).filter(value => value.trim() !== '')
  }

  trimmed(name: string): string[] {
    return this.values(name).map(value => value.trim())
  }

  read<Value>(name: string, read: Read<Value>): Value {
    return this.keep(name, read(this.values(name)))
  }

  keep<Value>(name: string, { value, message }: Reading<Value>): Value {
    if (message !== undefined) this.report(name, message)
    return value
  }

  /** The first of what was read of a parameter that takes one value. */
  once<Value>(name: string, values: readonly Value[]): Value | null {
    if (values.length > 1) this.report(name, words().errors.parameters.twice(name))
    return values[0] ?? null
  }

  report(path: string, message: string): void {
    this.#problems.push({ path, message })
  }

  finish<Query>(query: Query): ParsedQuery<Query> {
    const unknown = [...this.#given.keys()].filter(name => !this.#known.has(name))
    return { query, problems: this.#problems, unknown }
  }
}

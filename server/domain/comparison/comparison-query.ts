import type { PointRef } from '../documents/lineage-links.ts'
import { CHANGE_SIGNIFICANCES } from '../entries/document.ts'
import { termIds } from '../entries/terms.ts'
import { words } from '../language/words.ts'
import { ParameterReader, type ParsedQuery, type Read } from '../parameters/parameter-reader.ts'
import { single, someIds, someOf, trimmed } from '../parameters/readings.ts'
import { abridged } from '../text/shortened.ts'
import { COMPARED_TEXTS } from './comparison.ts'
import { ALL_ROWS, type ComparisonFilter, type RowSignificance } from './filter.ts'
import { COMPARISON_KINDS, type ComparisonKind } from './kinds.ts'

// What somebody asks of a comparison, and how it is written in an address: the same on the page and in every export.

export interface ComparisonQuery {
  /** Each once, in the order in which they were named. */
  readonly documents: readonly string[]
  readonly kind: readonly ComparisonKind[]
  readonly significance: readonly RowSignificance[]
  readonly issue: readonly string[]
  readonly differences: boolean
  /** Word-level marking everywhere, nowhere, or (null) where it does not pretend to be a redline. */
  readonly marking: 'on' | 'off' | null
  /** The row from which words are marked, by its first point; null for the first row. */
  readonly from: PointRef | null
  /** The text that a narrow screen shows alone; null for all of them below each other. */
  readonly show: string | null
}

interface ParsedComparisonQuery extends ParsedQuery<ComparisonQuery> {
  /** Whether texts were asked for at all, be it none of them. */
  readonly asksForTexts: boolean
}

const ROW_SIGNIFICANCES: readonly RowSignificance[] = [
  ...termIds(CHANGE_SIGNIFICANCES).toReversed(),
  'ungraded' as const,
]

/** These texts with everything in which they differ and agree. */
export const wholeComparison = (documents: readonly string[]): ComparisonQuery => ({
  documents,
  kind: [],
  significance: [],
  issue: [],
  differences: false,
  marking: null,
  from: null,
  show: null,
})

/** Reads untrusted parameters. Never throws; the query goes on without what could not be read. */
export function parseComparisonQuery(params: URLSearchParams): ParsedComparisonQuery {
  const reader = new ParameterReader(params)
  const chosen = <T extends string>(name: string, allowed: readonly T[]) =>
    reader.read(name, trimmed(someOf(allowed, toldBack)))
  const oneOf = <T extends string>(name: string, allowed: readonly T[]): T | null => {
    const values = chosen(name, allowed)
    const first = reader.once(name, values)
    return values.length === 1 ? first : null
  }
  const named = reader.trimmed('documents').flatMap(list =>
    list
      .split(',')
      .map(id => id.trim())
      .filter(id => id !== ''),
  )
  const asksForTexts = reader.has('documents')
  if (asksForTexts) for (const message of textProblems(named)) reader.report('documents', message)
  const documents = [...new Set(named.map(toldBack))]
  const query = {
    documents,
    kind: chosen('kind', termIds(COMPARISON_KINDS)),
    significance: chosen('significance', ROW_SIGNIFICANCES),
    issue: reader.read('issue', trimmed(someIds)),
    differences: oneOf('differences', ['on', 'off']) === 'on',
    marking: oneOf('marking', ['on', 'off']),
    from: reader.read('from', rowFrom),
    show: oneOf('show', documents),
  }
  return { ...reader.finish(query), asksForTexts }
}

/** Such as `second-draft:6`. */
const rowFrom: Read<PointRef | null> = single<PointRef | null>(null, text => {
  const [, document, number] = /^([a-z0-9-]{1,80}):([A-Za-z0-9.-]{1,20})$/.exec(text) ?? []
  if (document !== undefined && number !== undefined) return { value: { document, number } }
  return { value: null, message: words().comparison.problems.row }
})

const toldBack = (text: string): string => abridged(text, 80)

function textProblems(named: readonly string[]): string[] {
  const { least, most } = COMPARED_TEXTS
  const { problems } = words().comparison
  const texts = new Set(named)
  const repeated = [...texts].filter(id => named.indexOf(id) !== named.lastIndexOf(id))
  return [
    ...repeated.map(id => problems.twice(toldBack(id))),
    ...(texts.size === 0 ? [problems.chooseSome(least)] : []),
    ...(texts.size > 0 && texts.size < least ? [problems.chooseAnother] : []),
    ...(texts.size > most ? [problems.tooMany(texts.size, most)] : []),
  ]
}

/** The query as an address writes it, without the `?`: one order, defaults left out. */
export function comparisonQueryString(query: ComparisonQuery): string {
  const rest = new URLSearchParams()
  for (const name of ['kind', 'significance', 'issue'] as const)
    for (const value of query[name]) rest.append(name, value)
  if (query.differences) rest.append('differences', 'on')
  if (query.marking) rest.append('marking', query.marking)
  if (query.from) rest.append('from', `${query.from.document}:${query.from.number}`)
  if (query.show) rest.append('show', query.show)
  // Commas stay commas, so that the address can be read and typed.
  const documents = query.documents.map(encodeURIComponent).join(',')
  return [documents && `documents=${documents}`, rest.toString()].filter(Boolean).join('&')
}

export const comparisonFilterOf = ({ kind, significance, issue, differences }: ComparisonQuery): ComparisonFilter => ({
  ...ALL_ROWS,
  kinds: new Set(kind),
  significances: new Set(significance),
  issues: new Set(issue),
  onlyDifferences: differences,
})

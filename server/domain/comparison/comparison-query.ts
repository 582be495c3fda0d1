import type { Issue } from '../documents/lineage-links.ts'
import { CHANGE_SIGNIFICANCES } from '../entries/document.ts'
import { ISSUES } from '../entries/issues.ts'
import { termIds } from '../entries/terms.ts'
import { COMPARED_TEXTS } from './comparison.ts'
import { ALL_ROWS, type ComparisonFilter, type RowSignificance } from './filter.ts'
import { COMPARISON_KINDS, type ComparisonKind } from './kinds.ts'

// What somebody asks of a comparison, and how it is written in an address: the same on the page and in every export.

export interface ComparisonQuery {
  /** Each once, in the order in which they were named. */
  readonly documents: readonly string[]
  readonly kind: readonly ComparisonKind[]
  readonly significance: readonly RowSignificance[]
  readonly issue: readonly Issue[]
  readonly differences: boolean
  /** Word-level marking everywhere, nowhere, or (null) where it does not pretend to be a redline. */
  readonly marking: 'on' | 'off' | null
  /** The text that a narrow screen shows alone; null for all of them below each other. */
  readonly show: string | null
}

interface ComparisonProblem {
  readonly parameter: string
  readonly message: string
}

interface ParsedComparisonQuery {
  readonly query: ComparisonQuery
  /** Whether texts were asked for at all, be it none of them. */
  readonly asksForTexts: boolean
  readonly problems: readonly ComparisonProblem[]
  /** Parameters that mean nothing here. Pages ignore them, data addresses refuse them. */
  readonly unknown: readonly string[]
}

const ROW_SIGNIFICANCES: readonly RowSignificance[] = [
  ...termIds(CHANGE_SIGNIFICANCES).toReversed(),
  'ungraded' as const,
]

const PARAMETERS = ['documents', 'kind', 'significance', 'issue', 'differences', 'marking', 'show'] as const
type Parameter = (typeof PARAMETERS)[number]

/** Reads untrusted parameters. Never throws; an empty value is as good as none, since forms send their empty fields. */
export function parseComparisonQuery(params: URLSearchParams): ParsedComparisonQuery {
  const problems: ComparisonProblem[] = []
  const typed = (parameter: Parameter): string[] =>
    params
      .getAll(parameter)
      .map(text => text.trim())
      .filter(text => text !== '')
  const someOf = <T extends string>(parameter: Parameter, allowed: readonly T[]): T[] => {
    const values = typed(parameter)
    const wrong = values.find(value => !(allowed as readonly string[]).includes(value))
    if (wrong !== undefined) {
      problems.push({ parameter, message: `There is no “${shortened(wrong)}”. Choose from: ${allowed.join(', ')}.` })
    }
    return allowed.filter(value => values.includes(value))
  }
  const oneOf = <T extends string>(parameter: Parameter, allowed: readonly T[]): T | null => {
    const values = someOf(parameter, allowed)
    if (values.length > 1) problems.push({ parameter, message: `“${parameter}” was given twice; give it once.` })
    return values.length === 1 ? (values[0] ?? null) : null
  }
  const named = typed('documents').flatMap(list =>
    list
      .split(',')
      .map(id => id.trim())
      .filter(id => id !== ''),
  )
  const asksForTexts = params.has('documents')
  if (asksForTexts) problems.push(...textProblems(named))
  const documents = [...new Set(named.map(shortened))]
  const query = {
    documents,
    kind: someOf('kind', termIds(COMPARISON_KINDS)),
    significance: someOf('significance', ROW_SIGNIFICANCES),
    issue: someOf('issue', termIds(ISSUES)),
    differences: oneOf('differences', ['on', 'off']) === 'on',
    marking: oneOf('marking', ['on', 'off']),
    show: oneOf('show', documents),
  }
  const unknown = [...new Set(params.keys())].filter(name => !(PARAMETERS as readonly string[]).includes(name))
  return { query, asksForTexts, problems, unknown }
}

function textProblems(named: readonly string[]): ComparisonProblem[] {
  const { least, most } = COMPARED_TEXTS
  const texts = new Set(named)
  const problem = (message: string): ComparisonProblem => ({ parameter: 'documents', message })
  const repeated = [...texts].filter(id => named.indexOf(id) !== named.lastIndexOf(id))
  return [
    ...repeated.map(id => problem(`“${shortened(id)}” was named twice; a text is not compared with itself.`)),
    ...(texts.size === 0 ? [problem(`Choose at least ${least} texts.`)] : []),
    ...(texts.size > 0 && texts.size < least
      ? [problem('Choose at least one more text to compare this one with.')]
      : []),
    ...(texts.size > most
      ? [problem(`${texts.size} texts were chosen; at most ${most} fit side by side. Leave out ${texts.size - most}.`)]
      : []),
  ]
}

/** The query as an address writes it, without the `?`: one order, defaults left out. */
export function comparisonQueryString(query: ComparisonQuery): string {
  const rest = new URLSearchParams()
  for (const name of ['kind', 'significance', 'issue'] as const)
    for (const value of query[name]) rest.append(name, value)
  if (query.differences) rest.append('differences', 'on')
  if (query.marking) rest.append('marking', query.marking)
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

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text)

import { COMPARED_TEXTS, compareDocuments } from '../../domain/comparison/comparison.ts'
import { type ComparisonQuery, wholeComparison } from '../../domain/comparison/comparison-query.ts'
import { type ReportColumn, toColumn } from '../../domain/comparison/report.ts'
import { documentFamily } from '../../domain/documents/document-family.ts'
import { LineageGraph } from '../../domain/documents/lineage-graph.ts'
import type { NegotiatingDocument } from '../../domain/entries/document.ts'
import { groupBy } from '../../domain/group-by.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { listed, type SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { type DateView, dateView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { clockFields } from '../site/time-travel.ts'

// Which texts to compare.

interface CompareChoicePage {
  readonly least: number
  readonly most: number
  readonly problems: readonly string[]
  readonly kept: readonly { readonly name: string; readonly value: string }[]
  readonly suggestions: readonly (SureLink & { readonly detail: string })[]
  readonly withPoints: readonly TextChoice[]
  readonly others: readonly TextChoice[]
  readonly othersAreOpen: boolean
}

export const COMPARE_CHOICE_TEMPLATE = template<CompareChoicePage>('comparison/compare-choice', { styles: 'texts' })

export interface TextChoice {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly date: DateView
  readonly availability: string
  readonly fidelity: string
  readonly points: string
  readonly isChosen: boolean
}

const KEPT = ['kind', 'significance', 'issue', 'differences', 'marking']

export function toChoicePage(
  record: NegotiationRecord,
  { documents }: ComparisonQuery,
  { params, problems }: { readonly params: URLSearchParams; readonly problems: readonly string[] },
): CompareChoicePage {
  const graph = new LineageGraph(record)
  const choices = graph.documents().map(document => ({
    hasPoints: document.points.length > 0,
    choice: toTextChoice(toColumn(document, record), documents),
  }))
  const others = choices.filter(({ hasPoints }) => !hasPoints).map(({ choice }) => choice)
  return {
    ...COMPARED_TEXTS,
    problems,
    kept: [
      ...[...params].filter(([name]) => KEPT.includes(name)).map(([name, value]) => ({ name, value })),
      ...clockFields(record.moment),
    ],
    suggestions: suggestionsOf(record, graph),
    withPoints: choices.filter(({ hasPoints }) => hasPoints).map(({ choice }) => choice),
    others,
    othersAreOpen: others.some(({ isChosen }) => isChosen),
  }
}

const toTextChoice = (column: ReportColumn, chosen: readonly string[]): TextChoice => ({
  id: column.document.id,
  name: column.document.shortTitle,
  title: column.document.title,
  date: dateView(column.document.when),
  availability: column.availability,
  fidelity: column.fidelity.label,
  points: column.points,
  isChosen: chosen.includes(column.document.id),
})

const MOST_SUGGESTIONS = 6

/** Whole families of texts whose points are recorded, then each text with the one from which most of its points come. */
function suggestionsOf(record: NegotiationRecord, graph: LineageGraph): (SureLink & { readonly detail: string })[] {
  const { nodes, edges } = documentFamily(graph)
  const families = groupBy(
    nodes.filter(({ document }) => document.points.length > 0),
    ({ family }) => family,
  )
  const whole = [...families.values()]
    .map(family => family.map(({ document }) => document))
    .filter(family => family.length >= COMPARED_TEXTS.least)
    .map(family => family.slice(-COMPARED_TEXTS.most))
  const pairs = edges
    .filter(({ points }) => points > 0)
    .map(({ from, to }) => [from, to].flatMap(id => graph.document(id) ?? []))
  const seen = new Set<string>()
  return [...whole, ...pairs]
    .filter(texts => {
      const key = texts.map(({ id }) => id).join(',')
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, MOST_SUGGESTIONS)
    .map(texts => suggestion(texts, record))
}

function suggestion(texts: readonly NegotiatingDocument[], record: NegotiationRecord): SureLink & { detail: string } {
  const documents = texts.map(({ id }) => id)
  const { rows } = compareDocuments(documents, record)
  const { comparison } = words()
  const different = rows.filter(({ isDifferent }) => isDifferent).length
  return {
    text: listed(texts.map(({ shortTitle }) => shortTitle)),
    href: pathsAt(record.moment).compare(wholeComparison(documents)),
    detail: comparison.choice.rows(comparison.rows(rows.length), different),
  }
}

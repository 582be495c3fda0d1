import type { ComparisonRow } from '../../domain/comparison/comparison.ts'
import type { ComparisonQuery } from '../../domain/comparison/comparison-query.ts'
import { countRows } from '../../domain/comparison/filter.ts'
import { COMPARISON_KINDS } from '../../domain/comparison/kinds.ts'
import { CHANGE_SIGNIFICANCES } from '../../domain/entries/document.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
import { type FacetView, facetView, removableValues } from '../lists/list-view.ts'
import type { SureLink } from '../site/links.ts'
import { termView } from '../site/small-views.ts'

const SIGNIFICANCE_TERMS = {
  ...CHANGE_SIGNIFICANCES,
  get ungraded() {
    return words().comparison.ungraded
  },
}

const TERMS = { kind: COMPARISON_KINDS, significance: SIGNIFICANCE_TERMS, issue: null } as const

type FacetName = keyof typeof TERMS

const termsIn = (record: NegotiationRecord, name: FacetName) => TERMS[name] ?? ownWordsOf(record).issues

export function toFacets(
  record: NegotiationRecord,
  rows: readonly ComparisonRow[],
  query: ComparisonQuery,
): FacetView[] {
  const counts = countRows(rows)
  const facet = (name: FacetName, counted: readonly { readonly id: string; readonly rows: number }[]): FacetView => {
    const label = words().comparison.facets[name]
    const terms = termsIn(record, name)
    const chosen: readonly string[] = query[name]
    // What was chosen stays in the form, also where it has no row here.
    const extra = chosen.filter(id => !counted.some(one => one.id === id)).map(id => ({ id, rows: 0 }))
    const values = [...counted, ...extra].map(({ id, rows: count }) => ({
      value: id,
      count,
      chosen: chosen.includes(id),
    }))
    const labelOf = (value: string) => termView(terms, value).label
    return { ...facetView({ name, label, values, labelOf, first: values.length }), isOpen: true }
  }
  return [facet('kind', counts.kinds), facet('significance', counts.significances), facet('issue', counts.issues)]
}

export function removableFilters(
  record: NegotiationRecord,
  query: ComparisonQuery,
  to: (change: Partial<ComparisonQuery>) => string,
): SureLink[] {
  const chips = (name: FacetName) =>
    removableValues<string>(
      query[name],
      value => termView(termsIn(record, name), value).label,
      kept => to({ [name]: kept }),
    )
  return [
    ...(query.differences ? [{ text: words().comparison.page.onlyDifferences, href: to({ differences: false }) }] : []),
    ...chips('kind'),
    ...chips('significance'),
    ...chips('issue'),
  ]
}

import { RELIABILITIES, SOURCE_KINDS } from '../../domain/entries/source.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { SOURCE_FACETS, type SourceFacet, type SourceUse } from '../../domain/sources/source-use.ts'
import { RESTING_TYPES } from '../../domain/sources/thin-ground.ts'
import { type ListPage, listQueryString, pageOf } from '../lists/list-query.ts'
import {
  type FacetView,
  listFacetView,
  type PagerView,
  pagerView,
  rangeOf,
  removableValues,
} from '../lists/list-view.ts'
import { format } from '../site/count-words.ts'
import type { SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { termView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import { clockFields } from '../site/time-travel.ts'
import { languageName, type SourceView, viewOfSource } from './cited-sources.ts'
import { type ClaimRow, sortedClaims, toClaimRow } from './claim-view.ts'
import { findSources, type Show, SOURCE_LIST_FACETS, type SourceListQuery } from './found-sources.ts'

export interface SourceRow extends SourceView {
  /** Such as “3 milestones, 1 position”; null for nothing. */
  readonly rests: string | null
  /** How many of these have no other source. */
  readonly alone: string | null
}

interface SourceListPage {
  readonly addHref: string | null
  readonly isEmpty: boolean
  readonly search: string
  /** Which list: all sources, what stands on thin ground, or the work lists. */
  readonly show: string
  readonly views: readonly (SureLink & { readonly count: string; readonly isShown: boolean })[]
  readonly explanation: string | null
  readonly countText: string
  readonly facets: readonly FacetView[]
  readonly isFiltered: boolean
  readonly clearHref: string
  readonly removable: readonly SureLink[]
  readonly clock: readonly { readonly name: string; readonly value: string }[]
  readonly aboutHref: string
  readonly jsonHref: string
  readonly csvHref: string
  readonly sources: readonly SourceRow[]
  readonly claims: readonly ClaimRow[]
  readonly pager: PagerView | null
}

export const SOURCES_TEMPLATE = template<SourceListPage>('sources/sources')

export function toSourceListPage(record: NegotiationRecord, query: SourceListQuery): Omit<SourceListPage, 'addHref'> {
  const paths = pathsAt(record.moment)
  const texts = words().sources.list
  const { totals, aloneOn, counts, uses, claims } = findSources(record, query)
  const { chosen, search } = query
  const show = (chosen.show[0] ?? '') as Show | ''
  const filters = listQueryString({ ...query, page: 1 })
  const to = (change: Partial<SourceListQuery>) => paths.sources(listQueryString({ ...query, page: 1, ...change }))
  const claimPage = claims && pageOf(sortedClaims(record, claims), query.page)
  const sourcePage = pageOf(claims ? [] : uses, query.page)
  const listed = claimPage ?? sourcePage
  const view = (name: Show | '', count: number) => ({
    text: name === '' ? texts.all : texts.shows[name].text,
    href: to({ chosen: { ...chosen, show: name === '' ? [] : [name] } }),
    count: format(count),
    isShown: name === show && chosen.show.length < 2,
  })
  return {
    isEmpty: record.count('source') === 0,
    search,
    show,
    views: [
      view('', totals.all),
      view('single-source', totals['single-source']),
      view('republications', totals.republications),
      view('not-archived', totals['not-archived']),
      view('unused', totals.unused),
    ],
    explanation: show === '' ? null : texts.shows[show].explanation,
    countText: claims ? claimsInWords(listed, uses.length) : sourcesInWords(listed),
    facets: SOURCE_FACETS.map(name => {
      const facet = { name, label: texts.facets[name], labelOf: (value: string) => sourceTerm(name, value) }
      const shown = listFacetView(SOURCE_LIST_FACETS, query, counts[name], facet)
      return { ...shown, isOpen: shown.isOpen || name === 'kind' || name === 'reliability' }
    }),
    isFiltered: filters !== '',
    clearHref: to({ search: '', chosen: { ...NOTHING, show: chosen.show } }),
    removable: [
      ...(search ? [{ text: words().lists.quoted(search), href: to({ search: '' }) }] : []),
      ...SOURCE_FACETS.flatMap(name =>
        removableValues(
          chosen[name],
          value => `${texts.facets[name]}: ${sourceTerm(name, value)}`,
          kept => to({ chosen: { ...chosen, [name]: kept } }),
        ),
      ),
    ],
    clock: clockFields(record.moment),
    aboutHref: paths.about,
    jsonHref: paths.sourcesJson(filters),
    csvHref: paths.sourcesCsv(filters),
    sources: sourcePage.items.map(use => toSourceRow(record, use, aloneOn(use.source.id).size)),
    claims: claimPage?.items.map(claim => toClaimRow(record, claim)) ?? [],
    pager: pagerView(listed, page => paths.sources(listQueryString({ ...query, page }))),
  }
}

type Shown = Omit<ListPage<unknown>, 'items'>

function sourcesInWords(shown: Shown): string {
  const { counted, list } = words().sources
  return shown.total === 0 ? list.noSource : countedRange(shown, counted(shown.total))
}

function claimsInWords(shown: Shown, from: number): string {
  const { counted, list } = words().sources
  const sources = counted(from)
  if (shown.total === 0) return list.noClaim(sources)
  return list.claims(countedRange(shown, list.entriesAndPoints(shown.total)), sources)
}

function countedRange(shown: Shown, counted: string): string {
  if (shown.pages === 1) return counted
  const [first, last] = rangeOf(shown)
  return words().sources.list.range(format(first), format(last), counted)
}

const NOTHING: SourceListQuery['chosen'] = { show: [], kind: [], reliability: [], publisher: [], language: [] }

function toSourceRow(record: NegotiationRecord, { source, counts: resting }: SourceUse, alone: number): SourceRow {
  const counts = RESTING_TYPES.flatMap(type => {
    const count = resting[type]
    return count === 0 ? [] : [words().sources.resting[type](count)]
  })
  return {
    ...viewOfSource(record, source),
    rests: counts.length > 0 ? counts.join(words().pages.comma) : null,
    alone: alone > 0 ? format(alone) : null,
  }
}

function sourceTerm(facet: SourceFacet, value: string): string {
  switch (facet) {
    case 'kind':
      return termView(SOURCE_KINDS, value).label
    case 'reliability':
      return value + words().pages.comma + termView(RELIABILITIES, value).label.toLowerCase()
    case 'language':
      return languageName(value)
    default:
      return value
  }
}

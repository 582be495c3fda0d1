import { RELIABILITIES, SOURCE_KINDS } from '../../domain/entries/source.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { SOURCE_FACETS, type SourceFacet, type SourceUse } from '../../domain/sources/source-use.ts'
import { RESTING_TYPES, type RestingType } from '../../domain/sources/thin-ground.ts'
import { listQueryString, pageOf } from '../lists/list-query.ts'
import {
  type FacetView,
  listFacetView,
  type PagerView,
  pagerView,
  rangeInWords,
  removableValues,
} from '../lists/list-view.ts'
import { counted, format } from '../site/count-words.ts'
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

const SHOW_LABELS: Readonly<Record<Show, { readonly text: string; readonly explanation: string }>> = {
  'single-source': {
    text: 'On a single source',
    explanation:
      'Milestones, texts, points of texts, positions and states of points that cite one source and no other.',
  },
  republications: {
    text: 'On copies alone',
    explanation: 'What cites only outlets that repeat another publisher: the original was not read.',
  },
  'not-archived': {
    text: 'Without an archived copy',
    explanation: 'A list to work on: if one of these addresses goes, what it said can no longer be checked.',
  },
  unused: { text: 'Not used', explanation: 'A list to work on: nothing in the record refers to these.' },
}

const NOUNS: Readonly<Record<RestingType, readonly [string, string]>> = {
  event: ['milestone', 'milestones'],
  document: ['document', 'documents'],
  position: ['position', 'positions'],
  pointState: ['state of a point', 'states of points'],
}

export function toSourceListPage(record: NegotiationRecord, query: SourceListQuery): Omit<SourceListPage, 'addHref'> {
  const paths = pathsAt(record.moment)
  const { totals, aloneOn, counts, uses, claims } = findSources(record, query)
  const { chosen, search } = query
  const show = (chosen.show[0] ?? '') as Show | ''
  const filters = listQueryString({ ...query, page: 1 })
  const to = (change: Partial<SourceListQuery>) => paths.sources(listQueryString({ ...query, page: 1, ...change }))
  const claimPage = claims && pageOf(sortedClaims(record, claims), query.page)
  const sourcePage = pageOf(claims ? [] : uses, query.page)
  const listed = claimPage ?? sourcePage
  const range = listed.total === 0 ? 'No' : rangeInWords(listed)
  const view = (name: Show | '', count: number) => ({
    text: name === '' ? 'All sources' : SHOW_LABELS[name].text,
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
    explanation: show === '' ? null : SHOW_LABELS[show].explanation,
    countText: claims
      ? `${range} ${listed.total === 1 ? 'entry or point' : 'entries and points'}, from ${counted(uses.length, 'source', 'sources')}`
      : `${range} ${listed.total === 1 ? 'source' : 'sources'}`,
    facets: SOURCE_FACETS.map(name => {
      const facet = { name, label: FACET_LABELS[name], labelOf: (value: string) => sourceTerm(name, value) }
      const shown = listFacetView(SOURCE_LIST_FACETS, query, counts[name], facet)
      return { ...shown, isOpen: shown.isOpen || name === 'kind' || name === 'reliability' }
    }),
    isFiltered: filters !== '',
    clearHref: to({ search: '', chosen: { ...NOTHING, show: chosen.show } }),
    removable: [
      ...(search ? [{ text: `“${search}”`, href: to({ search: '' }) }] : []),
      ...SOURCE_FACETS.flatMap(name =>
        removableValues(
          chosen[name],
          value => `${FACET_LABELS[name]}: ${sourceTerm(name, value)}`,
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

const NOTHING: SourceListQuery['chosen'] = { show: [], kind: [], reliability: [], publisher: [], language: [] }

const FACET_LABELS: Readonly<Record<SourceFacet, string>> = {
  kind: 'Kind',
  reliability: 'Grade',
  publisher: 'Publisher',
  language: 'Language',
}

function toSourceRow(record: NegotiationRecord, { source, counts: resting }: SourceUse, alone: number): SourceRow {
  const counts = RESTING_TYPES.flatMap(type => {
    const count = resting[type]
    return count === 0 ? [] : [`${format(count)} ${NOUNS[type][count === 1 ? 0 : 1]}`]
  })
  return {
    ...viewOfSource(record, source),
    rests: counts.length > 0 ? counts.join(', ') : null,
    alone: alone > 0 ? format(alone) : null,
  }
}

function sourceTerm(facet: SourceFacet, value: string): string {
  switch (facet) {
    case 'kind':
      return termView(SOURCE_KINDS, value).label
    case 'reliability':
      return `${value}, ${termView(RELIABILITIES, value).label.toLowerCase()}`
    case 'language':
      return languageName(value)
    default:
      return value
  }
}

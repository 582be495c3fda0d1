import type { FacetView, PagerView } from '../lists/list-view.ts'
import type { Link, SureLink } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import type { SourceView } from './source-list.ts'

export interface SourceRow extends SourceView {
  readonly languageName: string
  /** Such as “3 milestones, 1 position”; null for nothing. */
  readonly rests: string | null
  /** How many of these have no other source. */
  readonly alone: string | null
}

export interface ClaimRow {
  readonly type: string
  readonly link: Link
  readonly date: string
  readonly sources: readonly SourceView[]
}

export interface SourcesPage {
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
  readonly removable: readonly { readonly text: string; readonly href: string }[]
  readonly clock: readonly { readonly name: string; readonly value: string }[]
  readonly aboutHref: string
  readonly jsonHref: string
  readonly csvHref: string
  readonly sources: readonly SourceRow[]
  readonly claims: readonly ClaimRow[]
  readonly pager: PagerView | null
}

export const SOURCES_TEMPLATE = template<SourcesPage>('sources/sources')

import type { Link, SourceView } from '../events/event-view.ts'
import type { PagerView } from '../lists/list-query.ts'
import type { FacetView } from '../site/layout-view.ts'

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
  readonly views: readonly (Link & { readonly count: string; readonly isShown: boolean })[]
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

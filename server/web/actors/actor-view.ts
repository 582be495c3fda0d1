import type { QuoteView } from '../events/event-view.ts'
import type { FacetView, PagerView } from '../lists/list-view.ts'
import type { DateView, Link, SureLink, TermView } from '../site/small-views.ts'
import { template } from '../site/template.ts'

// What the pages of the actors show.

/** A list of which the page shows the beginning, with the way to all of it; or one page of it, when it was asked for. */
export interface ActorList<T> {
  readonly total: string
  readonly items: readonly T[]
  readonly all: SureLink | null
  readonly pager: PagerView | null
}

export interface EventRow {
  readonly link: Link
  readonly date: DateView
  readonly detail: string
}

export interface MeetingRow {
  readonly other: Link
  readonly count: string
  /** The joint appearances one by one. */
  readonly href: string
  /** Calls and mediations in which these two need not have spoken with each other; null for none. */
  readonly unclear: string | null
  readonly first: (SureLink & { readonly date: string }) | null
  readonly last: (SureLink & { readonly date: string }) | null
}

export interface PositionRow {
  readonly stance: TermView
  readonly about: string
  readonly aboutHref: string | null
  readonly text: string
  readonly date: DateView
  /** Such as “Minister, by Marco Rubio”. */
  readonly authority: string
  readonly source: Link | null
  /** In whose name, where that is somebody else. */
  readonly inNameOf: Link | null
}

export interface ActorPage {
  readonly name: string
  readonly kind: TermView
  readonly role: string | null
  readonly sides: readonly Link[]
  readonly note: string | null
  readonly identifiers: readonly { readonly label: string; readonly value: string }[]
  /** Such as “64 milestones name this actor, from … to …”; null for none. */
  readonly reach: string | null
  readonly isEmpty: boolean
  readonly timelineHref: string
  readonly timelineCount: string
  readonly positionsHref: string
  readonly jsonHref: string
  /** Where one list is shown in full: back to the whole page, and what the list is. */
  readonly whole: SureLink | null
  /** Whether something stands beside the main column. */
  readonly isSplit: boolean
  readonly offices: readonly {
    readonly title: string
    readonly isCurrent: boolean
    readonly seen: string | null
    readonly count: string
  }[]
  readonly people: ActorList<CountedActor>
  readonly bodies: ActorList<CountedActor>
  readonly met: ActorList<MeetingRow>
  readonly colleagues: ActorList<MeetingRow>
  readonly hasUnclear: boolean
  readonly joint: (ActorList<EventRow> & { readonly other: Link; readonly timelineHref: string }) | null
  readonly milestones: ActorList<EventRow>
  readonly parts: readonly (SureLink & { readonly count: string; readonly isShown: boolean })[]
  readonly quotes: ActorList<QuoteView & { readonly date: DateView; readonly in: Link | null }>
  readonly accounts: ActorList<{
    readonly text: string
    readonly event: Link
    readonly date: DateView
    readonly source: Link | null
  }>
  readonly positions: ActorList<{ readonly text: Link | null; readonly positions: readonly PositionRow[] }>
  readonly stated: ActorList<PositionRow>
  readonly documents: ActorList<EventRow>
  readonly deadlines: ActorList<EventRow>
  readonly pointStates: ActorList<EventRow>
}

export const ACTOR_TEMPLATE = template<ActorPage>('actors/actor', { styles: 'texts' })

export interface CountedActor extends Link {
  readonly detail: string
  readonly count: string
}

export interface ActorLine extends CountedActor {
  readonly timelineHref: string
}

export interface ActorsPage {
  readonly isEmpty: boolean
  readonly search: string
  readonly countText: string
  readonly facets: readonly FacetView[]
  readonly clock: readonly { readonly name: string; readonly value: string }[]
  readonly clearHref: string
  readonly jsonHref: string
  readonly groups: readonly {
    readonly id: string
    readonly title: string
    readonly note: string
    readonly sides: readonly (ActorLine & {
      /** False where only its people were found. */
      readonly isFound: boolean
      readonly people: readonly ActorLine[]
      readonly more: SureLink | null
    })[]
  }[]
  readonly pager: PagerView | null
}

export const ACTORS_TEMPLATE = template<ActorsPage>('actors/actors')

import type { EntryProblem } from '../domain/entries.ts'
import type { AsOf } from '../domain/negotiation-record.ts'
import type { ActorPage, ActorsPage } from './actor-view.ts'
import type { CompareChoicePage, ComparePage } from './comparison-view.ts'
import type { DeadlinesPage } from './deadlines-view.ts'
import type { DocumentPage, DocumentsPage, LineagePage, PointPage } from './document-view.ts'
import type { EntryFormPage } from './entry-form-page.ts'
import type { EntryPage } from './entry-page.ts'
import type { DateView, EventCard, EventView, Link, SourceView, TermView } from './event-view.ts'
import type { IssuePage, IssuesPage } from './issues-view.ts'
import type { PositionsPage } from './positions-view.ts'
import type { SourcesPage } from './sources-view.ts'

// What each template receives. A template reads `layout` and `page`, and nothing that is not declared here.

/** What a page says about itself; the rest of the layout is the same everywhere. */
export interface LayoutContent {
  readonly title: string
  readonly description?: string
  /** Path of the page's one true address; pages that are not to be found by search engines leave it out. */
  readonly canonical?: string
  readonly robots?: 'noindex'
  readonly alternates?: readonly { readonly type: string; readonly href: string; readonly title: string }[]
  readonly jsonLd?: Readonly<Record<string, unknown>>
  /** Whether the page needs the explorer's own script and styles. */
  readonly isExplorer?: true
  /** The time that a reading page shows; left out by pages that know only now. */
  readonly moment?: AsOf
}

export interface ClockView {
  /** Such as “as of 23 November 2025”; null for now. */
  readonly shown: string | null
  readonly returnHref: string
  readonly action: string
  readonly kept: readonly { readonly name: string; readonly value: string }[]
  readonly on: string
  readonly known: string
}

export interface Layout {
  readonly title: string
  readonly description: string
  readonly canonical: string | null
  readonly robots: 'noindex' | null
  readonly alternates: readonly { readonly type: string; readonly href: string; readonly title: string }[]
  /** JSON for a data block, already safe inside a script element. */
  readonly jsonLd: string | null
  readonly stylesheet: string
  readonly script: string
  readonly mark: string
  readonly fonts: readonly string[]
  readonly explorer: { readonly stylesheet: string; readonly script: string } | null
  readonly navigation: readonly (Link & { readonly isCurrent: boolean })[]
  readonly clock: ClockView | null
  readonly homeHref: string
  readonly aboutHref: string
  readonly mayWrite: boolean
  readonly newEventHref: string
  readonly readDateHref: string
  readonly suggestHref: string
  readonly footer: {
    readonly sequence: string
    readonly hash: string
    readonly lastChange: string | null
    readonly license: string | null
  }
}

export interface FacetView {
  readonly name: string
  readonly label: string
  readonly isOpen: boolean
  readonly chosenCount: number
  /** Shown at once; the rest is folded away. */
  readonly first: readonly FacetOption[]
  readonly rest: readonly FacetOption[]
}

export interface FacetOption {
  readonly value: string
  readonly label: string
  readonly count: string
  readonly isChosen: boolean
}

export interface StateOfPlayView {
  readonly reaches: DateView | null
  /** Whether the day that is read comes before the end of what the record covers. */
  readonly isPast: boolean
  readonly aboutHref: string
  readonly deadlinesHref: string
  readonly coverageNote: string | null
  readonly lastChange: DateView | null
  readonly latestLandmark: (Link & { readonly date: string }) | null
  readonly deadlines: readonly (Link & { readonly due: string; readonly setBy: string })[]
  readonly toCome: readonly (Link & { readonly date: string; readonly occurrence: string })[]
  readonly text: {
    readonly title: Link
    readonly date: string
    readonly status: string
    readonly open: readonly {
      readonly number: string
      readonly href: string
      readonly label: string
      readonly state: string
      readonly asOf: string
    }[]
    readonly agreed: readonly { readonly count: number; readonly among: string; readonly points: string }[]
    readonly withoutState: number
  } | null
}

export interface TimelinePage {
  readonly title: string
  readonly scope: string | null
  readonly isEmpty: boolean
  /** Whether the reader has just arrived: later pages and filtered lists begin with the list. */
  readonly isOpening: boolean
  readonly state: StateOfPlayView
  readonly clock: readonly { readonly name: string; readonly value: string }[]
  readonly search: string
  readonly from: string
  readonly to: string
  readonly showsContext: boolean
  readonly contextCount: string
  readonly isNewestFirst: boolean
  /** Whether nothing later than the last entry of this page is in the record. */
  readonly isAtEnd: boolean
  readonly facets: readonly FacetView[]
  readonly problems: readonly { readonly field: string; readonly message: string }[]
  readonly isFiltered: boolean
  /** Such as “101–195 of 195 milestones”. */
  readonly countText: string
  readonly removable: readonly Link[]
  readonly clearHref: string
  readonly orderHref: string
  readonly latestHref: string | null
  readonly exportHref: string
  readonly months: readonly {
    readonly id: string
    readonly title: string
    readonly days: readonly {
      readonly date: DateView
      readonly entries: readonly {
        readonly gap: string | null
        readonly event: EventCard
        /** Where “Jump to the latest” leads. */
        readonly isLatest: boolean
      }[]
    }[]
  }[]
  readonly pager: { readonly earlier: Link | null; readonly later: Link | null; readonly position: string } | null
}

export interface RevisionView {
  readonly sequence: number
  readonly at: string
  readonly by: string
  readonly action: string
  readonly reason: string | null
  readonly isMaterial: boolean
  readonly hash: string
}

export interface EventPage {
  readonly event: EventView
  readonly followedBy: readonly (Link & { readonly date: string })[]
  readonly previous: (Link & { readonly date: string }) | null
  readonly next: (Link & { readonly date: string }) | null
  readonly timelineHref: string
  readonly revisions: readonly RevisionView[]
  readonly citation: { readonly plain: string; readonly bibtex: string; readonly cslJson: string }
  readonly jsonHref: string
  readonly editHref: string | null
  readonly retractHref: string | null
}

export interface TombstonePage {
  /** What was retracted, such as “milestone”. */
  readonly noun: string
  readonly title: string
  readonly reason: string
  readonly at: DateView
  readonly by: string
  readonly revisions: readonly RevisionView[]
  readonly restoreHref: string | null
  readonly version: number
}

export interface RetractPage {
  /** Such as “milestone”. */
  readonly noun: string
  readonly title: string
  readonly href: string
  readonly action: string
  readonly version: string
  readonly reason: string
  readonly problem: string | null
  readonly referrers: readonly Link[]
}

export interface ReferrerGroup {
  readonly title: string
  readonly items: readonly (Link & { readonly detail: string })[]
}

export interface SourcePage {
  readonly source: SourceView & { readonly languageTag: string }
  readonly aboutHref: string
  /** Of the same publisher. */
  readonly publisherHref: string
  /** What has no other source than this. */
  readonly alone: readonly Link[]
  readonly groups: readonly ReferrerGroup[]
  readonly jsonHref: string
}

export interface DataPage {
  readonly downloads: readonly (Link & { readonly description: string; readonly size: string })[]
  readonly addresses: readonly { readonly pattern: string; readonly description: string }[]
  readonly license: string
  readonly citation: string
  readonly sequence: number
  readonly hash: string
}

export interface AboutPage {
  readonly processes: readonly {
    readonly title: string
    readonly paragraphs: readonly string[]
    readonly scope: string
    readonly from: DateView
    readonly to: DateView
    readonly note: string
    readonly parties: readonly Link[]
    readonly mediators: readonly Link[]
  }[]
  readonly vocabularies: readonly { readonly id: string; readonly title: string; readonly terms: readonly TermView[] }[]
}

export interface ErrorPage {
  readonly status: number
  readonly title: string
  readonly message: string
  readonly problems: readonly EntryProblem[]
}

/** Template name → what it receives. */
export interface Pages {
  readonly timeline: TimelinePage
  readonly event: EventPage
  readonly 'entry-form': EntryFormPage
  readonly entry: EntryPage
  readonly retract: RetractPage
  readonly tombstone: TombstonePage
  readonly actor: ActorPage
  readonly actors: ActorsPage
  readonly deadlines: DeadlinesPage
  readonly sources: SourcesPage
  readonly source: SourcePage
  readonly documents: DocumentsPage
  readonly document: DocumentPage
  readonly point: PointPage
  readonly lineage: LineagePage
  readonly data: DataPage
  readonly about: AboutPage
  readonly positions: PositionsPage
  readonly issues: IssuesPage
  readonly issue: IssuePage
  readonly compare: ComparePage
  readonly 'compare-choice': CompareChoicePage
  readonly error: ErrorPage
}

import type { EntryProblem } from '../../domain/entries/entries.ts'
import type { AsOf } from '../../domain/record/negotiation-record.ts'
import type { ActorPage, ActorsPage } from '../actors/actor-view.ts'
import type { CompareChoicePage, ComparePage } from '../comparison/comparison-view.ts'
import type { DeadlinesPage } from '../deadlines/deadlines-view.ts'
import type { DocumentPage, DocumentsPage, LineagePage, PointPage } from '../documents/document-view.ts'
import type { EntryPage } from '../editing/entry-page.ts'
import type { EntryFormPage } from '../editing/form-page.ts'
import type { DateView, EventCard, EventView, Link, SourceView, TermView } from '../events/event-view.ts'
import type { ExplorePage } from '../explorer/explore-view.ts'
import type { IssuePage, IssuesPage } from '../issues/issues-view.ts'
import type { OverviewView } from '../overview/overview-view.ts'
import type { PositionsPage } from '../positions/positions-view.ts'
import type { PrintPage } from '../print/print-view.ts'
import type { SourcesPage } from '../sources/sources-view.ts'
import type { MonthView } from '../timeline/months.ts'
import type { Explains } from './glossary.ts'

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
  /** Address of data that the page's script will ask for at once. */
  readonly preload?: string
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
  /** What previews elsewhere show: see https://ogp.me. */
  readonly sharing: {
    readonly type: 'website' | 'article'
    /** Null where the site has no public address, or the page is none to be shared: a form, an error. */
    readonly url: string | null
    readonly picture: {
      readonly url: string
      readonly width: number
      readonly height: number
      readonly alt: string
    } | null
  }
  /** JSON for a data block, already safe inside a script element. */
  readonly jsonLd: string | null
  /** Runs before the first paint: see `first-paint.ts`. */
  readonly firstPaint: string
  /** Tells this record from others: what a browser remembers of one is not about another. */
  readonly record: string
  readonly explains: Explains
  readonly stylesheet: string
  readonly textsStylesheet: string | null
  readonly script: string
  readonly mark: string
  readonly touchIcon: string
  readonly fonts: readonly string[]
  readonly explorer: { readonly stylesheet: string; readonly script: string } | null
  readonly preload: string | null
  readonly navigation: readonly (Link & { readonly isCurrent: boolean })[]
  readonly clock: ClockView | null
  readonly homeHref: string
  readonly aboutHref: string
  readonly mayWrite: boolean
  readonly newEventHref: string
  readonly readDateHref: string
  readonly suggestHref: string
  /** What printed sheets say of themselves. */
  readonly paper: {
    /** At the head of every sheet: the record on one side, the page on the other. */
    readonly running: string
    readonly title: string
    /** At the foot of every sheet. */
    readonly revision: string
    /** The whole address where the site has a public one, else the path. */
    readonly address: string
  }
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
  /** Null while nothing that matches has a date. */
  readonly overview: OverviewView | null
  readonly clock: readonly { readonly name: string; readonly value: string }[]
  readonly search: string
  readonly from: string
  readonly to: string
  /** A sequence; null when all times of recording are in. */
  readonly since: number | null
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
  /** A reader's first minute; null where the list begins at once. */
  readonly guide: {
    readonly certainties: readonly TermView[]
    readonly glossaryHref: string
    /** What B and 2 mean in “B2”. */
    readonly outlet: string
    readonly information: string
  } | null
  /** What the browser needs to tell a returning reader what is new; null for the past. */
  readonly news: {
    /** The revision that is shown. */
    readonly sequence: number
    /** How many revisions each of the last changes lies before the one after it, the latest first, in one line. */
    readonly recent: string
    /** What changed after `sequence`, which stands at its end. */
    readonly sinceHref: string
  } | null
  readonly removable: readonly Link[]
  readonly clearHref: string
  readonly orderHref: string
  readonly latestHref: string | null
  readonly exportHref: string
  /** The same milestones to scale. */
  readonly exploreHref: string
  /** The same milestones made for paper, all of them. */
  readonly printHref: string
  /** Such as “Print all 195”. */
  readonly printText: string
  readonly months: readonly MonthView<EventCard>[]
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
  readonly vocabularies: readonly {
    readonly id: string
    readonly title: string
    readonly terms: readonly (TermView & { readonly anchor: string; readonly grade: string | null })[]
  }[]
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
  readonly explore: ExplorePage
  readonly print: PrintPage
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

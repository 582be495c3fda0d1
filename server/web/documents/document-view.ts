import type { FamilyEdge } from '../../domain/documents/document-family.ts'
import type { RevisionView } from '../history/revision-view.ts'
import type { DateView, Link, SureLink, TermView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import type { NumberedSource } from '../sources/source-list.ts'
import type { DrawnNode, FamilyDrawing } from './family-drawing.ts'
import type { PointBody, PointStateView, PointView } from './point-view.ts'
import type { ValueChart } from './value-chart.ts'

// What the pages of texts, points and lineages receive.

/** Another text to which a text stands in a relation; `words` as “Answers” or “Answered by”. */
export interface RelatedText {
  readonly words: string
  readonly link: Link
  readonly date: string
  /** Such as “27 points come from it”; empty when none does. */
  readonly points: string
}

interface TextEntry {
  readonly anchor: string
  readonly link: Link
  readonly title: string
  readonly date: DateView
  readonly kind: TermView
  readonly status: string
  readonly availability: TermView
  readonly parties: readonly Link[]
  readonly points: string
  readonly relatives: readonly RelatedText[]
}

export interface DocumentsPage {
  readonly texts: readonly TextEntry[]
  readonly drawing: Omit<FamilyDrawing, 'nodes'> & {
    readonly nodes: readonly (DrawnNode & {
      readonly href: string
      readonly availability: string
    })[]
  }
  /** Availabilities that occur, with how many texts have them. */
  readonly availabilities: readonly (TermView & { readonly count: number })[]
  readonly relations: readonly { readonly relation: FamilyEdge['relation']; readonly label: string }[]
  readonly jsonHref: string
  readonly addHref: string | null
}

export const DOCUMENTS_TEMPLATE = template<DocumentsPage>('documents/documents', { styles: 'texts' })

interface DroppedView {
  readonly point: Link
  readonly label: string
  readonly document: Link
  readonly basis: string
  readonly note: string | null
}

/** How far the points of a text have come, by the newest state of each. */
export interface StandingView {
  readonly agreed: readonly {
    readonly words: string
    readonly others: string | null
    readonly points: readonly SureLink[]
  }[]
  readonly open: readonly {
    readonly point: SureLink
    readonly label: string
    readonly state: string
    readonly date: string
  }[]
  readonly withdrawn: readonly SureLink[]
  readonly without: readonly Link[]
}

export interface DocumentPage {
  readonly title: string
  readonly kind: TermView
  readonly date: DateView
  readonly status: string
  readonly paragraphs: readonly string[]
  readonly availability: TermView
  readonly fidelity: TermView
  readonly pointCount: string
  readonly parties: readonly Link[]
  readonly authors: readonly {
    readonly actor: Link
    readonly basis: TermView
    readonly note: string | null
    readonly source: NumberedSource | null
  }[]
  readonly custody: readonly {
    readonly actor: Link
    readonly status: TermView
    readonly date: DateView
    readonly source: NumberedSource | null
  }[]
  readonly bases: readonly RelatedText[]
  readonly later: readonly RelatedText[]
  readonly comparisons: readonly SureLink[]
  /** Null where nothing is recorded of any point. */
  readonly standing: StandingView | null
  readonly points: readonly PointView[]
  /** Later texts that are not known well enough to say what became of the points, and why. */
  readonly notComparable: readonly { readonly document: Link; readonly reason: string }[]
  readonly dropped: readonly DroppedView[]
  readonly events: readonly (Link & { readonly date: string; readonly relation: string })[]
  readonly sources: readonly NumberedSource[]
  readonly revisions: readonly RevisionView[]
  readonly documentsHref: string
  readonly timelineHref: string
  readonly jsonHref: string
  readonly editHref: string | null
  readonly retractHref: string | null
}

export const DOCUMENT_TEMPLATE = template<DocumentPage>('documents/document', { styles: 'texts' })

export interface PositionLine {
  /** Its own page, with its history. */
  readonly href: string
  readonly actor: Link
  readonly stance: TermView
  readonly date: DateView
  readonly text: string
  readonly authority: string
  readonly speaker: Link | null
  readonly sources: readonly NumberedSource[]
}

export interface PointPage {
  readonly point: PointView
  readonly document: Link
  readonly documentTitle: string
  readonly date: DateView
  readonly fidelity: TermView
  /** The states before the newest, the newest first. */
  readonly earlierStates: readonly PointStateView[]
  readonly positions: readonly PositionLine[]
  readonly previous: SureLink | null
  readonly next: SureLink | null
  readonly sources: readonly NumberedSource[]
  readonly jsonHref: string
  readonly addPositionHref: string | null
  readonly addStateHref: string | null
}

export const POINT_TEMPLATE = template<PointPage>('documents/point', { styles: 'texts' })

/** One step in the account of a lineage; exactly the field that its kind names is there. */
export interface LineageStep {
  readonly kind: 'version' | 'dropped' | 'event' | 'position' | 'state'
  readonly date: DateView
  readonly version: VersionView | null
  readonly dropped: {
    readonly document: Link
    readonly points: readonly Link[]
    readonly basis: string
    readonly notes: readonly string[]
  } | null
  readonly event: (Link & { readonly kindLabel: string; readonly certainty: TermView }) | null
  readonly position: PositionLine | null
  readonly state: (PointStateView & { readonly point: Link }) | null
}

export interface VersionView extends PointBody {
  readonly anchor: string
  readonly href: string
  readonly number: string
  readonly label: string
  readonly document: Link
  readonly fidelity: TermView
  readonly changes: readonly { readonly from: Link; readonly words: string; readonly note: string | null }[]
  readonly sources: readonly NumberedSource[]
}

export interface LineagePage {
  readonly label: string
  readonly issues: readonly (TermView & { readonly href: string })[]
  /** Such as “3 versions in 3 texts”. */
  readonly extent: string
  readonly versions: readonly (SureLink & { readonly document: string; readonly label: string })[]
  readonly charts: readonly (Omit<ValueChart, 'rows'> & {
    readonly rows: readonly (ValueChart['rows'][number] & { readonly text: string })[]
  })[]
  /** Every number, also where there is only one of its kind. */
  readonly numbers: readonly {
    readonly what: string
    readonly value: string
    readonly text: Link
    readonly point: Link
    readonly date: string
  }[]
  readonly steps: readonly LineageStep[]
  readonly comparisons: readonly SureLink[]
  readonly sources: readonly NumberedSource[]
  readonly documentsHref: string
  readonly jsonHref: string
}

export const LINEAGE_TEMPLATE = template<LineagePage>('documents/lineage', { styles: 'texts' })

import type { DateView, Link, TermView } from '../site/small-views.ts'
import { template } from '../site/template.ts'

export interface DeadlineRow {
  readonly id: string
  readonly due: DateView
  readonly setIn: Link
  readonly setOn: DateView
  readonly setBy: Link
  readonly outcome: TermView
  readonly note: string | null
  /** What took its place: “Extended to” or “Brought forward to”, the date, and where that was set. */
  readonly replaced: { readonly words: string; readonly due: string; readonly event: Link } | null
  /** Such as “50 days”; null where that is open. */
  readonly given: string | null
  readonly silence: {
    /** Such as “220 days”. */
    readonly days: string
    /** Since what: the due date, or the last that followed from it. */
    readonly since: string
    readonly lastWord: Link | null
  } | null
}

export interface DeadlinesPage {
  readonly groups: readonly { readonly id: string; readonly title: string; readonly rows: readonly DeadlineRow[] }[]
  readonly countText: string
  readonly isEmpty: boolean
  /** The day up to which the silences are counted. */
  readonly reaches: DateView | null
  readonly isPast: boolean
  readonly outcomes: readonly (TermView & { readonly count: string })[]
  readonly jsonHref: string
  readonly csvHref: string
}

export const DEADLINES_TEMPLATE = template<DeadlinesPage>('deadlines/deadlines')

import type { EventCard, EventView } from '../events/event-view.ts'
import type { SureLink, TermView } from '../site/small-views.ts'
import { template } from '../site/template.ts'
import type { SourceView } from '../sources/source-list.ts'
import type { MonthView } from '../timeline/months.ts'

// The timeline as it is printed: whole, with every source in full, and with what a sheet of paper has to say of itself.

/** A milestone on paper. Names are words here: nobody follows a link on paper but the address of the milestone itself. */
export interface PrintedEvent extends EventCard {
  readonly table: TermView
  readonly quotes: EventView['quotes']
  readonly accounts: EventView['accounts']
  readonly sources: readonly SourceView[]
  /** Too long to be kept on one sheet. */
  readonly isLong: boolean
  /** The whole address where the site has a public one, else its path. */
  readonly address: string
}

export interface PrintPage {
  readonly title: string
  readonly scope: string | null
  /** What the sheet says of itself, such as “Filters” and “Issue: territory”. */
  readonly facts: readonly { readonly name: string; readonly text: string }[]
  /** Of a result too long for one print: which piece this is and how to have it all. */
  readonly part: {
    readonly number: number
    readonly parts: number
    /** Such as “milestones 501–1,000 of 10,000”. */
    readonly range: string
    readonly most: string
    readonly earlier: SureLink | null
    readonly later: SureLink | null
  } | null
  readonly months: readonly MonthView<PrintedEvent>[]
  /** The months again as a list, with how many milestones each has; empty when the print is short. */
  readonly contents: readonly { readonly id: string; readonly title: string; readonly count: string }[]
  /** What the marks on these sheets mean. */
  readonly certainties: readonly TermView[]
  readonly grades: readonly { readonly title: string; readonly terms: readonly TermView[] }[]
  readonly timelineHref: string
}

export const PRINT_TEMPLATE = template<PrintPage>('print/print')

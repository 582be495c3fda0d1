// What the template of the overview receives. Places in time are percentages of the drawing's width, or days in a space that
// is stretched to it, so that the drawing has the width of its page and its words the size of other small words; heights are
// CSS pixels.

/** The widths for which it is drawn, `narrow` and up, `middle` and up, `wide` and up: some parts are drawn for one alone. */
export type Tier = 'narrow' | 'middle' | 'wide'

export interface OverviewView {
  /** The days that the whole reaches over. */
  readonly first: string
  readonly last: string
  /** The days asked for, empty where none is. */
  readonly from: string
  readonly to: string
  readonly explanation: string
  /** Where on the drawing the dates can be chosen. */
  readonly brush: { readonly top: number; readonly height: number }
  readonly height: number
  readonly panels: readonly DrawnPanel[]
  /** Joins the stretch in the whole to its enlargement. */
  readonly guide: { readonly y: number; readonly height: number; readonly days: number; readonly path: string } | null
  readonly key: readonly { readonly kind: KeyItem; readonly text: string }[]
  readonly words: OverviewWords
}

export type KeyItem = 'landmark' | 'milestone' | 'document' | 'deadline' | 'span' | 'soft' | 'gap' | 'page' | 'as-of'

/** The whole time at a glance, a few lines high. */
export interface StripView {
  readonly label: string
  readonly height: number
  readonly days: number
  readonly columns: readonly DrawnColumns[]
  readonly columnsHeight: number
  readonly shapes: readonly DrawnShape[]
  /** What its bars mean, such as “A bar a week”. */
  readonly explanation: string
  /** Whether one of them has a landmark in it. */
  readonly hasLandmark: boolean
  /** The same in lanes. */
  readonly lanesHref: string
}

export interface DrawnPanel {
  readonly label: string
  readonly y: number
  readonly height: number
  /** The width of the space in which columns and shapes are drawn; it is stretched to the width of the drawing. */
  readonly days: number
  readonly columns: readonly DrawnColumns[]
  readonly columnsY: number
  readonly columnsHeight: number
  readonly rowLabels: readonly { readonly text: string; readonly y: number }[]
  /** Eras, each as a band with its name, which ends where the band does. */
  readonly phases: readonly {
    readonly x: string
    readonly width: string
    readonly y: number
    readonly height: number
    readonly isOdd: boolean
    readonly text: string
    readonly title: string
  }[]
  /** What lies under the columns. */
  readonly ground: readonly DrawnShape[]
  readonly shapes: readonly DrawnShape[]
  readonly marks: readonly DrawnMark[]
  readonly documents: readonly (DrawnLink & { readonly x: string; readonly y: number })[]
  readonly deadlines: readonly (DrawnLink & {
    readonly x: string
    readonly from: string
    readonly y: number
    /** Of the sign at its end. */
    readonly path: string
  })[]
}

export interface DrawnShape {
  readonly kind: ShapeKind
  readonly path: string
  readonly width: number | null
}

export type ShapeKind =
  | 'gap'
  | 'close-up'
  | 'bar'
  | 'bar-landmark'
  | 'bar-faint'
  | 'span'
  | 'soft'
  | 'span-faint'
  | 'page'
  | 'as-of'

export interface DrawnColumns {
  readonly tiers: readonly Tier[]
  readonly columns: readonly {
    readonly x: number
    readonly width: number
    /** Null where there is nothing to list. */
    readonly href: string | null
    readonly title: string
  }[]
  readonly ticks: readonly { readonly x: string; readonly y: number; readonly text: string }[]
}

interface DrawnLink {
  readonly href: string
  readonly title: string
}

export interface DrawnMark extends DrawnLink {
  readonly isLandmark: boolean
  /** Whether it took place; what was only announced is drawn hollow. */
  readonly isHollow: boolean
  readonly x: string
  readonly y: number
  readonly labels: readonly {
    readonly tiers: readonly Tier[]
    readonly text: string
    readonly anchor: 'start' | 'end'
    readonly textX: number
    /** From the mark up to the words. */
    readonly textY: number
  }[]
}

export interface OverviewWords {
  /** Headings of the columns: the tables. */
  readonly tables: readonly string[]
  readonly rows: readonly {
    readonly title: string
    readonly href: string | null
    readonly total: number
    readonly counts: readonly number[]
  }[]
  readonly lists: readonly {
    readonly title: string
    readonly items: readonly { readonly href: string | null; readonly text: string }[]
  }[]
  /** Where the marks that are in no list are told at length. */
  readonly links: readonly { readonly href: string; readonly text: string }[]
  readonly notes: readonly string[]
}

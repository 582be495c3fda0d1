// The explorer as the template draws it without a script: lanes as a drawing of links. Heights are CSS pixels and places in
// time are percentages, so that the drawing has the width of its page and its words the size of the other words.

export interface StillDrawing {
  readonly height: number
  readonly axis: readonly StillPart[]
  readonly texts: StillBand | null
  readonly lanes: readonly StillLane[]
  /** Today and the day to which the record reaches, where they are in view. */
  readonly days: readonly { readonly kind: 'today' | 'as-of'; readonly label: string; readonly x: number }[]
  /** Eras in view, each as a band below the lanes with its name. */
  readonly phases: readonly {
    readonly x: number
    readonly width: number
    readonly text: string
    readonly words: string
  }[]
  /** From which text to which. */
  readonly lineage: readonly { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }[]
  /** How high the head of the drawing is. */
  readonly top: number
}

export interface StillPart {
  readonly x: number
  readonly label: string | null
  readonly above: string | null
  readonly words: string
  readonly href: string
}

export interface StillBand {
  readonly y: number
  readonly height: number
  readonly bars: readonly StillBar[]
  readonly marks: readonly StillMark[]
  /** Middle of the row of stances; null where there is none. */
  readonly positionsY: number | null
}

export interface StillLane extends StillBand {
  readonly label: string
  readonly href: string | null
  readonly count: string
}

export interface StillBar {
  readonly x: number
  readonly width: number
  readonly y: number
  /** Class of its colour. */
  readonly tone: string
  readonly soft: 'start' | 'end' | 'both' | null
}

export interface StillMark {
  readonly href: string
  /** All that it says: date, title, certainty. */
  readonly words: string
  readonly x: number
  readonly y: number
  /** Id of the sign to be drawn; null for a cluster. */
  readonly sign: string | null
  /** Class of its colour. */
  readonly tone: string
  /** Whether its day is only about that day. */
  readonly isSoft: boolean
  readonly isSelected: boolean
  /** How many a cluster holds. */
  readonly count: string | null
  readonly label: StillLabel | null
}

export interface StillLabel {
  readonly text: string
  readonly x: number
  /** CSS pixels from there. */
  readonly dx: number
  readonly isLandmark: boolean
}

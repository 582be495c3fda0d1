import type { Sign, StanceName } from './signs.ts'

// What a picture of a page says, before it is drawn: 1200 × 630 pixels, as social networks and chats show them.

export const CARD_SIZE = { width: 1200, height: 630 } as const

export interface Card {
  /** What kind of page it is, above the title: such as “Milestone · 23 November 2025”. */
  readonly kicker: string
  readonly title: string
  readonly facts: readonly Fact[]
  /** The beginning of a text; fills the room that is left. */
  readonly lead: string
  readonly figure: Figure | null
  readonly siteName: string
  readonly recordTitle: string
  /** How far the record reaches, or the day as of which it is read. */
  readonly reach: string
}

export interface Fact {
  readonly text: string
  readonly sign?: Sign
}

export type Figure = BarFigure | StripFigure | MatrixFigure | TextsFigure

/** The points of a text, each of them a field, by their state. */
export interface BarFigure {
  readonly kind: 'bar'
  readonly parts: readonly { readonly label: string; readonly count: number; readonly tone: BarTone }[]
}

export type BarTone = 'agreed' | 'open' | 'withdrawn' | 'unknown'

/** Milestones in equal stretches of time: months, or what else gives a few dozen of them. */
export interface StripFigure {
  readonly kind: 'strip'
  readonly columns: readonly {
    /** Such as “November 2025”. */
    readonly words: string
    /** What stands at its start on the axis. */
    readonly tick: string | null
    readonly count: number
    readonly landmarks: number
  }[]
}

/** Actors by points, a sign in each field. */
export interface MatrixFigure {
  readonly kind: 'matrix'
  readonly columns: readonly string[]
  readonly rows: readonly { readonly name: string; readonly signs: readonly StanceName[] }[]
  readonly legend: readonly { readonly sign: StanceName; readonly label: string }[]
}

/** Texts beside each other, and what each says on one thing. */
export interface TextsFigure {
  readonly kind: 'texts'
  /** What they are shown for: such as “Size of the armed forces”. */
  readonly caption: string
  readonly texts: readonly {
    readonly name: string
    readonly date: string
    readonly says: string
    /** Whether it has nothing on it, and `says` tells why. */
    readonly isAbsent?: true
  }[]
}

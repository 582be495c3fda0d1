// What a drawing needs of whatever it is drawn with: a canvas on the screen, or the text of an SVG file. Lengths are CSS
// pixels, colours are CSS colours.

type Typeface = 'serif' | 'sans'

export interface Type {
  readonly face: Typeface
  readonly size: number
  readonly weight: 400 | 600
}

export interface Stroke {
  readonly width: number
  readonly dashes?: readonly number[]
}

interface Place {
  readonly x: number
  readonly y: number
  /** By which the units of a shape are multiplied. */
  readonly scale?: number
}

export interface Pen {
  readonly box: (x: number, y: number, width: number, height: number, colour: string, look?: BoxLook) => void
  readonly line: (from: Place, to: Place, colour: string, stroke?: Stroke) => void
  /** An SVG path, filled unless a stroke is given. */
  readonly shape: (path: string, at: Place, colour: string, look?: ShapeLook) => void
  readonly text: (text: string, at: Place, colour: string, type: Type, anchor?: 'start' | 'middle' | 'end') => void
  /** Clips what `draw` draws to a box. */
  readonly within: (x: number, y: number, width: number, height: number, draw: () => void) => void
}

interface BoxLook {
  readonly radius?: number
  /** Drawn as an outline of this width instead of being filled. */
  readonly outline?: number
}

interface ShapeLook {
  readonly stroke?: Stroke
  readonly opacity?: number
}

/** The colours of the style sheet, as the reader's theme has them. */
export interface Palette {
  readonly paper: string
  readonly ink: string
  readonly soft: string
  readonly rule: string
  readonly accent: string
  readonly accentSoft: string
  readonly landmark: string
  readonly stanceFor: string
  readonly stanceAgainst: string
  /** By id of the certainty. */
  readonly certainties: Readonly<Record<string, string>>
}

// The signs of certainties and stances, for whatever draws them: the canvas, SVG, cards and pages. Each is drawn in a field
// of 16 × 16. By colour a stance says no more than yes, no or neither; its shape says the rest.

export type SignShape = (
  | { readonly circle: readonly [centerX: number, centerY: number, radius: number] }
  | { readonly square: readonly [leftAndTop: number, side: number] }
  | { readonly path: string; readonly isPierced?: true }
) & {
  /** The width of its outline; it is filled where there is none. */
  readonly line?: number
  readonly cap?: 'round'
  readonly dashes?: string
}

export interface StanceSign {
  readonly tone: 'for' | 'against' | 'unclear' | 'contradictory' | 'none'
  readonly shapes: readonly SignShape[]
}

export const CERTAINTY_SHAPES = {
  confirmed: { circle: [8, 8, 7] },
  'officially-stated': { square: [1.5, 13] },
  reported: { circle: [8, 8, 5.8], line: 2.6 },
  disputed: { path: 'M8 1l7.5 14H.5z' },
  denied: { path: 'M3.5 1 8 5.5 12.5 1 15 3.5 10.5 8l4.5 4.5-2.5 2.5L8 10.5 3.5 15 1 12.5 5.5 8 1 3.5z' },
  retracted: { path: 'M1 8h14', line: 3 },
} as const satisfies Record<string, SignShape>

const RING: SignShape = { circle: [8, 8, 6], line: 2 }

export const STANCE_SIGNS = {
  accepts: { tone: 'for', shapes: [{ circle: [8, 8, 7] }] },
  'accepts-with-conditions': { tone: 'for', shapes: [RING, { path: 'M8 2a6 6 0 0 0 0 12z' }] },
  open: { tone: 'for', shapes: [RING] },
  unclear: {
    tone: 'unclear',
    shapes: [
      { path: 'M4.5 5.5a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1-1.5 2', line: 2, cap: 'round' },
      { circle: [8, 13.8, 1.3] },
    ],
  },
  'partly-objects': { tone: 'against', shapes: [{ square: [2, 12], line: 2 }, { path: 'M2 2h6v12H2z' }] },
  rejects: { tone: 'against', shapes: [{ square: [1.5, 13] }] },
  'red-line': {
    tone: 'against',
    shapes: [{ path: 'M5 .5h6L15.5 5v6L11 15.5H5L.5 11V5zM3.5 6.5v3h9v-3z', isPierced: true }],
  },
} as const satisfies Record<string, StanceSign>

/** Of what one actor said on one thing, where that is no single stance. */
export const CELL_SIGNS = {
  contradictory: {
    tone: 'contradictory',
    shapes: [{ path: 'M7 1.5v13L.5 8z' }, { path: 'M9.8 4v8l4-4z', line: 1.8 }],
  },
  varies: { tone: 'contradictory', shapes: [{ circle: [4.6, 4.6, 3.4], line: 2 }, { square: [8, 7.5] }] },
  none: { tone: 'none', shapes: [{ path: 'M2 8h12', line: 2, dashes: '2.4 2.4' }] },
} as const satisfies Record<string, StanceSign>

import type { CERTAINTIES } from '../../domain/entries/event.ts'
import { element, type Markup } from '../svg/svg-element.ts'
import { COLORS } from './colors.ts'

// The signs of stances and certainties as the pages show them: by shape, not by colour alone.

type Shape = readonly (readonly [
  name: 'circle' | 'rect' | 'path',
  attributes: Readonly<Record<string, string | number>>,
])[]

const OUTLINE = { fill: 'none', stroke: 'currentColor', 'stroke-width': 2 }
const FILLED = { fill: 'currentColor' }

/** In a field of 16 × 16, as in views/positions/stance-signs.ejs. */
const STANCE_SHAPES = {
  accepts: [['circle', { cx: 8, cy: 8, r: 7, ...FILLED }]],
  'accepts-with-conditions': [
    ['circle', { cx: 8, cy: 8, r: 6, ...OUTLINE }],
    ['path', { d: 'M8 2a6 6 0 0 0 0 12z', ...FILLED }],
  ],
  open: [['circle', { cx: 8, cy: 8, r: 6, ...OUTLINE }]],
  unclear: [
    ['path', { d: 'M4.5 5.5a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1-1.5 2', ...OUTLINE, 'stroke-linecap': 'round' }],
    ['circle', { cx: 8, cy: 13.8, r: 1.3, ...FILLED }],
  ],
  'partly-objects': [
    ['rect', { x: 2, y: 2, width: 12, height: 12, ...OUTLINE }],
    ['path', { d: 'M2 2h6v12H2z', ...FILLED }],
  ],
  rejects: [['rect', { x: 1.5, y: 1.5, width: 13, height: 13, ...FILLED }]],
  'red-line': [
    ['path', { 'fill-rule': 'evenodd', d: 'M5 .5h6L15.5 5v6L11 15.5H5L.5 11V5zM3.5 6.5v3h9v-3z', ...FILLED }],
  ],
  contradictory: [
    ['path', { d: 'M7 1.5v13L.5 8z', ...FILLED }],
    ['path', { d: 'M9.8 4v8l4-4z', ...OUTLINE, 'stroke-width': '1.8' }],
  ],
  varies: [
    ['circle', { cx: 4.6, cy: 4.6, r: 3.4, ...OUTLINE }],
    ['rect', { x: 8, y: 8, width: 7.5, height: 7.5, ...FILLED }],
  ],
  none: [['path', { d: 'M2 8h12', ...OUTLINE, 'stroke-dasharray': '2.4 2.4' }]],
} as const satisfies Record<string, Shape>

export type SignName = keyof typeof STANCE_SHAPES

/** By colour they say no more than yes, no or neither, as on the pages (views/styles/marks.css); the shape says the rest. */
export const SIGN_COLORS: Readonly<Record<SignName, string>> = {
  accepts: COLORS['stance-for'],
  'accepts-with-conditions': COLORS['stance-for'],
  open: COLORS['stance-for'],
  unclear: COLORS['stance-unclear'],
  'partly-objects': COLORS['stance-against'],
  rejects: COLORS['stance-against'],
  'red-line': COLORS['stance-against'],
  contradictory: COLORS['stance-contradictory'],
  varies: COLORS['stance-contradictory'],
  none: COLORS.rule,
}

type Certainty = keyof typeof CERTAINTIES

/** As in views/styles/marks.css. */
const CERTAINTY_SHAPES: Readonly<Record<Certainty, Shape>> = {
  confirmed: [['circle', { cx: 8, cy: 8, r: 7, ...FILLED }]],
  'officially-stated': [['rect', { x: 1.5, y: 1.5, width: 13, height: 13, ...FILLED }]],
  reported: [['circle', { cx: 8, cy: 8, r: 5.8, ...OUTLINE, 'stroke-width': 2.6 }]],
  disputed: [['path', { d: 'M8 1l7.5 14H.5z', ...FILLED }]],
  denied: [
    ['path', { d: 'M3.5 1 8 5.5 12.5 1 15 3.5 10.5 8l4.5 4.5-2.5 2.5L8 10.5 3.5 15 1 12.5 5.5 8 1 3.5z', ...FILLED }],
  ],
  retracted: [['path', { d: 'M1 8h14', ...OUTLINE, 'stroke-width': 3 }]],
}

const LANDMARK_SHAPE: Shape = [['path', { d: 'M8 0l8 8-8 8-8-8z', ...FILLED }]]

interface Place {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly color: string
}

const drawn = (shape: Shape, { x, y, size, color }: Place): Markup =>
  element(
    'g',
    { transform: `translate(${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}) scale(${size / 16})`, color },
    ...shape.map(([name, attributes]) => element(name, attributes)),
  )

export const stanceSign = (sign: SignName, place: Place): Markup => drawn(STANCE_SHAPES[sign], place)
export const certaintySign = (certainty: Certainty, place: Place): Markup => drawn(CERTAINTY_SHAPES[certainty], place)
export const landmarkSign = (place: Place): Markup => drawn(LANDMARK_SHAPE, place)

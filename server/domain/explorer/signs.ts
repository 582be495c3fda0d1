import type { Palette, Pen } from './pen.ts'

// The signs of certainty and of stances: the shapes of the lists, around a middle, 7 units to each side.

interface Sign {
  readonly path: string
  /** Width of the line, where it is not filled. */
  readonly line?: number
}

const DISC = 'M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z'
const RING = 'M-5.9 0a5.9 5.9 0 1 0 11.8 0a5.9 5.9 0 1 0-11.8 0z'
const FRAME = 'M-5.5-5.5h11v11h-11z'

const CERTAINTY_SIGNS: Readonly<Record<string, Sign>> = {
  confirmed: { path: DISC },
  'officially-stated': { path: 'M-6.2-6.2h12.4v12.4h-12.4z' },
  reported: { path: RING, line: 2.6 },
  disputed: { path: 'M0-7.4l8 13.6h-16z' },
  denied: { path: 'M-5.4-5.4l10.8 10.8M5.4-5.4l-10.8 10.8', line: 3.4 },
  retracted: { path: 'M-7-1.5h14v3h-14z' },
}

const STANCE_SIGNS: Readonly<Record<string, readonly Sign[]>> = {
  accepts: [{ path: DISC }],
  'accepts-with-conditions': [{ path: RING, line: 2 }, { path: 'M0-6a6 6 0 0 0 0 12z' }],
  open: [{ path: RING, line: 2 }],
  unclear: [{ path: 'M-3.5-2.5a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1-1.5 2', line: 2 }, { path: 'M-1.3 4.6h2.6v2.6h-2.6z' }],
  'partly-objects': [{ path: FRAME, line: 2 }, { path: 'M-6-6h6v12h-6z' }],
  rejects: [{ path: 'M-6.5-6.5h13v13h-13z' }],
  'red-line': [{ path: 'M-3-7.5h6l4.5 4.5v6l-4.5 4.5h-6l-4.5-4.5v-6zM-4.5-1.5v3h9v-3z' }],
}

const TEXT_SIGN: readonly Sign[] = [{ path: 'M-4.7-6.2h5.9l3.5 3.5v8.9h-9.4z', line: 1.6 }, { path: 'M.8-6.2v4h4z' }]

const FOR = ['accepts', 'accepts-with-conditions', 'open']
const AGAINST = ['partly-objects', 'rejects', 'red-line']

const SIZES = [0, 0.66, 0.8, 1]

/** The sign of a certainty: the more significant, the larger. */
export function drawCertainty(
  pen: Pen,
  x: number,
  y: number,
  certainty: string,
  significance: number,
  palette: Palette,
): void {
  const sign = CERTAINTY_SIGNS[certainty]
  if (sign) draw(pen, [sign], x, y, palette.certainties[certainty] ?? palette.ink, SIZES[significance] ?? 1)
}

export function drawStance(pen: Pen, x: number, y: number, stance: string, palette: Palette): void {
  draw(pen, STANCE_SIGNS[stance] ?? [], x, y, toneOfStance(stance, palette), 0.85)
}

function toneOfStance(stance: string, { stanceFor, stanceAgainst, soft }: Palette): string {
  if (FOR.includes(stance)) return stanceFor
  return AGAINST.includes(stance) ? stanceAgainst : soft
}

export function drawTextSign(pen: Pen, x: number, y: number, { paper, accent }: Palette): void {
  pen.shape('M-4.7-6.2h5.9l3.5 3.5v8.9h-9.4z', { x, y }, paper)
  draw(pen, TEXT_SIGN, x, y, accent, 1)
}

function draw(pen: Pen, signs: readonly Sign[], x: number, y: number, colour: string, scale: number): void {
  for (const { path, line } of signs) {
    pen.shape(path, { x, y, scale }, colour, line === undefined ? {} : { stroke: { width: line } })
  }
}

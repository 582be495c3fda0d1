import { CELL_SIGNS, CERTAINTY_SHAPES, type SignShape, STANCE_SIGNS } from '../../domain/explorer/sign-shapes.ts'
import { signElement } from '../svg/sign-element.ts'
import { element, type Markup } from '../svg/svg-element.ts'
import { COLORS } from './colors.ts'

const STANCES = { ...STANCE_SIGNS, ...CELL_SIGNS }

export type StanceName = keyof typeof STANCES

/** The shape that stands before words, as on the pages. */
export type Sign =
  | { readonly certainty: keyof typeof CERTAINTY_SHAPES }
  | { readonly stance: StanceName }
  | { readonly landmark: true }

/** As in views/styles/marks.css. */
export function signColor(sign: Sign): string {
  if ('certainty' in sign) return COLORS[`c-${sign.certainty}`]
  if ('landmark' in sign) return COLORS.landmark
  const { tone } = STANCES[sign.stance]
  return tone === 'none' ? COLORS.rule : COLORS[`stance-${tone}`]
}

interface Place {
  readonly x: number
  readonly y: number
  readonly size: number
}

export function drawSign(sign: Sign, { x, y, size }: Place): Markup {
  const [left, top] = [x, y].map(at => Math.round(at * 10) / 10)
  return element(
    'g',
    { transform: `translate(${left} ${top}) scale(${size / 16})`, color: signColor(sign) },
    ...shapesOf(sign)
      .map(signElement)
      .map(({ name, attributes }) => element(name, attributes)),
  )
}

function shapesOf(sign: Sign): readonly SignShape[] {
  if ('certainty' in sign) return [CERTAINTY_SHAPES[sign.certainty]]
  return 'stance' in sign ? STANCES[sign.stance].shapes : [{ path: 'M8 0l8 8-8 8-8-8z' }]
}

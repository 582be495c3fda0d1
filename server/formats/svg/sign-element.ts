import type { SignShape } from '../../domain/explorer/sign-shapes.ts'

export interface SignElement {
  readonly name: 'circle' | 'rect' | 'path'
  readonly attributes: Readonly<Record<string, string | number>>
}

/** A shape as an SVG element, in the colour of the words around it. */
export function signElement(shape: SignShape): SignElement {
  const { line, cap, dashes } = shape
  const look =
    line === undefined
      ? { fill: 'currentColor' }
      : {
          fill: 'none',
          stroke: 'currentColor',
          'stroke-width': line,
          ...(cap && { 'stroke-linecap': cap }),
          ...(dashes && { 'stroke-dasharray': dashes }),
        }
  if ('circle' in shape) {
    const [cx, cy, r] = shape.circle
    return { name: 'circle', attributes: { cx, cy, r, ...look } }
  }
  if ('square' in shape) {
    const [x, side] = shape.square
    return { name: 'rect', attributes: { x, y: x, width: side, height: side, ...look } }
  }
  const holes = shape.isPierced && { 'fill-rule': 'evenodd' }
  return { name: 'path', attributes: { ...holes, d: shape.path, ...look } }
}

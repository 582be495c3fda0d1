import type { Pen, Type } from '../../../server/domain/explorer/pen.ts'

const FACES = {
  serif: '"Source Serif 4", Charter, Georgia, serif',
  sans: 'Inter, system-ui, "Helvetica Neue", Arial, sans-serif',
} as const

export const cssFont = ({ face, size, weight }: Type): string => `${weight} ${size}px ${FACES[face]}`

const MOST_PATHS = 500

/** Draws on a canvas whose units are CSS pixels. */
export function canvasPen(context: CanvasRenderingContext2D): Pen {
  const paths = new Map<string, Path2D>()
  /** The font as it was set: `context.font` answers it in a normalised form, which would never be equal. */
  let set = ''
  const pathOf = (text: string): Path2D => {
    const known = paths.get(text)
    if (known) return known
    if (paths.size >= MOST_PATHS) paths.clear()
    const path = new Path2D(text)
    paths.set(text, path)
    return path
  }
  const stroke = (colour: string, width: number, dashes: readonly number[] = []): void => {
    context.strokeStyle = colour
    context.lineWidth = width
    context.setLineDash([...dashes])
  }
  return {
    box: (x, y, width, height, colour, { radius = 0, outline } = {}) => {
      context.beginPath()
      roundedBox(context, x, y, width, height, radius)
      if (outline === undefined) {
        context.fillStyle = colour
        context.fill()
      } else {
        stroke(colour, outline)
        context.stroke()
      }
    },
    line: (from, to, colour, look = { width: 1 }) => {
      stroke(colour, look.width, look.dashes)
      context.beginPath()
      context.moveTo(from.x, from.y)
      context.lineTo(to.x, to.y)
      context.stroke()
    },
    shape: (path, { x, y, scale = 1 }, colour, look = {}) => {
      context.save()
      context.translate(x, y)
      context.scale(scale, scale)
      context.globalAlpha = look.opacity ?? 1
      if (look.stroke) {
        stroke(colour, look.stroke.width, look.stroke.dashes)
        context.stroke(pathOf(path))
      } else {
        context.fillStyle = colour
        context.fill(pathOf(path), 'evenodd')
      }
      context.restore()
    },
    text: (text, { x, y }, colour, type, anchor = 'start') => {
      const font = cssFont(type)
      if (set !== font) context.font = font
      set = font
      context.textAlign = anchor === 'middle' ? 'center' : anchor === 'end' ? 'right' : 'left'
      context.fillStyle = colour
      context.fillText(text, x, y)
    },
    within: (x, y, width, height, draw) => {
      context.save()
      context.beginPath()
      context.rect(x, y, width, height)
      context.clip()
      draw()
      context.restore()
      set = ''
    },
  }
}

/** Not `roundRect`, which some of the supported browsers lack. */
function roundedBox(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
): void {
  const [right, bottom] = [x + width, y + height]
  context.moveTo(x + radius, y)
  context.arcTo(right, y, right, bottom, radius)
  context.arcTo(right, bottom, x, bottom, radius)
  context.arcTo(x, bottom, x, y, radius)
  context.arcTo(x, y, right, y, radius)
  context.closePath()
}

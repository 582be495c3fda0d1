import type { Pen, Stroke, Type } from '../../domain/explorer/pen.ts'
import type { Picture } from '../../domain/explorer/picture.ts'
import { escapeXml } from './xml-text.ts'

const FACES = {
  serif: "'Source Serif 4', Georgia, serif",
  sans: 'Inter, Arial, sans-serif',
} as const

interface SvgWords {
  readonly title: string
  readonly description: string
}

/** A file that stands alone: it names its colours and, with fallbacks, its fonts. */
export function explorerSvg(picture: Picture, { title, description }: SvgWords): string {
  const { width, height } = picture
  const parts: string[] = []
  picture.draw(svgPen(parts))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(description)}</desc>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n')
}

function svgPen(parts: string[]): Pen {
  let clips = 0
  return {
    box: (x, y, width, height, colour, { radius = 0, outline } = {}) => {
      const look = outline === undefined ? paint(colour) : `fill="none" ${strokeOf(colour, { width: outline })}`
      parts.push(`<rect${numbers({ x, y, width, height, rx: radius })} ${look}/>`)
    },
    line: (from, to, colour, stroke = { width: 1 }) => {
      parts.push(`<line${numbers({ x1: from.x, y1: from.y, x2: to.x, y2: to.y })} ${strokeOf(colour, stroke)}/>`)
    },
    shape: (path, { x, y, scale = 1 }, colour, { stroke, opacity = 1 } = {}) => {
      const moved = x === 0 && y === 0 ? '' : ` transform="translate(${short(x)} ${short(y)})${scaling(scale)}"`
      const look = stroke ? `fill="none" ${strokeOf(colour, stroke)}` : `${paint(colour)} fill-rule="evenodd"`
      parts.push(`<path d="${path}"${moved} ${look}${opacity === 1 ? '' : ` opacity="${opacity}"`}/>`)
    },
    text: (text, { x, y }, colour, type, anchor = 'start') => {
      const anchored = anchor === 'start' ? '' : ` text-anchor="${anchor}"`
      parts.push(`<text${numbers({ x, y })}${anchored} ${paint(colour)} ${typeOf(type)}>${escapeXml(text)}</text>`)
    },
    within: (x, y, width, height, draw) => {
      const id = `part-${++clips}`
      parts.push(`<clipPath id="${id}"><rect${numbers({ x, y, width, height })}/></clipPath>`)
      parts.push(`<g clip-path="url(#${id})">`)
      draw()
      parts.push('</g>')
    },
  }
}

const short = (value: number): string => String(Math.round(value * 100) / 100)
const scaling = (scale: number): string => (scale === 1 ? '' : ` scale(${scale})`)
const paint = (colour: string): string => `fill="${escapeXml(colour)}"`

const numbers = (attributes: Readonly<Record<string, number>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${short(value)}"`)
    .join('')

function strokeOf(colour: string, { width, dashes }: Stroke): string {
  return `stroke="${escapeXml(colour)}" stroke-width="${width}"${dashes ? ` stroke-dasharray="${dashes.join(' ')}"` : ''}`
}

const typeOf = ({ face, size, weight }: Type): string =>
  `font-family="${FACES[face]}" font-size="${size}" font-weight="${weight}"`

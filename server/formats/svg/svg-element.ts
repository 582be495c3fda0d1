import { escapeXml } from './xml-text.ts'

/** Markup that is safe where an element may stand: made by `element` alone. */
export class Markup {
  readonly text: string

  private constructor(text: string) {
    this.text = text
  }

  /** Children that are text are escaped; numbers are rounded to a tenth of a pixel. */
  static element(
    name: string,
    attributes: Readonly<Record<string, string | number>>,
    ...children: readonly (Markup | string)[]
  ): Markup {
    const inside = children.map(child => (child instanceof Markup ? child.text : escapeXml(child))).join('')
    const head = Object.entries(attributes).map(([key, value]) => ` ${key}="${attributeText(value)}"`)
    return new Markup(`<${name}${head.join('')}${inside === '' ? '/>' : `>${inside}</${name}>`}`)
  }
}

export const { element } = Markup

const attributeText = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 10) / 10) : escapeXml(value)

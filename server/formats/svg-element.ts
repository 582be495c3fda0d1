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

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Safe as text and in an attribute, and without what no XML document may hold (XML 1.0, section 2.2). */
export const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, character => ENTITIES[character] ?? '')

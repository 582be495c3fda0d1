import { drawingWords } from '../../../server/domain/language/drawing-words.ts'

type Child = Node | string

export const button = (text: string, attributes: Readonly<Record<string, string>> = {}): HTMLButtonElement =>
  element('button', { type: 'button', class: 'secondary', ...attributes }, text)

export const note = (...children: readonly Child[]): HTMLParagraphElement =>
  element('p', { class: 'note' }, ...children)

/** For what could not be fetched. */
export function tryAgain(act: () => void): HTMLButtonElement {
  const made = button(drawingWords().tryAgain)
  made.onclick = act
  return made
}

export function svgElement<Name extends 'svg' | 'g' | 'path' | 'text'>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  return made
}

/** An element with attributes and children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value)
  made.append(...children)
  return made
}

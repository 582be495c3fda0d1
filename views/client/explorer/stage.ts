import { drawingWords } from '../../../server/domain/language/drawing-words.ts'
import { button, element, svgElement } from './parts.ts'
import { asToolbar } from './toolbar.ts'

export interface Stage {
  readonly tools: Tools
  /** Scrolls the lanes, and has the focus. */
  readonly scroller: HTMLDivElement
  readonly canvas: HTMLCanvasElement
  readonly axis: SVGSVGElement
  readonly plot: HTMLDivElement
  readonly spacer: HTMLDivElement
  readonly minimap: HTMLCanvasElement
  readonly announcer: HTMLParagraphElement
  /** Says how to zoom to whoever turns the wheel. */
  readonly hint: HTMLParagraphElement
}

type ToolName = 'earlier' | 'out' | 'in' | 'later' | 'whole' | 'svg' | 'png'
type Tools = Readonly<Record<ToolName, HTMLButtonElement>>

/** Builds the drawing's elements in their region. */
export function buildStage(region: HTMLElement): Stage {
  const says = drawingWords()
  const { tools: names } = says
  const named = (text: string, name: string): HTMLButtonElement => button(text, { 'aria-label': name, title: name })
  const tools: Tools = {
    earlier: named('←', names.earlier),
    out: named('−', names.zoomOut),
    in: named('+', names.zoomIn),
    later: named('→', names.later),
    whole: button(names.whole),
    svg: named(names.saveSvg, names.saveSvgOfView),
    png: named(names.savePng, names.savePngOfView),
  }
  const canvas = element('canvas', { 'aria-hidden': 'true' })
  const axis = svgElement('svg', { class: 'explorer-axis', 'aria-hidden': 'true' })
  const plot = element('div', { class: 'explorer-plot' })
  const spacer = element('div')
  // What is read aloud says it as well: explorer-help.
  const hint = element('p', { class: 'explorer-hint', hidden: '', 'aria-hidden': 'true' }, says.wheelHint)
  const scroller = element(
    'div',
    {
      class: 'explorer-stage',
      id: 'explorer-stage',
      tabindex: '0',
      role: 'application',
      'aria-roledescription': says.role,
      'aria-label': says.label,
      'aria-describedby': 'explorer-help',
    },
    element('div', { class: 'explorer-pane' }, canvas, axis, plot, hint),
    spacer,
  )
  const minimap = element('canvas', { class: 'explorer-minimap', 'aria-hidden': 'true' })
  const announcer = element('p', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' })
  const toolbar = element(
    'div',
    { class: 'explorer-tools', role: 'toolbar', 'aria-label': names.label, 'aria-controls': 'explorer-stage' },
    element('div', {}, tools.earlier, tools.out, tools.in, tools.later, tools.whole),
    element(
      'div',
      {},
      button(names.copyLink, { 'data-copy-link': '', title: names.copyLinkToView }),
      tools.svg,
      tools.png,
    ),
  )
  asToolbar(toolbar)
  region.replaceChildren(
    toolbar,
    scroller,
    minimap,
    element('p', { class: 'explorer-help', id: 'explorer-help' }, says.help),
    announcer,
  )
  return { tools, scroller, canvas, axis, plot, spacer, minimap, announcer, hint }
}

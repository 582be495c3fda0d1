import { button, element } from './parts.ts'

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
}

type ToolName = 'earlier' | 'out' | 'in' | 'later' | 'whole' | 'svg' | 'png'
type Tools = Readonly<Record<ToolName, HTMLButtonElement>>

const HELP =
  'Drag to move, wheel or pinch to zoom. Keys: ← → along a lane, ↑ ↓ between lanes, + − to zoom, Home and End to its ends, Enter to open.'

/** Builds the drawing's elements in their region. */
export function buildStage(region: HTMLElement): Stage {
  const named = (text: string, name: string): HTMLButtonElement => button(text, { 'aria-label': name, title: name })
  const tools: Tools = {
    earlier: named('←', 'Earlier'),
    out: named('−', 'Zoom out'),
    in: named('+', 'Zoom in'),
    later: named('→', 'Later'),
    whole: button('Whole record'),
    svg: named('SVG', 'Save this view as SVG'),
    png: named('PNG', 'Save this view as PNG'),
  }
  const canvas = element('canvas', { 'aria-hidden': 'true' })
  const axis = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  axis.setAttribute('class', 'explorer-axis')
  axis.setAttribute('aria-hidden', 'true')
  const plot = element('div', { class: 'explorer-plot' })
  const spacer = element('div')
  const scroller = element(
    'div',
    {
      class: 'explorer-stage',
      tabindex: '0',
      role: 'application',
      'aria-roledescription': 'timeline',
      'aria-label': 'Milestones in lanes, to scale',
      'aria-describedby': 'explorer-help',
    },
    element('div', { class: 'explorer-pane' }, canvas, axis, plot),
    spacer,
  )
  const minimap = element('canvas', { class: 'explorer-minimap', 'aria-hidden': 'true' })
  const announcer = element('p', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' })
  region.replaceChildren(
    element(
      'div',
      { class: 'explorer-tools' },
      element(
        'div',
        { role: 'group', 'aria-label': 'View' },
        tools.earlier,
        tools.out,
        tools.in,
        tools.later,
        tools.whole,
      ),
      element(
        'div',
        { role: 'group', 'aria-label': 'Save this view' },
        element('span', {}, 'Save as'),
        tools.svg,
        tools.png,
      ),
    ),
    scroller,
    minimap,
    element('p', { class: 'explorer-help', id: 'explorer-help' }, HELP),
    announcer,
  )
  return { tools, scroller, canvas, axis, plot, spacer, minimap, announcer }
}

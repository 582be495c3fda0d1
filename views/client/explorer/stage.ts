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

const HELP =
  'Drag to move; pinch, or turn the wheel with Ctrl or ⌘, to zoom. Keys: ← → along a lane, ↑ ↓ between lanes, + − to zoom, Home and End to its ends, Enter to open.'

/** Builds the drawing's elements in their region. */
export function buildStage(region: HTMLElement): Stage {
  const named = (text: string, name: string): HTMLButtonElement => button(text, { 'aria-label': name, title: name })
  const tools: Tools = {
    earlier: named('←', 'Earlier'),
    out: named('−', 'Zoom out'),
    in: named('+', 'Zoom in'),
    later: named('→', 'Later'),
    whole: button('Whole record'),
    svg: named('Save SVG', 'Save SVG of this view'),
    png: named('Save PNG', 'Save PNG of this view'),
  }
  const canvas = element('canvas', { 'aria-hidden': 'true' })
  const axis = svgElement('svg', { class: 'explorer-axis', 'aria-hidden': 'true' })
  const plot = element('div', { class: 'explorer-plot' })
  const spacer = element('div')
  // What is read aloud says it as well: explorer-help.
  const hint = element(
    'p',
    { class: 'explorer-hint', hidden: '', 'aria-hidden': 'true' },
    'Hold Ctrl or ⌘ while you turn the wheel to zoom',
  )
  const scroller = element(
    'div',
    {
      class: 'explorer-stage',
      id: 'explorer-stage',
      tabindex: '0',
      role: 'application',
      'aria-roledescription': 'timeline',
      'aria-label': 'Milestones in lanes, to scale',
      'aria-describedby': 'explorer-help',
    },
    element('div', { class: 'explorer-pane' }, canvas, axis, plot, hint),
    spacer,
  )
  const minimap = element('canvas', { class: 'explorer-minimap', 'aria-hidden': 'true' })
  const announcer = element('p', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite' })
  const toolbar = element(
    'div',
    { class: 'explorer-tools', role: 'toolbar', 'aria-label': 'View', 'aria-controls': 'explorer-stage' },
    element('div', {}, tools.earlier, tools.out, tools.in, tools.later, tools.whole),
    element(
      'div',
      {},
      button('Copy link', { 'data-copy-link': '', title: 'Copy the link to this view' }),
      tools.svg,
      tools.png,
    ),
  )
  asToolbar(toolbar)
  region.replaceChildren(
    toolbar,
    scroller,
    minimap,
    element('p', { class: 'explorer-help', id: 'explorer-help' }, HELP),
    announcer,
  )
  return { tools, scroller, canvas, axis, plot, spacer, minimap, announcer, hint }
}

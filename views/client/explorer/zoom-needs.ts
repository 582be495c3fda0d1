import { selection } from 'd3-selection'

// Stands in for what d3-zoom takes from d3-transition, d3-interpolate and d3-drag (see build.mjs). Views change by jumps or
// by zooming.ts, so there is never anything to interrupt or to interpolate; what is dragged holds no text to be selected.

Object.assign(selection.prototype, {
  interrupt() {
    return this
  },
})

const nothing = (): void => undefined

export { nothing as dragDisable, nothing as interpolateZoom, nothing as interrupt }

/** The click at the end of a drag chooses nothing. */
export function dragEnable(view: Window, hasMoved: boolean): void {
  if (!hasMoved) return
  const stop = (event: Event): void => event.stopImmediatePropagation()
  view.addEventListener('click', stop, true)
  setTimeout(() => view.removeEventListener('click', stop, true))
}

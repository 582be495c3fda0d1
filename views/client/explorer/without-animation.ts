import { selection } from 'd3-selection'

// Stands in for what d3-zoom takes from d3-transition and d3-interpolate (see build.mjs): views change by jumps or by
// zooming.ts, so there is never anything to interrupt or to interpolate.

Object.assign(selection.prototype, {
  interrupt() {
    return this
  },
})

export const interrupt = (): void => undefined

export function interpolateZoom(): never {
  throw new Error('no zoom is animated by d3')
}

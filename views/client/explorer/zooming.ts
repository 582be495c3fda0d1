import { type D3ZoomEvent, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom'
import {
  type Bounds,
  type ExplorerView,
  largestScale,
  longestIn,
  scaleOf,
  wholeView,
  withinBounds,
} from '../../../server/domain/explorer/viewport.ts'
import { Selection } from './zoom-needs.ts'

const ANIMATION_MS = 240
/** How far the pointer may move during a click, in pixels. */
const CLICK_DISTANCE = 4

export interface Zooming {
  /** Shows another view; smoothly, unless the reader wants no motion. */
  readonly show: (view: ExplorerView) => void
  /** Shows as many days around another one, at once. */
  readonly centreOn: (day: number) => void
  readonly zoomBy: (factor: number) => void
  /** By a share of the width; negative towards the past. */
  readonly panBy: (share: number) => void
}

interface Reactions {
  /** Called at every step. */
  readonly changed: (view: ExplorerView) => void
  readonly draggedDown: (pixels: number) => void
  /** The wheel was turned without a key, and scrolls the page. */
  readonly wheeled: () => void
}

/**
 * Wheel, pinch and drag on the plot. Time is zoomed and panned; what goes up or down is the page's or the lanes'. The wheel
 * zooms with Ctrl or ⌘ alone, as which browsers report a pinch on a touchpad too.
 */
export function zooming(
  plot: HTMLElement,
  bounds: Bounds,
  first: ExplorerView,
  { changed, draggedDown, wheeled }: Reactions,
): Zooming {
  const base = wholeView(bounds.reach, first.width)
  const baseScale = scaleOf(base)
  const largest = Math.max(1, largestScale(bounds.reach) / baseScale)
  const least = (base.to - base.from) / longestIn(bounds)
  const { width } = first
  let view = first
  let last: ZoomTransform = transformOf(first)
  let frame = 0

  function transformOf(wanted: ExplorerView): ZoomTransform {
    const scale = scaleOf(wanted)
    return zoomIdentity.translate((base.from - wanted.from) * scale, 0).scale(scale / baseScale)
  }
  function viewOf({ x, k }: ZoomTransform): ExplorerView {
    const from = base.from - x / (k * baseScale)
    return { from, to: from + width / (k * baseScale), width }
  }

  const gestures = zoom<HTMLElement, unknown>()
    .extent([
      [0, 0],
      [width, 1],
    ])
    .scaleExtent([least, Math.max(least, largest)])
    .wheelDelta(doublings)
    .clickDistance(CLICK_DISTANCE)
    .filter((event: Event) => {
      const isOther = event instanceof MouseEvent && (event.button !== 0 || event.altKey)
      return !isOther && !(event instanceof WheelEvent && !isZooming(event))
    })
    .constrain((transform, [[left], [right]]) => {
      const leftmost = right - (right - left) * transform.k
      return zoomIdentity.translate(Math.min(0, Math.max(leftmost, transform.x)), transform.y).scale(transform.k)
    })
    .on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
      if (sourceEvent instanceof Event) cancelAnimationFrame(frame)
      if (sourceEvent instanceof MouseEvent && transform.k === last.k) draggedDown(transform.y - last.y)
      last = transform
      view = viewOf(transform)
      changed(view)
    })
  const selection = new Selection(plot)
  // It has all that is asked of it, which is little of what the types promise.
  const asked = selection as never
  gestures(asked)
  selection.on('dblclick.zoom', null)
  plot.onwheel = event => {
    // At the end of the scale too: there the browser would zoom the page.
    if (isZooming(event)) {
      event.preventDefault()
      return
    }
    if (!isSideways(event)) {
      wheeled()
      return
    }
    event.preventDefault()
    jump(beside((event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX) / width))
  }

  function jump(wanted: ExplorerView): void {
    gestures.transform(asked, transformOf(withinBounds(wanted, bounds)))
  }
  function show(wanted: ExplorerView): void {
    cancelAnimationFrame(frame)
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      jump(wanted)
      return
    }
    const start = { ...view, time: performance.now() }
    const step = (time: number): void => {
      const passed = Math.min(1, Math.max(0, (time - start.time) / ANIMATION_MS))
      const eased = 1 - (1 - passed) ** 3
      const between = (from: number, to: number): number => from + (to - from) * eased
      jump({ from: between(start.from, wanted.from), to: between(start.to, wanted.to), width })
      if (passed < 1) frame = requestAnimationFrame(step)
    }
    frame = requestAnimationFrame(step)
  }
  function around(middle: number, factor = 1): ExplorerView {
    const half = (view.to - view.from) / factor / 2
    return { from: middle - half, to: middle + half, width }
  }
  const beside = (share: number): ExplorerView => around((view.from + view.to) / 2 + (view.to - view.from) * share)

  jump(first)
  return {
    show,
    centreOn: day => {
      cancelAnimationFrame(frame)
      jump(around(day))
    },
    zoomBy: factor => show(around((view.from + view.to) / 2, factor)),
    panBy: share => show(beside(share)),
  }
}

const isSideways = ({ deltaX, deltaY, shiftKey }: WheelEvent): boolean =>
  shiftKey || Math.abs(deltaX) > Math.abs(deltaY)

const isZooming = (event: WheelEvent): boolean => (event.ctrlKey || event.metaKey) && !isSideways(event)

/** Of each unit in which a wheel is measured: pixels, lines, pages. */
const DOUBLINGS = [0.01, 0.33, 1]

/** How often one turn of the wheel doubles the scale: a notch of a mouse at most once. */
function doublings({ deltaY, deltaMode }: WheelEvent): number {
  return Math.min(1, Math.max(-1, -deltaY * (DOUBLINGS[deltaMode] ?? 1)))
}

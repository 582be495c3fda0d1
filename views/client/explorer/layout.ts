import { axisParts } from '../../../server/domain/explorer/axis.ts'
import type { ExplorerData } from '../../../server/domain/explorer/explorer-data.ts'
import { type Attention, paint } from '../../../server/domain/explorer/painting.ts'
import type { Palette } from '../../../server/domain/explorer/pen.ts'
import { daysIn } from '../../../server/domain/explorer/picture.ts'
import type { Frame, Scene, ShownBand } from '../../../server/domain/explorer/scene.ts'
import { type Stack, stackOf } from '../../../server/domain/explorer/stack.ts'
import type { Bounds, ExplorerView } from '../../../server/domain/explorer/viewport.ts'
import { axis } from './axis.ts'
import { canvasPen } from './canvas-pen.ts'
import { fitCanvas } from './canvas-size.ts'
import { minimap } from './minimap.ts'
import type { Stage } from './stage.ts'
import { type Zooming, zooming } from './zooming.ts'

const AXIS_HEIGHT = 46
const NAMES_WIDTH = 148
/** From this width on the lanes' names stand beside them, else above. */
const WIDE = 720
const NAME_HEIGHT = 20
const MINIMAP_HEIGHT = 44
const PIXELS_PER_PART = 44

/** Everything that has to be made anew when the stage has another size. */
export interface Layout {
  readonly frame: Frame
  readonly stack: Stack
  readonly zooming: Zooming
  readonly draw: (scene: Scene, bands: readonly ShownBand[], palette: Palette, attention: Attention) => void
}

/** Null where the stage has no room, as on paper. */
export function layOut(
  { scroller, canvas, axis: svg, plot, spacer, minimap: map }: Stage,
  data: ExplorerData,
  bounds: Bounds,
  view: ExplorerView,
  { changed, wheeled }: { readonly changed: (view: ExplorerView) => void; readonly wheeled: () => void },
): Layout | null {
  if (scroller.clientWidth === 0) return null
  const isWide = scroller.offsetWidth >= WIDE
  const height = scroller.clientHeight
  const stack = stackOf(data, {
    height: height - AXIS_HEIGHT,
    nameHeight: isWide ? 0 : NAME_HEIGHT,
    textRows: isWide ? 3 : 2,
  })
  const overflow = AXIS_HEIGHT + (stack.texts?.height ?? 0) + stack.height - height
  spacer.style.blockSize = `${Math.max(0, overflow)}px`
  // Read after the spacer was set, because a scroll bar takes some of the width.
  const width = scroller.clientWidth
  const plotStart = isWide ? NAMES_WIDTH : 0
  const plotWidth = width - plotStart
  svg.replaceChildren()
  svg.setAttribute('width', `${plotWidth}`)
  svg.setAttribute('height', `${AXIS_HEIGHT}`)
  svg.style.insetInlineStart = plot.style.insetInlineStart = `${plotStart}px`
  const context = fitCanvas(canvas, width, height)
  if (!context) return null
  const gestures = zooming(
    plot,
    bounds,
    { ...view, width: plotWidth },
    {
      changed,
      wheeled,
      draggedDown: pixels => {
        scroller.scrollTop -= pixels
      },
    },
  )
  const pen = canvasPen(context)
  const drawAxis = axis(svg, AXIS_HEIGHT)
  const mapWidth = map.parentElement?.clientWidth ?? width
  const drawMap = minimap(map, data, bounds.extent, mapWidth, MINIMAP_HEIGHT, gestures.centreOn)
  return {
    frame: { width, height, plotStart, axisHeight: AXIS_HEIGHT },
    stack,
    zooming: gestures,
    draw: (scene, bands, palette, attention) => {
      context.clearRect(0, 0, width, height)
      const parts = axisParts(daysIn(scene.view), plotWidth / PIXELS_PER_PART)
      paint(pen, scene, bands, parts, palette, attention)
      drawAxis(scene.view, parts)
      drawMap(scene.view, palette)
    },
  }
}

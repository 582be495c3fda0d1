import type { Palette } from '../../../server/domain/explorer/pen.ts'
import type { Scene } from '../../../server/domain/explorer/scene.ts'
import type { ExplorerView } from '../../../server/domain/explorer/viewport.ts'
import type { Layout } from './layout.ts'
import { savePng, saveSvg } from './saving.ts'
import type { Stage } from './stage.ts'

const ZOOM_STEP = 2
const PAN_STEP = 0.4

interface Drawing {
  readonly layout: () => Layout | null
  readonly whole: () => ExplorerView
  readonly scene: (layout: Layout) => Scene
  readonly paper: () => Palette
}

/** What the buttons above the drawing do. */
export function useTools(tools: Stage['tools'], { layout, whole, scene, paper }: Drawing): void {
  const withLayout = (act: (layout: Layout) => void) => (): void => {
    const present = layout()
    if (present) act(present)
  }
  tools.in.onclick = withLayout(({ zooming }) => zooming.zoomBy(ZOOM_STEP))
  tools.out.onclick = withLayout(({ zooming }) => zooming.zoomBy(1 / ZOOM_STEP))
  tools.earlier.onclick = withLayout(({ zooming }) => zooming.panBy(-PAN_STEP))
  tools.later.onclick = withLayout(({ zooming }) => zooming.panBy(PAN_STEP))
  tools.whole.onclick = withLayout(({ zooming }) => zooming.show(whole()))
  tools.svg.onclick = withLayout(present => saveSvg(scene(present), paper()))
  tools.png.onclick = withLayout(present => savePng(scene(present), paper()))
}

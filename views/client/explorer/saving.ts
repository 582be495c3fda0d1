import { isoDayOf } from '../../../server/domain/dates/day-numbers.ts'
import type { Palette } from '../../../server/domain/explorer/pen.ts'
import { daysIn, pictureOf } from '../../../server/domain/explorer/picture.ts'
import type { Scene } from '../../../server/domain/explorer/scene.ts'
import { explorerSvg } from '../../../server/formats/svg/explorer-svg.ts'
import { canvasPen } from './canvas-pen.ts'
import { fitCanvas } from './canvas-size.ts'
import { element } from './parts.ts'

/** Sharp enough for a slide. */
const PIXEL_RATIO = 2

export function saveSvg(scene: Scene, palette: Palette): void {
  const words = { title: scene.data.title, description: scene.data.source }
  save(new Blob([explorerSvg(pictureOf(scene, palette), words)], { type: 'image/svg+xml' }), nameOf(scene, 'svg'))
}

/** Drawn on a canvas, because the content security policy keeps the SVG from being loaded as an image. */
export function savePng(scene: Scene, palette: Palette): void {
  const picture = pictureOf(scene, palette)
  const canvas = document.createElement('canvas')
  const context = fitCanvas(canvas, picture.width, picture.height, PIXEL_RATIO)
  if (!context) return
  picture.draw(canvasPen(context))
  canvas.toBlob(blob => {
    if (blob) save(blob, nameOf(scene, 'png'))
  }, 'image/png')
}

function nameOf({ view }: Scene, extension: string): string {
  const { first, last } = daysIn(view)
  return `parley-${isoDayOf(first)}-${isoDayOf(last)}.${extension}`
}

function save(blob: Blob, name: string): void {
  const href = URL.createObjectURL(blob)
  element('a', { href, download: name }).click()
  // By then the browser has begun to read the file.
  setTimeout(() => URL.revokeObjectURL(href), 10_000)
}

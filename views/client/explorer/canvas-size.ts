/** Gives a canvas a size in CSS pixels and as many of the screen's; what is drawn on it is measured in CSS pixels. */
export function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number, ratio = devicePixelRatio) {
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  canvas.style.inlineSize = `${width}px`
  canvas.style.blockSize = `${height}px`
  const context = canvas.getContext('2d')
  context?.setTransform(ratio, 0, 0, ratio, 0, 0)
  return context
}

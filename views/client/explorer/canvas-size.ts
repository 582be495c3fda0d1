/** Sets the size of a canvas in CSS pixels, with the resolution of the screen. What is drawn is measured in CSS pixels. */
export function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number, ratio = devicePixelRatio) {
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  canvas.style.inlineSize = `${width}px`
  canvas.style.blockSize = `${height}px`
  const context = canvas.getContext('2d')
  context?.setTransform(ratio, 0, 0, ratio, 0, 0)
  return context
}

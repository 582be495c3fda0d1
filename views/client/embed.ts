// On other people's pages: gives each frame with a piece of this site the height of what is in it. It listens to frames of the
// site that it comes from alone, and touches nothing else of the page.

const { currentScript } = document
const ours = currentScript instanceof HTMLScriptElement ? new URL(currentScript.src).origin : null
const TALLEST = 50_000

addEventListener('message', ({ origin: sender, source, data }: MessageEvent<unknown>) => {
  if (sender !== ours) return
  const height = typeof data === 'object' && data !== null && 'parleyHeight' in data ? data.parleyHeight : null
  if (typeof height !== 'number' || !(height > 0 && height < TALLEST)) return
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === source) frame.height = String(Math.ceil(height))
  }
})

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'

// The mark as files for what can't take an SVG: old browsers and bookmarks, and the home screen of a telephone.

const ICO_SIZES = [16, 32, 48]
const TOUCH_SIZE = 180

export async function writeIcons(mark, into) {
  const svg = await readFile(mark, 'utf8')
  const ground = /<rect [^>]*fill="([^"]+)"/.exec(svg)[1]
  await Promise.all([
    writeFile(join(into, 'favicon.ico'), ico(ICO_SIZES.map(size => ({ size, png: drawn(svg, size) })))),
    // A telephone cuts the corners itself.
    writeFile(join(into, 'apple-touch-icon.png'), drawn(svg, TOUCH_SIZE, { background: ground })),
  ])
}

const drawn = (svg, size, options = {}) =>
  new Resvg(svg, { fitTo: { mode: 'width', value: size }, font: { loadSystemFonts: false }, ...options })
    .render()
    .asPng()

/** A directory of images, each of them a whole PNG file. */
function ico(images) {
  const header = Buffer.from([0, 0, 1, 0, images.length, 0])
  let offset = header.length + 16 * images.length
  const entries = images.map(({ size, png }) => {
    const entry = Buffer.alloc(16)
    entry.set([size, size])
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([header, ...entries, ...images.map(({ png }) => png)])
}

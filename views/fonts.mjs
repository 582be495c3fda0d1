import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import subset from 'subset-font'

// The type of the site, cut to what its pages use: each script a file of its own, so that a page loads only those it needs.

const resolve = createRequire(import.meta.url).resolve

const between = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, step) => String.fromCodePoint(first + step)).join('')

const SCRIPTS = {
  latin: `${between(0x20, 0x7e)}${between(0xa0, 0xff)}ıŒœˆ˚˜–—‘’‚“”„†‡•…‹›⁄€™←↑→↓−×≠≤≥`,
  'latin-ext': `${between(0x100, 0x17f)}ȘșȚțẞ`,
  cyrillic: `${between(0x400, 0x45f)}Ґґ№`,
  // With the letters of Persian and Urdu that stand in names; what joins letters comes along by itself.
  arabic: `،؛؟${between(0x621, 0x63a)}${between(0x640, 0x655)}${between(0x660, 0x66d)}ٰٱٹپچڈڑژڤکگںھہۀۂیےۓ۰۱۲۳۴۵۶۷۸۹`,
}

const REGULAR_TO_BOLD = { wght: { min: 400, max: 700, default: 400 } }
const serif = '@fontsource-variable/source-serif-4/files/source-serif-4'
const sans = '@fontsource-variable/inter/files/inter'

const FACES = {
  serif: { from: script => `${serif}-${script}-wght-normal.woff2`, axes: REGULAR_TO_BOLD },
  sans: { from: script => `${sans}-${script}-wght-normal.woff2`, axes: REGULAR_TO_BOLD },
  regular: { from: script => `@fontsource/noto-sans-arabic/files/noto-sans-arabic-${script}-400-normal.woff2` },
  bold: { from: script => `@fontsource/noto-sans-arabic/files/noto-sans-arabic-${script}-600-normal.woff2` },
}

const cut = async (face, script, options) =>
  subset(await readFile(resolve(FACES[face].from(script))), SCRIPTS[script], options)

/** Lets a style sheet say `url("font:serif/latin")`. */
export const fontLoader = {
  name: 'font',
  setup(build) {
    build.onResolve({ filter: /^font:/ }, ({ path }) => ({
      path: `${path.slice('font:'.length).replace('/', '-')}.woff2`,
      namespace: 'font',
      pluginData: path.slice('font:'.length).split('/'),
    }))
    build.onLoad({ filter: /.*/, namespace: 'font' }, async ({ pluginData: [face, script] }) => ({
      contents: await cut(face, script, { targetFormat: 'woff2', variationAxes: FACES[face].axes }),
      loader: 'file',
    }))
  },
}

/** For pictures that the server draws: HarfBuzz reads no compressed fonts, and each weight is a file of its own. */
export async function writePictureFonts(into) {
  for (const face of ['serif', 'sans']) {
    for (const script of ['latin', 'latin-ext', 'cyrillic']) {
      for (const wght of [400, 600]) {
        const font = await cut(face, script, { targetFormat: 'sfnt', variationAxes: { wght } })
        await writeFile(join(into, `${face}-${script}-${wght}.ttf`), font)
      }
    }
  }
  const arabic = await readFile(resolve('@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff2'))
  const whole = await subset(arabic, null, { targetFormat: 'sfnt', keepAllGlyphs: true })
  await writeFile(join(into, 'arabic-400.ttf'), whole)
}

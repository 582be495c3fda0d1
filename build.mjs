// Builds dist/: the server and the command line (bundled, packages left outside), and the assets of the pages.
// `--if-stale` builds only when a source is newer than the last build; `--assets` builds the assets alone.
import { copyFile, mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { fontLoader, writePictureFonts } from './views/fonts.mjs'
import { writeIcons } from './views/icons.mjs'
import { lettersLoader } from './views/letters.mjs'
import { inOneLanguage } from './views/words.mjs'

const root = dirname(fileURLToPath(import.meta.url))
const dist = join(root, 'dist')
const stamp = join(dist, '.built')
const SOURCES = ['server', 'views', 'package-lock.json', 'build.mjs']

const ZOOM_NEEDS = join(root, 'views/client/explorer/zoom-needs.ts')

async function newest(path) {
  const found = await stat(path)
  if (!found.isDirectory()) return found.mtimeMs
  const inside = await Promise.all((await readdir(path)).map(name => newest(join(path, name))))
  return Math.max(found.mtimeMs, ...inside)
}

async function isStale() {
  const built = await stat(stamp).catch(() => null)
  if (!built) return true
  const times = await Promise.all(SOURCES.map(path => newest(join(root, path))))
  return Math.max(...times) > built.mtimeMs
}

const LANGUAGES = ['en', 'uk', 'ru', 'ar']

const ASSETS = {
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome123', 'firefox120', 'safari17.5'],
  // Gestures alone are taken from d3-zoom; what it brings along is larger than all of it.
  alias: Object.fromEntries(
    ['selection', 'dispatch', 'transition', 'interpolate', 'drag'].map(name => [`d3-${name}`, ZOOM_NEEDS]),
  ),
  legalComments: 'none',
}

async function buildAssets(into) {
  const outdir = join(into, 'assets')
  const pictureFonts = join(into, 'picture-fonts')
  const mark = join(root, 'views/assets/mark.svg')
  await Promise.all([outdir, pictureFonts].map(dir => mkdir(dir, { recursive: true })))
  await build({
    ...ASSETS,
    entryPoints: [
      'client/frame.ts',
      'client/embed.ts',
      'client/find.ts',
      'styles/styles.css',
      'styles/texts.css',
      'styles/explore.css',
      'styles/frame.css',
      'styles/frame-tables.css',
    ].map(file => join(root, 'views', file)),
    entryNames: '[name]',
    assetNames: 'fonts/[name]-[hash]',
    // Style sheets lie one folder deeper: see assets.ts, which names each after its content.
    publicPath: '..',
    plugins: [fontLoader, lettersLoader, inOneLanguage('en')],
    outdir,
  })
  for (const language of LANGUAGES)
    await build({
      ...ASSETS,
      entryPoints: ['main', 'texts', 'explore', 'desk', 'passkeys'].map(name => join(root, `views/client/${name}.ts`)),
      entryNames: language === 'en' ? '[name]' : `[name].${language}`,
      plugins: [lettersLoader, inOneLanguage(language)],
      outdir,
    })
  await Promise.all([
    copyFile(mark, join(outdir, 'mark.svg')),
    writeIcons(mark, outdir),
    writePictureFonts(pictureFonts),
  ])
}

const buildServer = into =>
  build({
    entryPoints: [join(root, 'server/main.ts'), join(root, 'server/cli.ts')],
    outdir: into,
    bundle: true,
    // What is imported when it is needed stays a file of its own: no command waits for the site's libraries.
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
  })

/** Started by its name, so that it is no part of any bundle. */
const copyThread = into => copyFile(join(root, 'server/accounts/hashing-thread.mjs'), join(into, 'hashing-thread.mjs'))

const only = process.argv.slice(2)
if (only.includes('--assets')) {
  await buildAssets(dist)
} else if (!only.includes('--if-stale') || (await isStale())) {
  const began = new Date()
  // Beside the last build, which stays until this one is whole.
  const fresh = `${dist}.${process.pid}`
  try {
    await mkdir(fresh, { recursive: true })
    await Promise.all([buildAssets(fresh), buildServer(fresh), copyThread(fresh)])
    await writeFile(join(fresh, '.built'), '')
    // What is edited while the build runs is newer than the build.
    await utimes(join(fresh, '.built'), began, began)
    await rm(dist, { recursive: true, force: true })
    await rename(fresh, dist)
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

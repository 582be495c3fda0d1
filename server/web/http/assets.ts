import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RequestHandler } from 'express'
import { LANGUAGES, type Language, SOURCE_LANGUAGE } from '../../domain/language/languages.ts'
import type { PageCache } from './cache/page-cache.ts'

/** Each speaks the language of the page that loads it. */
export interface Scripts {
  /** Of all pages. */
  readonly main: string
  readonly texts: string
  readonly explore: string
  /** What only those need who are signed in. */
  readonly desk: string
  /** What makes passkeys and signs in with them. */
  readonly passkeys: string
}

export interface AssetLinks {
  readonly scripts: Readonly<Record<Language, Scripts>>
  readonly stylesheet: string
  /** What only pages of texts, positions and forms need. */
  readonly textsStylesheet: string
  readonly mark: string
  /** The mark for the home screen of a telephone. */
  readonly touchIcon: string
  readonly exploreStylesheet: string
  /** What pieces in frames on other pages need, instead of all else. */
  readonly frameStylesheet: string
  readonly frameTablesStylesheet: string
  readonly frameScript: string
  /** What searches in the browser, where the site is written to files. */
  readonly findScript: string
  /** Type that nearly every page in a script shows, to be fetched along with the style sheet. */
  readonly fonts: Readonly<Record<Script, readonly string[]>>
}

/** The script in which a page is written for the most part, beside Latin names. */
export type Script = 'latin' | 'cyrillic' | 'arabic'

export interface Assets {
  readonly links: AssetLinks
  readonly files: ReadonlyMap<string, { readonly contentType: string; readonly body: Buffer }>
}

const STYLES = 'text/css; charset=utf-8'
const SCRIPT = 'text/javascript; charset=utf-8'
/** What other people's pages load of us, so that frames with pieces of this site are as high as what is in them. */
export const EMBED_SCRIPT = '/embed.js'

const ON_MOST_PAGES: Readonly<Record<Script, readonly string[]>> = {
  latin: ['serif-latin', 'sans-latin'],
  cyrillic: ['serif-latin', 'sans-latin', 'serif-cyrillic', 'sans-cyrillic'],
  arabic: ['serif-latin', 'sans-latin', 'regular-arabic', 'bold-arabic'],
}

/** Reads the built assets; their addresses carry their content's hash, so that browsers may keep them for ever. */
export function readAssets(dir: string): Assets {
  const files = new Map<string, { contentType: string; body: Buffer }>()
  const add = (name: string, contentType: string): string => {
    const body = readFileSync(join(dir, name))
    const path = `/assets/${hash('sha256', body).slice(0, 12)}/${name}`
    files.set(path, { contentType, body })
    return path
  }
  const links = {
    stylesheet: add('styles.css', STYLES),
    textsStylesheet: add('texts.css', STYLES),
    mark: add('mark.svg', 'image/svg+xml'),
    touchIcon: add('apple-touch-icon.png', 'image/png'),
    exploreStylesheet: add('explore.css', STYLES),
    frameStylesheet: add('frame.css', STYLES),
    frameTablesStylesheet: add('frame-tables.css', STYLES),
    frameScript: add('frame.js', SCRIPT),
    findScript: add('find.js', SCRIPT),
    scripts: Object.fromEntries(
      LANGUAGES.map(language => [language, addScripts(add, language)]),
    ) as AssetLinks['scripts'],
    fonts: addFonts(join(dir, 'fonts'), files),
  }
  // Its address is in the code of other people's pages, so it has no hash and no version.
  files.set(EMBED_SCRIPT, { contentType: SCRIPT, body: readFileSync(join(dir, 'embed.js')) })
  files.set('/favicon.ico', { contentType: 'image/x-icon', body: readFileSync(join(dir, 'favicon.ico')) })
  return { links, files }
}

function addScripts(add: (name: string, contentType: string) => string, language: Language): Scripts {
  const one = (name: keyof Scripts) =>
    add(language === SOURCE_LANGUAGE ? `${name}.js` : `${name}.${language}.js`, SCRIPT)
  return {
    main: one('main'),
    texts: one('texts'),
    explore: one('explore'),
    desk: one('desk'),
    passkeys: one('passkeys'),
  }
}

/** The style sheet names the fonts by what the build called them, hash and all. */
function addFonts(dir: string, files: Map<string, { contentType: string; body: Buffer }>): AssetLinks['fonts'] {
  const names = readdirSync(dir)
  for (const name of names) {
    files.set(`/assets/fonts/${name}`, { contentType: 'font/woff2', body: readFileSync(join(dir, name)) })
  }
  const addressesOf = (faces: readonly string[]) =>
    faces.flatMap(face => {
      const name = names.find(file => new RegExp(`^${face}-[^-]+\\.woff2$`).test(file))
      return name ? [`/assets/fonts/${name}`] : []
    })
  const { latin, cyrillic, arabic } = ON_MOST_PAGES
  return { latin: addressesOf(latin), cyrillic: addressesOf(cyrillic), arabic: addressesOf(arabic) }
}

export const serveAssets =
  ({ files }: Assets, cache: PageCache): RequestHandler =>
  (req, res, next) => {
    const file = files.get(req.path)
    if (!file || (req.method !== 'GET' && req.method !== 'HEAD')) {
      next()
      return
    }
    res.set('Cache-Control', lifetimeOf(req.path))
    if (req.path === EMBED_SCRIPT) res.set('Cross-Origin-Resource-Policy', 'cross-origin')
    cache.send(req, res, { key: req.path, survivesChanges: true, contentType: file.contentType, body: file.body })
  }

function lifetimeOf(path: string): string {
  if (path.startsWith('/assets/')) return 'public, max-age=31536000, immutable'
  // What is mended of it has to reach the pages of others soon.
  return path === EMBED_SCRIPT ? 'public, max-age=3600' : 'public, max-age=86400'
}

import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RequestHandler } from 'express'
import type { PageCache } from './page-cache.ts'

export interface Assets {
  readonly links: { readonly stylesheet: string; readonly script: string; readonly mark: string }
  readonly files: ReadonlyMap<string, { readonly contentType: string; readonly body: Buffer }>
}

const FILES = {
  stylesheet: { name: 'styles.css', contentType: 'text/css; charset=utf-8' },
  script: { name: 'main.js', contentType: 'text/javascript; charset=utf-8' },
  mark: { name: 'mark.svg', contentType: 'image/svg+xml' },
} as const

/** Reads the built assets; their addresses carry their content's hash, so that browsers may keep them for ever. */
export function readAssets(dir: string): Assets {
  const files = new Map<string, { contentType: string; body: Buffer }>()
  const link = ({ name, contentType }: (typeof FILES)[keyof typeof FILES]): string => {
    const body = readFileSync(join(dir, name))
    const path = `/assets/${hash('sha256', body).slice(0, 12)}/${name}`
    files.set(path, { contentType, body })
    return path
  }
  const links = { stylesheet: link(FILES.stylesheet), script: link(FILES.script), mark: link(FILES.mark) }
  const mark = files.get(links.mark)
  if (mark) files.set('/favicon.ico', mark)
  return { links, files }
}

export const serveAssets =
  ({ files }: Assets, cache: PageCache): RequestHandler =>
  (req, res, next) => {
    const file = files.get(req.path)
    if (!file || (req.method !== 'GET' && req.method !== 'HEAD')) {
      next()
      return
    }
    res.set(
      'Cache-Control',
      req.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=86400',
    )
    cache.send(req, res, { key: req.path, survivesChanges: true, contentType: file.contentType, body: file.body })
  }

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ejs from 'ejs'
import type { Layout, Pages } from './layout-view.ts'

export type RenderPage = <T extends keyof Pages>(template: T, layout: Layout, page: Pages[T]) => string

/**
 * Compiles `views/layout.ejs` and every page, so that a broken template stops the start and not a request.
 * The layout includes the page by a name that comes from here, never from input.
 */
export function createRenderer(viewsDir: string): RenderPage {
  const compileFile = (file: string) => {
    const filename = join(viewsDir, file)
    return ejs.compile(readFileSync(filename, 'utf8'), { filename, cache: true })
  }
  for (const folder of ['pages', 'partials']) {
    for (const file of readdirSync(join(viewsDir, folder))) compileFile(join(folder, file))
  }
  const layoutTemplate = compileFile('layout.ejs')
  return (template, layout, page) => layoutTemplate({ layout: { ...layout, template: `pages/${template}` }, page })
}

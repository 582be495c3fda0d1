import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ejs from 'ejs'
import type { Layout } from './layout-view.ts'
import type { Template } from './template.ts'

export type RenderPage = <Page>(template: Template<Page>, layout: Layout, page: NoInfer<Page>) => string

/**
 * Compiles `views/layout.ejs` and every template in the folders beside it, so that a broken one stops the start and not a
 * request. The layout includes the page by a name that comes from here, never from input.
 */
export function createRenderer(viewsDir: string): RenderPage {
  const compileFile = (file: string) => {
    const filename = join(viewsDir, file)
    return ejs.compile(readFileSync(filename, 'utf8'), { filename, cache: true })
  }
  const templates = readdirSync(viewsDir, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ejs'))
  for (const file of templates) compileFile(file)
  const layoutTemplate = compileFile('layout.ejs')
  return ({ file }, layout, page) => layoutTemplate({ layout: { ...layout, template: file }, page })
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ejs, { type TemplateFunction } from 'ejs'
import type { Layout } from './layout-view.ts'
import type { Template } from './template.ts'

export type RenderPage = <Page>(template: Template<Page>, layout: Layout, page: NoInfer<Page>) => string

/** Compiles every template in `viewsDir` and the folders in it, so that a broken one stops the start and not a request. */
export function createRenderer(viewsDir: string): RenderPage {
  const files = readdirSync(viewsDir, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ejs'))
  const templates = new Map<string, TemplateFunction>()
  for (const file of files) {
    const filename = join(viewsDir, file)
    templates.set(file.replace(/\.ejs$/, ''), ejs.compile(readFileSync(filename, 'utf8'), { filename, cache: true }))
  }
  const render = (file: string, given: object): string => {
    const compiled = templates.get(file)
    if (!compiled) throw new Error(`There is no template ${file}.`)
    return compiled(given)
  }
  return ({ file }, layout, page) => render('layout', { layout, content: render(file, { layout, page }) })
}

import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ejs, { type TemplateFunction } from 'ejs'
import { words } from '../../domain/language/words.ts'
import { withAddresses } from './addresses-in-language.ts'
import type { Layout } from './layout-view.ts'
import { leadingOut } from './leading-out.ts'
import { bold, linkTo } from './sentence-tags.ts'
import type { Template } from './template.ts'
import { withLanguage } from './texts-language.ts'
import { setType } from './typography.ts'

export type RenderPage = <Page>(template: Template<Page>, layout: Layout, page: NoInfer<Page>) => string

/**
 * Compiles every template in `viewsDir` and the folders in it, so that a broken one stops the start and not a request, and
 * nothing is read afterwards: what runs is what was started, also while new files are being put in place.
 */
export function createRenderer(viewsDir: string): RenderPage {
  const files = readdirSync(viewsDir, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ejs'))
  const templates = new Map<string, TemplateFunction>()
  for (const file of files) {
    const filename = join(viewsDir, file)
    templates.set(nameOf(file), ejs.compile(readFileSync(filename, 'utf8'), { filename }))
  }
  const render = (name: string, given: object): string => {
    const compiled = templates.get(name)
    if (!compiled) throw new Error(`There is no template ${name}.`)
    // By its own `include` EJS looks on the disk each time.
    const include = (path: string, more: object) => render(includedBy(name, path), { ...given, ...more })
    return compiled({ ...given, bold, linkTo, include })
  }
  return ({ file, frame }, layout, page) => {
    const t = words()
    const content = render(file, { layout, page, t })
    const html =
      frame === null
        ? render('layout', { layout, content, t })
        : leadingOut(render('embeds/frame', { layout, content, t }))
    return withAddresses(setType(withLanguage(html, layout)), layout.lang)
  }
}

const nameOf = (file: string): string => file.replace(/\.ejs$/, '').replaceAll('\\', '/')

const includedBy = (template: string, path: string): string => posix.join(posix.dirname(template), path)

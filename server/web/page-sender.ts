import type { Request, Response } from 'express'
import { dateInWords } from '../domain/fuzzy-date-words.ts'
import type { NegotiationRecord } from '../domain/negotiation-record.ts'
import type { PageCache } from './page-cache.ts'
import { paths } from './paths.ts'
import type { RenderPage } from './render.ts'
import type { SearchBuilder } from './search-builder.ts'
import type { Layout, LayoutContent, Pages } from './view-models.ts'

/** The site as a whole: what every page is made from. */
export interface Site {
  readonly record: NegotiationRecord
  readonly cache: PageCache
  readonly search: SearchBuilder
  readonly render: RenderPage
  readonly assets: { readonly stylesheet: string; readonly script: string; readonly mark: string }
  readonly mayWrite: boolean
  /** Origin of canonical links and citations; null leaves them out. */
  readonly publicUrl: string | null
  readonly now: () => Date
}

export interface PageContent<T extends keyof Pages> {
  readonly layout: LayoutContent
  readonly page: Pages[T]
}

export interface PageSender {
  /** Renders a page and sends it; with `keep` set to its canonical URL it may answer later requests until the record changes. */
  send<T extends keyof Pages>(
    req: Request,
    res: Response,
    template: T,
    content: PageContent<T>,
    keep?: { readonly key: string },
  ): void
}

export const createPageSender = (site: Site): PageSender => ({
  send: (req, res, template, { layout, page }, keep) => {
    const body = site.render(template, toLayout(site, layout, req.path), page)
    if (!res.hasHeader('Cache-Control')) res.set('Cache-Control', keep ? 'no-cache' : 'no-store')
    const seq = site.record.head.seq
    site.cache.send(req, res, {
      ...(keep ? { key: keep.key, seq } : { key: null }),
      contentType: 'text/html; charset=utf-8',
      body,
    })
  },
})

export function toLayout(site: Site, content: LayoutContent, path: string): Layout {
  const { record, assets, mayWrite, publicUrl } = site
  const header = record.find('record', 'record')
  const link = (text: string, href: string) => ({ text, href, isCurrent: path === href })
  return {
    title: content.title,
    description: content.description ?? header?.description ?? '',
    canonical: publicUrl !== null && content.canonical !== undefined ? publicUrl + content.canonical : null,
    robots: content.robots ?? null,
    alternates: content.alternates ?? [],
    jsonLd: content.jsonLd ? scriptSafeJson(content.jsonLd) : null,
    stylesheet: assets.stylesheet,
    script: assets.script,
    mark: assets.mark,
    navigation: [link('Timeline', paths.home), link('Data', paths.data), link('About', paths.about)],
    mayWrite,
    newEventHref: paths.newEvent,
    readDateHref: paths.readDate,
    suggestHref: paths.suggest,
    footer: {
      sequence: record.head.seq.toLocaleString('en'),
      hash: record.head.hash.slice(0, 12),
      lastChange: record.head.at === null ? null : dateInWords(record.head.at.slice(0, 10)),
      license: header?.license ?? null,
    },
  }
}

/** JSON that cannot end the script element it stands in, nor open a comment in it. */
export const scriptSafeJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

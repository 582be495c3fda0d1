import type { Request, Response } from 'express'
import { dateInWords } from '../domain/fuzzy-date-words.ts'
import type { AsOf, NegotiationRecord } from '../domain/negotiation-record.ts'
import type { AssetLinks } from './assets.ts'
import type { PageCache } from './page-cache.ts'
import { pathsAt } from './paths.ts'
import { ALL_POSITIONS } from './positions-query.ts'
import type { RenderPage } from './render.ts'
import { queryOf } from './request-query.ts'
import type { SearchBuilder } from './search-builder.ts'
import { isPast, type Moments } from './time-travel.ts'
import type { ClockView, Layout, LayoutContent, Pages } from './view-models.ts'

/** The site as a whole: what every page is made from. */
export interface Site {
  readonly record: NegotiationRecord
  readonly moments: Moments
  readonly cache: PageCache
  readonly search: SearchBuilder
  readonly render: RenderPage
  readonly assets: AssetLinks
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
    const body = site.render(template, toLayout(site, layout, req), page)
    if (!res.hasHeader('Cache-Control')) res.set('Cache-Control', keep ? 'no-cache' : 'no-store')
    const seq = site.record.head.seq
    site.cache.send(req, res, {
      ...(keep ? { key: keep.key, seq } : { key: null }),
      contentType: 'text/html; charset=utf-8',
      body,
    })
  },
})

export function toLayout(site: Site, content: LayoutContent, req: Pick<Request, 'path' | 'originalUrl'>): Layout {
  const { assets, mayWrite, publicUrl } = site
  const moment = content.moment ?? {}
  const record = site.moments.at(moment)
  const paths = pathsAt(moment)
  const header = record.find('record', 'record')
  const link = (text: string, href: string) => ({ text, href, isCurrent: req.path === href.replace(/\?.*$/, '') })
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
    fonts: assets.fonts,
    explorer: content.isExplorer ? { stylesheet: assets.exploreStylesheet, script: assets.exploreScript } : null,
    navigation: [
      link('Timeline', paths.home),
      link('Documents', paths.documents),
      link('Compare', paths.compare()),
      link('Positions', paths.positions(ALL_POSITIONS)),
      link('Issues', paths.issues),
      link('Actors', paths.actors()),
      link('Deadlines', paths.deadlines()),
      link('Sources', paths.sources()),
      link('Data', paths.data),
      link('About', paths.about),
    ],
    clock: content.moment ? toClock(moment, req) : null,
    homeHref: paths.home,
    aboutHref: paths.about,
    mayWrite: mayWrite && !isPast(moment),
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

/** Which time the page shows, and how to choose another without losing the rest of its address. */
function toClock({ on, known }: AsOf, req: Pick<Request, 'path' | 'originalUrl'>): ClockView {
  const params = queryOf(req)
  params.delete('on')
  params.delete('known')
  const rest = params.toString()
  const shown = [
    ...(on ? [`as of ${dateInWords(on)}`] : []),
    ...(known ? [`as this site held it on ${instantInWords(known)}`] : []),
  ]
  return {
    shown: shown.length > 0 ? shown.join(', ') : null,
    returnHref: rest ? `${req.path}?${rest}` : req.path,
    action: req.path,
    kept: [...params].map(([name, value]) => ({ name, value })),
    on: on ? dateInWords(on) : '',
    known: known ?? '',
  }
}

/** A day chosen for its end is told as that day. */
const instantInWords = (instant: string): string => {
  const day = dateInWords(instant.slice(0, 10))
  return instant.endsWith('T23:59:59.999Z') ? day : `${day}, ${instant.slice(11, 16)} UTC`
}

/** JSON that cannot end the script element it stands in, nor open a comment in it. */
export const scriptSafeJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

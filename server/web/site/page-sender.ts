import type { Request, Response } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import { WHOLE_RECORD } from '../../domain/explorer/explorer-query.ts'
import { ALL_POSITIONS } from '../../domain/positions/positions-query.ts'
import type { AsOf, NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { shortened } from '../../domain/text/shortened.ts'
import { CARD_SIZE } from '../../formats/cards/card.ts'
import type { AssetLinks } from '../http/assets.ts'
import { FIRST_PAINT_SCRIPT } from '../http/first-paint.ts'
import type { PageCache } from '../http/page-cache.ts'
import { queryOf } from '../http/request-query.ts'
import { firstMentions } from './glossary.ts'
import type { ClockView, Layout, LayoutContent, Pages } from './layout-view.ts'
import { cardInWords, cardPath, isOfOneEntry, pathsAt } from './paths.ts'
import type { RenderPage } from './render.ts'
import type { SearchBuilder } from './search-builder.ts'
import { isPast, type Moments } from './time-travel.ts'

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
    keep?: { readonly key: string; readonly staleAt?: number },
  ): void
}

/** Pages of texts, positions and forms: no other page waits for their styles. */
const WITH_TEXTS: ReadonlySet<keyof Pages> = new Set([
  'documents',
  'document',
  'point',
  'lineage',
  'compare',
  'compare-choice',
  'positions',
  'issue',
  'actor',
  'entry',
  'entry-form',
  'retract',
])

export const createPageSender = (site: Site): PageSender => ({
  send: (req, res, template, { layout, page }, keep) => {
    const body = site.render(template, toLayout(site, layout, req, template), page)
    if (!res.hasHeader('Cache-Control')) {
      // What is only read may stay in the browser for its back button, whether we keep it or not.
      const isRead = keep !== undefined || (layout.moment !== undefined && res.statusCode === 200)
      res.set('Cache-Control', isRead ? 'no-cache' : 'no-store')
    }
    const seq = site.record.head.seq
    site.cache.send(req, res, {
      ...(keep ? { ...keep, seq } : { key: null }),
      contentType: 'text/html; charset=utf-8',
      body,
    })
  },
})

export function toLayout(
  site: Site,
  content: LayoutContent,
  req: Pick<Request, 'path' | 'originalUrl'>,
  template: keyof Pages,
): Layout {
  const { assets, mayWrite, publicUrl } = site
  const moment = content.moment ?? {}
  const record = site.moments.at(moment)
  const paths = pathsAt(moment)
  const header = record.find('record', 'record')
  const link = (text: string, href: string) => ({ text, href, isCurrent: req.path === href.replace(/\?.*$/, '') })
  return {
    title: content.title,
    description: shortened(content.description ?? header?.description ?? ''),
    canonical: publicUrl !== null && content.canonical !== undefined ? publicUrl + content.canonical : null,
    robots: content.robots ?? null,
    alternates: content.alternates ?? [],
    sharing: toSharing(site, content, record.head.seq),
    jsonLd: content.jsonLd ? scriptSafeJson(content.jsonLd) : null,
    firstPaint: FIRST_PAINT_SCRIPT,
    record: site.record.origin,
    explains: firstMentions(paths.about),
    stylesheet: assets.stylesheet,
    textsStylesheet: WITH_TEXTS.has(template) ? assets.textsStylesheet : null,
    script: assets.script,
    mark: assets.mark,
    touchIcon: assets.touchIcon,
    fonts: assets.fonts,
    explorer: content.isExplorer ? { stylesheet: assets.exploreStylesheet, script: assets.exploreScript } : null,
    preload: content.preload ?? null,
    navigation: [
      link('Timeline', paths.home),
      link('Explore', paths.explore(WHOLE_RECORD)),
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
    paper: {
      title: content.title === header?.title ? '' : content.title,
      running: [header?.title ?? 'Parley', momentInWords(moment)].filter(part => part !== null).join(', '),
      revision: `Revision ${record.head.seq.toLocaleString('en')} · ${record.head.hash.slice(0, 12)}`,
      address: `${publicUrl ?? ''}${content.canonical ?? req.path}`,
    },
    footer: {
      sequence: record.head.seq.toLocaleString('en'),
      hash: record.head.hash.slice(0, 12),
      lastChange: record.head.at === null ? null : dateInWords(record.head.at.slice(0, 10)),
      license: header?.license ?? null,
    },
  }
}

/** Addresses are never made from the Host header, which anybody can set. */
function toSharing({ publicUrl }: Site, { title, canonical }: LayoutContent, sequence: number): Layout['sharing'] {
  if (canonical === undefined) return { type: 'website', url: null, picture: null }
  const type = isOfOneEntry(canonical) ? 'article' : 'website'
  if (publicUrl === null) return { type, url: null, picture: null }
  const url = publicUrl + cardPath(canonical, sequence)
  return { type, url: publicUrl + canonical, picture: { url, ...CARD_SIZE, alt: cardInWords(canonical, title) } }
}

/** Which time of the record is shown, such as “as of 23 November 2025”; null for now. */
export function momentInWords({ on, known }: AsOf): string | null {
  const shown = [
    ...(on ? [`as of ${dateInWords(on)}`] : []),
    ...(known ? [`as this site held it on ${instantInWords(known)}`] : []),
  ]
  return shown.length > 0 ? shown.join(', ') : null
}

/** Which time the page shows, and how to choose another without losing the rest of its address. */
function toClock(moment: AsOf, req: Pick<Request, 'path' | 'originalUrl'>): ClockView {
  const { on, known } = moment
  const params = queryOf(req)
  params.delete('on')
  params.delete('known')
  const rest = params.toString()
  return {
    shown: momentInWords(moment),
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

import type { Request, RequestHandler, Response } from 'express'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { hasSeveral } from '../../domain/record/negotiations.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
import { NotFoundError } from '../http/http-error.ts'
import { listedPlaces } from '../site/navigation.ts'
import type { Reading } from '../site/page-sender.ts'
import { paths } from '../site/paths.ts'
import type { Site } from '../site/site.ts'

// Where to find what crawlers may read (the sitemap protocol, sitemaps.org). Addresses in a sitemap must be whole, so there is
// one only where the site knows its public address.

/** The protocol allows 50,000; so many make a file small enough for the page cache. */
const ADDRESSES_A_SITEMAP = 10_000

/** `GET /sitemap.xml`: where the sitemaps are. */
export const sitemapIndex =
  ({ site }: Reading): RequestHandler =>
  (req, res) => {
    const origin = publicOrigin(site)
    const count = Math.ceil(pagesOf(site.record).length / ADDRESSES_A_SITEMAP)
    const items = Array.from({ length: count }, (_, index) => item('sitemap', origin + paths.sitemapPart(index + 1)))
    sendXml(site, req, res, { key: paths.sitemap, body: xml('sitemapindex', items) })
  }

/** `GET /sitemaps/:number.xml`: addresses with their last change, what changed last at the end. */
export const sitemapPart =
  ({ site }: Reading): RequestHandler<{ number: string }> =>
  (req, res) => {
    const origin = publicOrigin(site)
    const number = /^[1-9]\d{0,5}$/.test(req.params.number) ? Number(req.params.number) : 0
    const listed = pagesOf(site.record).slice((number - 1) * ADDRESSES_A_SITEMAP, number * ADDRESSES_A_SITEMAP)
    if (number === 0 || listed.length === 0) throw new NotFoundError('There is no sitemap with this number.')
    const items = listed.map(page =>
      typeof page === 'string'
        ? item('url', origin + page)
        : item('url', origin + ENTRY_PATHS[page.type](page.id), site.record.history(page.id).at(-1)?.at),
    )
    sendXml(site, req, res, { key: paths.sitemapPart(number), body: xml('urlset', items) })
  }

function publicOrigin({ publicUrl }: Site): string {
  if (publicUrl === null) throw new NotFoundError('There is no sitemap, because this site knows no public address.')
  return publicUrl
}

const ENTRY_PATHS = { document: paths.document, actor: paths.actor, event: paths.event }

type Listed = string | { readonly type: keyof typeof ENTRY_PATHS; readonly id: string }

/** The path of a list, or an entry whose path is made when it is needed: there may be 100,000. */
const pagesOf = (record: NegotiationRecord): Listed[] => [
  ...listedPlaces(paths),
  ...(hasSeveral(record) ? record.list('process').map(({ id }) => paths.negotiation(id)) : []),
  ...Object.keys(ownWordsOf(record).issues).map(paths.issue),
  ...(['document', 'actor', 'event'] as const).flatMap(type => record.list(type).map(({ id }) => ({ type, id }))),
]

/** Ids, paths and origins hold nothing that XML would read as its own. */
const item = (name: 'sitemap' | 'url', address: string, changed?: string): string =>
  `<${name}><loc>${address}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</${name}>\n`

const xml = (name: 'sitemapindex' | 'urlset', items: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${items.join('')}</${name}>\n`

function sendXml(
  site: Site,
  req: Request,
  res: Response,
  { key, body }: { readonly key: string; readonly body: string },
): void {
  res.set('Cache-Control', 'no-cache')
  const { seq } = site.record.head
  site.cache.send(req, res, { key, seq, contentType: 'application/xml; charset=utf-8', body })
}

import type { RequestHandler } from 'express'
import { escapeXml } from '../../formats/svg/xml-text.ts'
import { HttpError, NotFoundError } from '../http/http-error.ts'
import { queryOf } from '../http/request-query.ts'
import { allowReading } from '../site/json-answer.ts'
import type { Reading } from '../site/page-sender.ts'
import { siteNameOf } from '../site/record-names.ts'
import { embedCode } from './embed-code.ts'
import { type Embeddable, embeddableAt } from './embeddable.ts'

const USUAL = { width: 640, height: 480 }
const CACHE_SECONDS = 3_600

/** `GET /oembed?url=…`: the code of a page's piece, for programs that make it from the address (oEmbed 1.0). */
export const oembed =
  ({ site }: Reading): RequestHandler =>
  (req, res) => {
    const params = queryOf(req)
    const format = params.get('format') || 'json'
    if (format !== 'json' && format !== 'xml')
      throw new HttpError(501, 'No such format', 'The formats are “json” and “xml”.')
    const found = ownPage(params.get('url') ?? '', site.publicUrl, page => embeddableAt(site, page))
    if (site.publicUrl === null || !found)
      throw new NotFoundError('At this address there is nothing of this site to embed.')
    const width = atMost(params.get('maxwidth'), USUAL.width)
    const height = atMost(params.get('maxheight'), USUAL.height)
    const [{ path: src }] = found.pieces
    const { title } = found
    const answer = {
      version: '1.0',
      type: 'rich',
      title,
      provider_name: siteNameOf(site.record),
      provider_url: site.publicUrl,
      cache_age: CACHE_SECONDS,
      html: embedCode({ origin: site.publicUrl, src, title, width, height, grows: false }),
      width,
      height,
    }
    allowReading(res)
    res.set('Cache-Control', 'no-cache')
    site.cache.send(req, res, {
      key: null,
      contentType: format === 'json' ? 'application/json; charset=utf-8' : 'text/xml; charset=utf-8',
      body: format === 'json' ? JSON.stringify(answer) : asXml(answer),
    })
  }

/** The page of an address that is whole and of this site. */
function ownPage(
  typed: string,
  publicUrl: string | null,
  find: (page: string) => Embeddable | null,
): Embeddable | null {
  if (publicUrl === null || !URL.canParse(typed)) return null
  const { origin, pathname, search } = new URL(typed)
  if (origin !== new URL(publicUrl).origin) return null
  try {
    return find(`${pathname}${search}`)
  } catch (error) {
    // A time that can't be read is no address of a page.
    if (error instanceof HttpError) return null
    throw error
  }
}

const atMost = (typed: string | null, usual: number): number => {
  const most = /^\d{1,5}$/.test(typed ?? '') ? Number(typed) : usual
  return most > 0 ? Math.min(most, usual) : usual
}

const asXml = (answer: Readonly<Record<string, string | number>>): string =>
  `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${Object.entries(answer)
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    .join('')}</oembed>\n`

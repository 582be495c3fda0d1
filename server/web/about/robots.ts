import type { RequestHandler } from 'express'
import { paths } from '../site/paths.ts'
import type { Address, Listing } from '../site/route.ts'

/** Of a page there is a twin for every day and every instant. */
const OTHER_TIMES = ['/*?on=', '/*&on=', '/*?known=', '/*&known=']

/** `GET /robots.txt`: what crawlers may read (RFC 9309). */
export const robotsText =
  ({ site, addresses }: Listing): RequestHandler =>
  (req, res) => {
    const refused = [...OTHER_TIMES, ...notToBeCrawled(addresses)]
    const lines = ['User-agent: *', 'Allow: /', ...refused.map(pattern => `Disallow: ${pattern}`)]
    if (site.publicUrl !== null) lines.push('', `Sitemap: ${site.publicUrl}${paths.sitemap}`)
    res.set('Cache-Control', 'public, max-age=86400')
    site.cache.send(req, res, {
      key: paths.robots,
      survivesChanges: true,
      contentType: 'text/plain; charset=utf-8',
      body: `${lines.join('\n')}\n`,
    })
  }

function notToBeCrawled(addresses: readonly Address[]): ReadonlySet<string> {
  const hidden = addresses.filter(({ method, mayBeCrawled }) => method === 'get' && !mayBeCrawled)
  return new Set(hidden.map(toRule))
}

/**
 * What stands before the last name in a pattern is left open: one rule for the forms of all kinds of entries. A rule is about
 * all that begins like it, which is enough where a pattern ends with a name.
 */
function toRule({ pattern }: Address): string {
  if (/:\w+$/.test(pattern)) return pattern.replace(/:.*/, '')
  return pattern.includes(':') ? `${pattern.replace(/.*:\w+/, '/*')}$` : pattern
}

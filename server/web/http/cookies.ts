import type { IncomingMessage } from 'node:http'

/** What a browser sends under a name; undefined when it sends nothing. The first counts: RFC 6265, section 5.4. */
export function cookieOf({ headers }: Pick<IncomingMessage, 'headers'>, name: string): string | undefined {
  const begins = `${name}=`
  const found = headers.cookie?.split(/; */).find(cookie => cookie.startsWith(begins))
  return found?.slice(begins.length)
}

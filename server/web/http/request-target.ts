import type { IncomingMessage } from 'node:http'

/**
 * What is wrong with where a request says that it goes, for the one who sent it; null where nothing is.
 * One Host and no more: RFC 9112 section 3.2. An absolute target is allowed there (section 3.2.2), if it is of this host.
 */
export function targetProblem({ url = '/', rawHeaders, headers }: IncomingMessage): string | null {
  if (hostsIn(rawHeaders) > 1) return 'The request names two hosts.'
  if (isNoAddress(headers.host ?? '')) return 'The request names a host that can’t be.'
  if (url.startsWith('/') || url === '*') return null
  return originOf(url) === `http://${headers.host ?? ''}`.toLowerCase() ? null : 'The request is for another host.'
}

/** Every request comes through here: no list is made. */
function hostsIn(rawHeaders: readonly string[]): number {
  let hosts = 0
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++
  }
  return hosts
}

/** Numbers like those of an IPv4 address, of which one is too large. */
const isNoAddress = (host: string): boolean => {
  const name = host.replace(/:\d*$/, '')
  return /^\d+(\.\d+){3}$/.test(name) && name.split('.').some(part => Number(part) > 255)
}

const originOf = (url: string): string => /^http:\/\/[^/?#]*/i.exec(url)?.[0].toLowerCase() ?? ''

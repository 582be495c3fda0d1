import type { IncomingMessage } from 'node:http'

/**
 * What is wrong with where a request says that it goes, for the one who sent it; null where nothing is.
 * One Host and no more: RFC 9112 section 3.2. An absolute target is allowed there (section 3.2.2), if it is of this host.
 */
export function targetProblem({ url = '/', rawHeaders, headers }: IncomingMessage): string | null {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
  if (hosts.length > 1) return 'The request names two hosts.'
  if (isNoAddress(headers.host ?? '')) return 'The request names a host that can’t be.'
  if (url.startsWith('/') || url === '*') return null
  return originOf(url) === `http://${headers.host ?? ''}`.toLowerCase() ? null : 'The request is for another host.'
}

/** Numbers like those of an IPv4 address, of which one is too large. */
const isNoAddress = (host: string): boolean => {
  const name = host.replace(/:\d*$/, '')
  return /^\d+(\.\d+){3}$/.test(name) && name.split('.').some(part => Number(part) > 255)
}

const originOf = (url: string): string => /^http:\/\/[^/?#]*/i.exec(url)?.[0].toLowerCase() ?? ''

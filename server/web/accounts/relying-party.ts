import { isIP } from 'node:net'
import type { Request } from 'express'
import { isLoopbackHost } from '../http/loopback.ts'

/** For whom passkeys are made: the host of the site, which a browser never takes for another. */
export type RelyingParty =
  | { readonly isPossible: true; readonly id: string; readonly origin: string }
  | { readonly isPossible: false; readonly why: string }

type Asked = Pick<Request, 'protocol' | 'headers'>

/** Where the site has no public address it is itself under the one name of this machine that browsers trust without https. */
export function relyingPartyOf(publicUrl: string | null, { protocol, headers }: Asked): RelyingParty {
  const origin = publicUrl ?? `${protocol}://${headers.host ?? ''}`
  if (!URL.canParse(origin)) return { isPossible: false, why: 'This address is none that can have passkeys.' }
  const { hostname, port, protocol: scheme } = new URL(origin)
  const isAddress = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
  if (hostname === 'localhost' || (publicUrl !== null && !isAddress && scheme === 'https:'))
    return { isPossible: true, id: hostname, origin }
  if (isAddress) {
    const isHere = publicUrl === null && isLoopbackHost(hostname.replace(/^\[|\]$/g, ''))
    const cure = isHere
      ? `Open http://localhost${port && `:${port}`}/ instead.`
      : 'Whoever runs the site gives it a name, with https, as PUBLIC_URL.'
    return { isPossible: false, why: `An IP address such as ${hostname} can’t have passkeys. ${cure}` }
  }
  return {
    isPossible: false,
    why: 'Passkeys need https and a name. Whoever runs the site sets them as PUBLIC_URL.',
  }
}

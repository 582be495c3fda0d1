import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { FIRST_PAINT_HASH } from './first-paint.ts'
import { ForbiddenError } from './http-error.ts'
import { isLoopbackHost } from './loopback.ts'
import { proxyTrace } from './proxy-traces.ts'

/**
 * No inline script but the one whose hash stands here, no inline style, nothing from another host, no framing: an injected
 * tag can neither run nor call home.
 * JSON-LD blocks are data, which the policy does not concern.
 */
export const securityHeaders = ({ https }: { readonly https: boolean }): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", FIRST_PAINT_HASH],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // With "no-referrer" browsers send `Origin: null` from our own forms, and the origin check could not tell them apart.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https && { maxAge: 31_536_000 },
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  })

/** What no page of this site ever asks a browser for: an injected tag gets none of it either. */
const NEVER_ASKED_FOR =
  'accelerometer camera display-capture geolocation gyroscope hid magnetometer microphone midi payment serial usb xr-spatial-tracking'
    .split(' ')
    .map(feature => `${feature}=()`)
    .join(', ')

export const permissionsPolicy: RequestHandler = (_req, res, next) => {
  res.set('Permissions-Policy', NEVER_ASKED_FOR)
  next()
}

/**
 * Refuses a write that another site's page could have caused. Browsers say by `Sec-Fetch-Site` (or, older ones, by
 * `Origin`) where a request comes from; a client that sends neither is no browser and carries nobody's authority.
 * The Host check stops DNS rebinding: a foreign name that resolves to this machine is not one of its names.
 */
export const sameOriginOnly: RequestHandler = (req, _res, next) => {
  const host = req.headers.host ?? ''
  const { origin } = req.headers
  const site = req.headers['sec-fetch-site']
  if (!isLoopbackHost(hostName(host))) {
    throw new ForbiddenError('Writing is open only under a name of this machine, such as localhost.')
  }
  if (proxyTrace(req) !== null) {
    throw new ForbiddenError('Writing is not open through a proxy: there are no accounts yet.')
  }
  const own = site === undefined ? origin === undefined || origin === `http://${host}` : site === 'same-origin'
  if (!own || (origin !== undefined && origin !== `http://${host}`)) {
    throw new ForbiddenError('This form was sent from another site. Open the page on this site and send it again.')
  }
  next()
}

const hostName = (host: string): string =>
  host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase()

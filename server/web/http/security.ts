import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'
import { FIRST_PAINT_HASH } from './first-paint.ts'

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
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // With "no-referrer" browsers send `Origin: null` from our own forms, and the origin check could not tell them apart.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https && { maxAge: 31_536_000 },
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  })

/**
 * The same for pages that lie in files, where no server says it. In a folder without a server “self” is nothing, and what is
 * beside a page has the scheme `file:`.
 */
export const POLICY_OF_COPIES = [
  "default-src 'none'",
  `script-src 'self' file: ${FIRST_PAINT_HASH}`,
  ...['style-src', 'img-src', 'font-src', 'connect-src', 'form-action'].map(what => `${what} 'self' file:`),
  "base-uri 'none'",
].join('; ')

/** For pieces of this site that are made for other people's pages, and for nothing else. Before what may fail, so that errors show too. */
export const mayBeFramed: RequestHandler<never> = (_req, res, next) => {
  res.set('Content-Security-Policy', policyOf(res).replace("frame-ancestors 'none'", 'frame-ancestors *'))
  res.removeHeader('X-Frame-Options')
  res.set('Cross-Origin-Resource-Policy', 'cross-origin')
  next()
}

/** For the one page that shows pieces of this site in a frame, as other pages would. */
export const framesOwnPieces = (res: Response): void => {
  res.set('Content-Security-Policy', `${policyOf(res)};frame-src 'self'`)
}

const policyOf = (res: Response): string => String(res.getHeader('Content-Security-Policy') ?? '')

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

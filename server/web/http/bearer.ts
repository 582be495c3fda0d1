import type { IncomingMessage } from 'node:http'

/** The token that a program signs its request with; undefined where there is none. RFC 6750, section 2.1. */
export const bearerOf = ({ headers }: Pick<IncomingMessage, 'headers'>): string | undefined =>
  /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]

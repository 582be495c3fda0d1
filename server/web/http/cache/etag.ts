import { createHash } from 'node:crypto'

// Weak tags, because one stands for all codings of a body (RFC 9110 section 8.8.1).

/** With the revision that the body names, where it names one: who sends it back has seen that. */
export function etagOf(body: Buffer, headers: readonly string[], names?: number): string {
  const digest = createHash('sha256').update(headers.join('\n')).update('\n').update(body).digest('base64url')
  return `W/"${digest.slice(0, 27)}${names === undefined ? '' : `.${names}`}"`
}

/** For a body that is streamed: of what it is a function of, so that it is known before a byte of it is made. */
export const etagOfVersion = (version: string): string => `W/"${version.slice(0, 32)}"`

/**
 * Weak comparison with a list of tags or `*` (RFC 9110 sections 8.8.3.2 and 13.1.2). A tag cannot contain a quotation
 * mark, so ours with its quotation marks is in the header only as a whole member of the list.
 */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch === etag || ifNoneMatch.includes(etag.slice(2)) || ifNoneMatch.trim() === '*'
}

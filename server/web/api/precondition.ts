import { HttpError } from '../http/http-error.ts'
import { revisionTag } from './answered.ts'

/**
 * Throws unless the request names the revision at which the entry is (RFC 9110 section 13.1.1, RFC 6585 section 3): who
 * changes what they have not seen would undo what somebody else has done.
 */
export function expectRevision(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined || ifMatch.trim() === '')
    throw new HttpError(
      428,
      'Which revision?',
      'Say by If-Match which revision you have seen: GET this address and send its ETag back.',
    )
  const tags = ifMatch.split(',').map(tag => tag.trim())
  if (!tags.includes('*') && !tags.includes(revisionTag(version))) throw staleError(version)
}

export const staleError = (version: number): HttpError =>
  new HttpError(
    412,
    'Changed meanwhile',
    `This is at revision ${version}, and you have seen another. GET it again, look at what has changed, then send yours.`,
  )

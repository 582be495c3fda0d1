import type { Request } from 'express'
import { BadRequestError } from '../http/http-error.ts'
import type { Site } from '../site/site.ts'
import { readingOf } from '../site/time-travel.ts'

/** As `siteAt`, for a data address that takes nothing but the two clocks: whoever asks for more is told, not ignored. */
export function dataSiteAt(site: Site, req: Pick<Request, 'originalUrl'>): Site {
  const { record, params } = readingOf(site, req)
  const unknown = [...new Set(params.keys())]
  if (unknown.length > 0) {
    throw new BadRequestError(
      'This address takes no such parameters.',
      unknown.map(path => ({ path, message: `There is no parameter “${path}” here.` })),
    )
  }
  return { ...site, record }
}

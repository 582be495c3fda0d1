import { NotFoundError } from '../http/http-error.ts'
import type { Site } from './site.ts'

/** Where the feeds of a site are at home. */
export interface FeedPlace {
  readonly origin: string
  /** When something was first recorded here. */
  readonly since: string
  /** The id of something in the journal, by its name there: a tag (RFC 4151), which stays when addresses change. */
  readonly idOf: (name: string | number) => string
}

/** Throws `NotFoundError` where there can be no feed yet: what it names must be found from anywhere. */
export function feedPlaceOf({ record, publicUrl: origin }: Pick<Site, 'record' | 'publicUrl'>): FeedPlace {
  if (origin === null) throw new NotFoundError('There is no feed, because this site knows no public address.')
  const since = record.heldSince
  if (since === null) throw new NotFoundError('There is no feed, because nothing is recorded yet.')
  const idOf = (name: string | number) =>
    `tag:${new URL(origin).hostname},${since.slice(0, 4)}:journal/${record.origin}/${name}`
  return { origin, since, idOf }
}

import type { IncomingMessage } from 'node:http'
import type { Request, Response } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import type { Entries } from '../../domain/entries/entries.ts'
import { words } from '../../domain/language/words.ts'
import { mergedInto } from '../../domain/record/merging.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { HttpError, NotFoundError } from '../http/http-error.ts'
import { ENTRY_PAGES, entryPath, missingEntry, type PagedType, restorePath } from '../site/entry-paths.ts'
import { titleOf } from '../site/entry-title.ts'
import type { Reading } from '../site/page-sender.ts'
import { withMoment } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { template } from '../site/template.ts'
import { isPast } from '../site/time-travel.ts'
import { type RevisionList, revisionList } from './revision-view.ts'

// What stands at the address of an entry that was taken out of the record.

interface TombstonePage {
  /** What was retracted, such as “milestone”. */
  readonly noun: string
  readonly title: string
  readonly reason: string
  readonly at: string
  readonly by: string
  readonly revisions: RevisionList
  readonly restoreHref: string | null
}

export const TOMBSTONE_TEMPLATE = template<TombstonePage>('history/tombstone')

/** Throws NotFoundError for an id that never was an entry of this type. */
function toTombstone(
  { record, mayWrite }: Pick<Site, 'record' | 'mayWrite'>,
  type: PagedType,
  id: string,
): TombstonePage {
  const retraction = record.retraction(id)
  if (retraction?.type !== type) throw new NotFoundError(missingEntry(record, type, id))
  const { record: entry } = retraction
  return {
    noun: ENTRY_PAGES[type].noun,
    title: titleOf(entry),
    reason: retraction.reason ?? '',
    at: dateInWords(retraction.at.slice(0, 10)),
    by: retraction.by,
    revisions: revisionList(record, type, id),
    restoreHref: mayWrite && !isPast(record.moment) ? restorePath(type, id) : null,
  }
}

/**
 * Leads to the entry with which another has become one. Not for good (301), which browsers would remember after the merge
 * has been undone.
 */
export function ledOn(
  record: NegotiationRecord,
  res: Pick<Response, 'redirect'>,
  { type, id, as = '' }: { readonly type: PagedType; readonly id: string; readonly as?: '.json' | '' },
): boolean {
  const into = mergedInto(record, type, id)
  if (into === undefined) return false
  res.redirect(302, withMoment(entryPath(type, into) + as, record.moment))
  return true
}

/** Answers with the tombstone, or throws NotFoundError. */
export function sendTombstone(
  { site, pages }: Reading,
  req: IncomingMessage & Pick<Request, 'path' | 'originalUrl'>,
  res: Response,
  { type, id }: { readonly type: PagedType; readonly id: string },
): void {
  pages.send(req, res.status(410), TOMBSTONE_TEMPLATE, {
    layout: { title: words().history.retracted, robots: 'noindex', moment: site.record.moment },
    page: toTombstone(site, type, id),
  })
}

/** What those are told who can't be shown a page about it. */
export const retractedError = (noun: string, reason: string | null): HttpError =>
  new HttpError(410, words().history.retracted, words().history.wasRetractedBecause(noun, reason ?? ''))

/** The entry, where nothing else will do. Throws HttpError: 404, or 410 for a retracted one. */
export function presentEntry<T extends PagedType>(
  site: Pick<Site, 'record' | 'mayWrite'>,
  type: T,
  id: string,
): Entries[T] {
  const entry = site.record.find(type, id)
  if (entry) return entry
  const { noun, reason } = toTombstone(site, type, id)
  throw retractedError(noun, reason)
}

import { ENTRY_PAGES, missingEntry, type PagedType, restorePath } from './entry-paths.ts'
import { NotFoundError } from './errors.ts'
import { dateView } from './event-view.ts'
import type { Site } from './page-sender.ts'
import { toRevisionViews } from './revision-view.ts'
import { isPast } from './time-travel.ts'
import type { TombstonePage } from './view-models.ts'

// What stands at the address of an entry that was taken out of the record.

/** Throws NotFoundError for an id that never was an entry of this type. */
export function toTombstone(
  { record, mayWrite }: Pick<Site, 'record' | 'mayWrite'>,
  type: PagedType,
  id: string,
): TombstonePage {
  const retraction = record.retraction(id)
  if (retraction?.type !== type) throw new NotFoundError(missingEntry(record, type, id))
  const { record: entry } = retraction
  return {
    noun: ENTRY_PAGES[type].noun,
    title: 'title' in entry ? entry.title : 'text' in entry ? entry.text : id,
    reason: retraction.reason ?? '',
    at: dateView(retraction.at.slice(0, 10)),
    by: retraction.by,
    revisions: toRevisionViews(record.history(id)),
    restoreHref: mayWrite && !isPast(record.moment) ? restorePath(type, id) : null,
    version: retraction.seq,
  }
}

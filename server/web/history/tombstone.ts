import { dateInWords } from '../../domain/dates/words.ts'
import { NotFoundError } from '../http/http-error.ts'
import { ENTRY_PAGES, missingEntry, type PagedType, restorePath } from '../site/entry-paths.ts'
import type { Site } from '../site/site.ts'
import { template } from '../site/template.ts'
import { isPast } from '../site/time-travel.ts'
import { type RevisionView, toRevisionViews } from './revision-view.ts'

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
    at: dateInWords(retraction.at.slice(0, 10)),
    by: retraction.by,
    revisions: toRevisionViews(record.history(id)),
    restoreHref: mayWrite && !isPast(record.moment) ? restorePath(type, id) : null,
  }
}

interface TombstonePage {
  /** What was retracted, such as “milestone”. */
  readonly noun: string
  readonly title: string
  readonly reason: string
  readonly at: string
  readonly by: string
  readonly revisions: readonly RevisionView[]
  readonly restoreHref: string | null
}

export const TOMBSTONE_TEMPLATE = template<TombstonePage>('history/tombstone')

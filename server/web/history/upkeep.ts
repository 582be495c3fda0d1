import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { editPath, type PagedType, retractPath } from '../site/entry-paths.ts'
import { isPast } from '../site/time-travel.ts'
import { type JustAdded, justAdded } from './just-added.ts'
import { type RevisionView, toRevisionViews } from './revision-view.ts'

/** What the page of an entry tells of its past, and offers those who may change it. */
export interface Upkeep {
  readonly revisions: readonly RevisionView[]
  /** Null where nobody may write, and in the past; the same for all below. */
  readonly editHref: string | null
  readonly retractHref: string | null
  readonly added: JustAdded | null
}

export function upkeepOf(
  site: { readonly mayWrite: boolean; readonly record: NegotiationRecord },
  type: PagedType,
  id: string,
): Upkeep {
  const mayChange = site.mayWrite && !isPast(site.record.moment)
  return {
    revisions: toRevisionViews(site.record.history(id)),
    editHref: mayChange ? editPath(type, id) : null,
    retractHref: mayChange ? retractPath(type, id) : null,
    added: justAdded(site, type, id),
  }
}

import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { BY_IMPORT } from '../../domain/revisions/revision.ts'
import { historyPath, type PagedType } from '../site/entry-paths.ts'

/** What is said to whoever has just changed an entry, on its page: that it is saved, what that did, and the way back. */
export interface JustSaved {
  readonly historyHref: string
  /** Puts back the version before. */
  readonly undo: { readonly action: string; readonly revision: string; readonly version: string }
}

/** The end of the address at which it shows. */
export const JUST_SAVED = '#saved'

/** Null where the last that was done to the entry is no change by a person, and where nobody may write. */
export function justSaved(
  site: { readonly mayWrite: boolean; readonly record: NegotiationRecord },
  type: PagedType,
  id: string,
): JustSaved | null {
  const [last, before] = site.record.history(id).slice(-2).reverse()
  if (!site.mayWrite || !before || last?.action !== 'change' || last.by === BY_IMPORT) return null
  const action = historyPath(type, id)
  return { historyHref: action, undo: { action, revision: String(before.seq), version: String(last.seq) } }
}

import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { ENTRY_PAGES, editPath, newPath, type PagedType, retractPath } from '../site/entry-paths.ts'
import type { SureLink } from '../site/links.ts'

/** What is said to whoever has just added an entry, on its page: that it is there, what may come next, and the way back. */
export interface JustAdded {
  readonly noun: string
  readonly next: readonly SureLink[]
  readonly undo: { readonly action: string; readonly version: string; readonly reason: string }
}

/** The end of the address at which it shows. */
export const JUST_ADDED = '#added'

/** Null once the entry has been changed, and where nobody may write. */
export function justAdded(
  site: { readonly mayWrite: boolean; readonly record: NegotiationRecord },
  type: PagedType,
  id: string,
): JustAdded | null {
  const { noun } = ENTRY_PAGES[type]
  const [added, ...later] = site.record.history(id)
  const another = newPath(site, type)
  if (!added || later.length > 0 || another === null) return null
  return {
    noun,
    next: [
      { text: `Add another ${noun}`, href: another },
      { text: MORE[type], href: editPath(type, id) },
      ...(type === 'event' ? linkTo('Add a text that it brought', newPath(site, 'document')) : []),
      ...(type === 'document' ? linkTo('Add a position on it', newPath(site, 'position', { document: id })) : []),
    ],
    undo: { action: retractPath(type, id), version: String(added.seq), reason: 'Added by mistake' },
  }
}

const MORE: Readonly<Record<PagedType, string>> = {
  event: 'Add its quotes, sources or texts',
  document: 'Add its points, authors or custody',
  position: 'Add its quote or more sources',
  pointState: 'Add more sources',
}

const linkTo = (text: string, href: string | null): SureLink[] => (href === null ? [] : [{ text, href }])

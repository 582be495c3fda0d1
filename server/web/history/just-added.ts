import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { ALIKE, ENTRY_PAGES, editPath, newPath, type PagedType, retractPath } from '../site/entry-paths.ts'
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
  // Nobody adds a second record.
  if (type === 'record') return null
  const { noun } = ENTRY_PAGES[type]
  const [added, ...later] = site.record.history(id)
  const another = newPath(site, type)
  if (!added || later.length > 0 || another === null) return null
  return {
    noun,
    next: [
      { text: `Add another ${noun}`, href: another },
      ...(type === 'event' ? [{ text: 'Add one like it', href: `${another}?${ALIKE}=${id}` }] : []),
      { text: MORE[type], href: editPath(type, id) },
      ...nextStep(site, type, id),
    ],
    undo: { action: retractPath(type, id), version: String(added.seq), reason: 'Added by mistake' },
  }
}

const MORE: Readonly<Record<Exclude<PagedType, 'record'>, string>> = {
  event: 'Add its quotes, sources or texts',
  document: 'Add its points, authors or custody',
  position: 'Add its quote or more sources',
  pointState: 'Add more sources',
  actor: 'Add its other names or offices',
  source: 'Add where it is archived',
  process: 'Add its tables, or where it stands',
  phase: 'Add what happened in it',
}

/** What is added next as a rule, and how its form is told of the entry. */
const NEXT: {
  readonly [T in PagedType]?: { readonly text: string; readonly type: PagedType; readonly asked?: string }
} = {
  event: { text: 'Add a text that it brought', type: 'document' },
  document: { text: 'Add a position on it', type: 'position', asked: 'document' },
  actor: { text: 'Add where it stands', type: 'position', asked: 'actor' },
  source: { text: 'Add a milestone that it reports', type: 'event', asked: 'source' },
  process: { text: 'Add a phase of it', type: 'phase', asked: 'process' },
}

function nextStep(site: Parameters<typeof newPath>[0], of: PagedType, id: string): SureLink[] {
  const next = NEXT[of]
  const href = next ? newPath(site, next.type, next.asked === undefined ? {} : { [next.asked]: id }) : null
  return next && href !== null ? [{ text: next.text, href }] : []
}

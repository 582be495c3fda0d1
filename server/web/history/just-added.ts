import { words } from '../../domain/language/words.ts'
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
  const { history } = words()
  const [added, ...later] = site.record.history(id)
  const another = newPath(site, type)
  if (!added || later.length > 0 || another === null) return null
  return {
    noun,
    next: [
      { text: history.addAnother(noun), href: another },
      ...(type === 'event' ? [{ text: history.addAlike, href: `${another}?${ALIKE}=${id}` }] : []),
      { text: history.addMore[type], href: editPath(type, id) },
      ...nextStep(site, type, id),
    ],
    undo: { action: retractPath(type, id), version: String(added.seq), reason: history.addedByMistake },
  }
}

/** What is added next as a rule, and how its form is told of the entry. */
const NEXT = {
  event: { type: 'document', asked: null },
  document: { type: 'position', asked: 'document' },
  actor: { type: 'position', asked: 'actor' },
  source: { type: 'event', asked: 'source' },
  process: { type: 'phase', asked: 'process' },
} as const satisfies { readonly [T in PagedType]?: { readonly type: PagedType; readonly asked: string | null } }

function nextStep(site: Parameters<typeof newPath>[0], of: PagedType, id: string): SureLink[] {
  if (!hasNext(of)) return []
  const { type, asked } = NEXT[of]
  const href = newPath(site, type, asked === null ? {} : { [asked]: id })
  return href === null ? [] : [{ text: words().history.addNext[of], href }]
}

const hasNext = (type: PagedType): type is keyof typeof NEXT => Object.hasOwn(NEXT, type)

import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { JustAdded } from '../history/just-added.ts'
import type { JustSaved } from '../history/just-saved.ts'
import { type MergeableUpkeep, mergeableUpkeepOf, upkeepOf } from '../history/upkeep.ts'
import type { EditorBar } from '../site/editor-bar.ts'
import {
  ENTRY_PAGES,
  entryAt,
  entryPath,
  historyPath,
  isMergeable,
  type PagedEntryId,
  restorePath,
} from '../site/entry-paths.ts'
import { titleOf } from '../site/entry-title.ts'
import { instantInWords } from '../site/layout.ts'
import type { SureLink } from '../site/links.ts'
import type { Site } from '../site/site.ts'
import { template } from '../site/template.ts'

export interface HerePage {
  readonly here: SureLink
  readonly bar: EditorBar
  /** Null where the page is about no entry that is in the record. */
  readonly entry: EntryOffers | null
  /** Puts back an entry that was retracted. */
  readonly restore: { readonly noun: string; readonly action: string } | null
}

/** What the page of an entry itself would say and offer to those who may change it, if it were not the same for everybody. */
interface EntryOffers {
  readonly added: JustAdded | null
  readonly saved: JustSaved | null
  /** Whether whoever asks has done that a moment ago. */
  readonly isJustNow: boolean
  readonly merges: MergeableUpkeep['merges']
  /** Puts back a version; null where the page is not the history of the entry, or there is but one version. */
  readonly versions: {
    readonly action: string
    readonly version: string
    readonly earlier: readonly { readonly value: string; readonly label: string }[]
  } | null
}

export const HERE_TEMPLATE = template<HerePage>('desk/here', { styles: 'texts' })

export function toHerePage(site: Pick<Site, 'record' | 'now'>, at: string, bar: EditorBar, name: string): HerePage {
  const { record } = site
  const found = entryAt(at, record)
  if (found) {
    const entry = record.find(found.type, found.id)
    const title = entry ? titleOf(entry) : found.id
    return { here: { text: title, href: at }, bar, entry: offersOf(site, found, at, name), restore: null }
  }
  const gone = retractedAt(at, record)
  return {
    here: { text: gone ? `The retracted ${gone.noun}` : 'The page that you came from', href: at },
    bar,
    entry: null,
    restore: gone,
  }
}

function offersOf(
  { record, now }: Pick<Site, 'record' | 'now'>,
  found: PagedEntryId,
  at: string,
  name: string,
): EntryOffers {
  const { type, id } = found
  const writable = { record, mayWrite: true }
  const { added, saved } = upkeepOf(writable, type, id)
  const last = record.history(id).at(-1)
  return {
    added,
    saved,
    isJustNow: last?.by === name && now().getTime() - Date.parse(last.at) < A_MOMENT_MS,
    merges: isMergeable(type) ? mergeableUpkeepOf(writable, type, id).merges : [],
    versions: at === entryPath(type, id) ? null : versionsOf(record, found),
  }
}

const A_MOMENT_MS = 15 * 60_000

/** More are restored from the pages of the history, by whoever knows the number. */
const MOST_VERSIONS = 200

function versionsOf(record: NegotiationRecord, { type, id }: PagedEntryId): EntryOffers['versions'] {
  const history = record.history(id)
  const earlier = history
    .slice(0, -1)
    .filter(({ action }) => action !== 'retract')
    .slice(-MOST_VERSIONS)
    .reverse()
    .map(({ seq, at, by }) => ({ value: String(seq), label: `Revision ${seq}, ${instantInWords(at)}, by ${by}` }))
  return earlier.length === 0
    ? null
    : { action: historyPath(type, id), version: String(history.at(-1)?.seq ?? 0), earlier }
}

function retractedAt(at: string, record: NegotiationRecord): HerePage['restore'] {
  const gone = entryAt(at, {
    find: (type, id) => (record.retraction(id)?.type === type ? true : undefined),
  })
  return gone && { noun: ENTRY_PAGES[gone.type].noun, action: restorePath(gone.type, gone.id) }
}

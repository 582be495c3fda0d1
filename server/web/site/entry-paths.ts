import type { EntryType } from '../../domain/entries/entries.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { beginning } from '../../domain/text/shortened.ts'
import { withMoment } from './paths.ts'
import { isPast } from './time-travel.ts'

// The entries that have pages and forms of their own: what people call them, and where they are seen and changed.

export type PagedType = StatedType | 'actor' | 'source' | SettingType

/** What is said of the record and its negotiations as such. */
export type SettingType = Extract<EntryType, 'record' | 'process' | 'phase'>

export const isMergeable = (type: PagedType): type is 'actor' | 'source' => type === 'actor' || type === 'source'

export const isSetting = (type: PagedType): type is SettingType =>
  type === 'record' || type === 'process' || type === 'phase'

/** What happened or was said: it has a date and rests on sources. */
export type StatedType = Extract<EntryType, 'event' | 'document' | 'position' | 'pointState'>

/** What people call an entry of a type, and the addresses of its type. */
export const ENTRY_PAGES: { readonly [T in PagedType]: { readonly noun: string; readonly collection: string } } = {
  event: page('event', '/events'),
  document: page('document', '/documents'),
  position: page('position', '/positions'),
  pointState: page('pointState', '/point-states'),
  actor: page('actor', '/actors'),
  source: page('source', '/sources'),
  record: page('record', '/settings'),
  process: page('process', '/settings/negotiations'),
  phase: page('phase', '/phases'),
}

function page(type: PagedType, collection: string) {
  return {
    collection,
    get noun() {
      return words().history.nouns[type]
    },
  }
}

/** Such as “an actor”. */
export const aNounOf = (type: PagedType): string => {
  const { noun } = ENTRY_PAGES[type]
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
}

/** The address of an entry in the record as it is now. */
export const entryPath = (type: PagedType, id: string): string =>
  `${ENTRY_PAGES[type].collection}/${encodeURIComponent(id)}`

/** The same at the time of the record that is read. */
export const entryHref = (record: Pick<NegotiationRecord, 'moment'>, type: PagedType, id: string): string =>
  withMoment(entryPath(type, id), record.moment)

/** All that was ever recorded of an entry. */
export const historyPath = (type: PagedType, id: string): string => `${entryPath(type, id)}/history`

export const historyHref = (
  record: Pick<NegotiationRecord, 'moment'>,
  type: PagedType,
  id: string,
  query = '',
): string => withMoment(historyPath(type, id) + (query && `?${query}`), record.moment)

export const editPath = (type: PagedType, id: string): string => `${entryPath(type, id)}/edit`
export const retractPath = (type: PagedType, id: string): string => `${entryPath(type, id)}/retract`
export const mergePath = (type: 'actor' | 'source', id: string): string => `${entryPath(type, id)}/merge`
export const restorePath = (type: PagedType, id: string): string => `${entryPath(type, id)}/restore`

/** Where an entry is added, about this; null where the record can't be changed. */
export function newPath(
  { mayWrite, record }: { readonly mayWrite: boolean; readonly record: Pick<NegotiationRecord, 'moment'> },
  type: PagedType,
  about: Readonly<Record<string, string>> = {},
): string | null {
  if (!mayWrite || isPast(record.moment)) return null
  const query = new URLSearchParams(about).toString()
  return `${ENTRY_PAGES[type].collection}/new${query && `?${query}`}`
}

export interface PagedEntryId {
  readonly type: PagedType
  readonly id: string
}

/** The entry that has its page, or its history, at a path; null for any other page. */
export function entryAt(path: string, record: { find(type: PagedType, id: string): unknown }): PagedEntryId | null {
  for (const type of Object.keys(ENTRY_PAGES) as PagedType[]) {
    const { collection } = ENTRY_PAGES[type]
    if (!path.startsWith(`${collection}/`)) continue
    const id = decoded(path.slice(collection.length + 1).replace(/\/history$/, ''))
    if (id !== null && record.find(type, id) !== undefined) return { type, id }
  }
  return null
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

/** What names, in the address of an empty form, an entry of which the new one is to be a like. */
export const ALIKE = 'like'

/** What those are told who ask for an entry that is not there. */
export function notRecorded(noun: string, id: string, isThen = false): string {
  const { missing, missingThen } = words().history
  return (isThen ? missingThen : missing)(noun, shortened(id))
}

const shortened = (id: string): string => beginning(id, 80)

export function missingEntry(record: NegotiationRecord, type: PagedType, id: string): string {
  const isThen = isPast(record.moment)
  const other = isThen ? undefined : record.typeOf(id)
  const isOther = other && other !== type
  return `${notRecorded(ENTRY_PAGES[type].noun, id, isThen)}${isOther ? ` ${words().history.isSomethingElse(shortened(id))}` : ''}`
}

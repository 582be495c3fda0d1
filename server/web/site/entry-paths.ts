import type { EntryType } from '../../domain/entries/entries.ts'
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
  event: { noun: 'milestone', collection: '/events' },
  document: { noun: 'text', collection: '/documents' },
  position: { noun: 'position', collection: '/positions' },
  pointState: { noun: 'state of a point', collection: '/point-states' },
  actor: { noun: 'actor', collection: '/actors' },
  source: { noun: 'source', collection: '/sources' },
  record: { noun: 'record', collection: '/settings' },
  process: { noun: 'negotiation', collection: '/settings/negotiations' },
  phase: { noun: 'phase', collection: '/phases' },
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

const named = (id: string): string => `“${beginning(id, 80)}”`

/** What those are told who ask for an entry that is not there. */
export const notRecorded = (noun: string, id: string, when = ''): string =>
  `The record has no ${noun} ${named(id)}${when}.`

export function missingEntry(record: NegotiationRecord, type: PagedType, id: string): string {
  const { noun } = ENTRY_PAGES[type]
  if (isPast(record.moment)) return notRecorded(noun, id, ' at the time you are reading it')
  const other = record.typeOf(id)
  return `${notRecorded(noun, id)}${other && other !== type ? ` ${named(id)} is the id of something else.` : ''}`
}

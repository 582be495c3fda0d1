import type { PagedType } from '../site/entry-paths.ts'

// Addresses at which programs write, under the first version of the interface.

const COLLECTIONS: Readonly<Record<PagedType, string>> = {
  event: 'events',
  document: 'documents',
  position: 'positions',
  pointState: 'point-states',
  actor: 'actors',
  source: 'sources',
  process: 'negotiations',
  phase: 'phases',
  record: 'record',
}

export const collectionPath = (type: PagedType): string => `/api/1/${COLLECTIONS[type]}`

/** There is one record, which needs no id. */
export const entryPattern = (type: PagedType): string =>
  type === 'record' ? collectionPath(type) : `${collectionPath(type)}/:id`

export const apiEntryPath = (type: PagedType, id: string): string =>
  type === 'record' ? collectionPath(type) : `${collectionPath(type)}/${encodeURIComponent(id)}`

/** Of an address of one entry. */
export const idAsked = (type: PagedType, params: { readonly id?: string }): string =>
  type === 'record' ? 'record' : (params.id ?? '')

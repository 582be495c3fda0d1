import { type DeskItem, isOpen, STATES, signatureOf } from '../../domain/desk/desk.ts'
import { ENTRY_TYPES } from '../../domain/entries/entries.ts'
import type { Facets, ListQuery } from '../lists/list-query.ts'
import { kindOfItem } from './words.ts'

// What of the desk somebody asks for.

export type DeskFacet = 'kind' | 'state' | 'person'

export const DESK_FACETS: Facets<DeskFacet> = {
  kind: ['report', ...ENTRY_TYPES],
  state: STATES,
  // Accounts come and go.
  person: null,
}

/** What is open, unless another state was asked for; what has waited longest comes first, and of what is done the latest. */
export function itemsAsked(items: readonly DeskItem[], { chosen }: ListQuery<DeskFacet>): readonly DeskItem[] {
  const { kind, state, person } = chosen
  const found = items.filter(
    item =>
      (state.length === 0 ? isOpen(item) : state.includes(item.state)) &&
      isAmong(kind, kindOfItem(item)) &&
      isAmong(person, item.kind === 'report' ? null : signatureOf(item.suggestion.account)),
  )
  const isDone = state.length > 0 && !state.some(one => OPEN.has(one))
  return isDone ? found.sort((a, b) => b.version - a.version) : found
}

const OPEN: ReadonlySet<string> = new Set(STATES.filter(state => isOpen({ state })))

const isAmong = (values: readonly string[], value: string | null): boolean =>
  values.length === 0 || (value !== null && values.includes(value))

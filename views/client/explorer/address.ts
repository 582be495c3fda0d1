import { isoDayOf } from '../../../server/domain/dates/day-numbers.ts'
import type { DayRange } from '../../../server/domain/dates/day-range.ts'
import type { LaneKey } from '../../../server/domain/explorer/explorer-data.ts'

// The view in the address of the page, written in the order in which the server writes it.

export interface Whereabouts {
  /** Whole days; null for all that there is. */
  readonly days: DayRange | null
  /** Id of an event. */
  readonly selected: string | null
}

const LAST = ['on', 'known', 'labels']

const DAY_MS = 86_400_000

function dayOf(text: string | null): number | null {
  const time = /^\d{4}-\d\d-\d\d$/.test(text ?? '') ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return Number.isNaN(time) ? null : time / DAY_MS
}

export function whereaboutsIn(search: string): Whereabouts {
  const query = new URLSearchParams(search)
  const [first, last] = [dayOf(query.get('begin')), dayOf(query.get('end'))]
  return {
    days: first !== null && last !== null && first <= last ? { first, last } : null,
    selected: query.get('selected') || null,
  }
}

export const laneKeyIn = (search: string): LaneKey => (new URLSearchParams(search).get('by') ?? 'table') as LaneKey

/** The same address with other values for these parameters; `on`, `known` and `labels` come last, as the server has them. */
export function withParameters(search: string, parameters: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(search)
  const last = LAST.flatMap(name => query.getAll(name).map(value => [name, value] as const))
  for (const name of [...Object.keys(parameters), ...LAST]) query.delete(name)
  for (const [name, value] of Object.entries(parameters)) if (value !== null) query.append(name, value)
  for (const [name, value] of last) query.append(name, value)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

export const searchAt = (search: string, by: LaneKey, { days, selected }: Whereabouts): string =>
  withParameters(search, {
    by: by === 'table' ? null : by,
    begin: days && isoDayOf(days.first),
    end: days && isoDayOf(days.last),
    selected,
  })

/** The address of the data of these lanes, which is the same for every view. */
export function dataHref(href: string, by: LaneKey): string {
  const [path = '', search = ''] = href.split('?')
  return path + withParameters(search, { by: by === 'table' ? null : by })
}

import { daysInWords } from '../../../server/domain/dates/day-numbers.ts'
import type { Cluster } from '../../../server/domain/explorer/arrangement.ts'
import { dateTextOf, type ExplorerData } from '../../../server/domain/explorer/explorer-data.ts'
import type { Band, BandKind } from '../../../server/domain/explorer/stack.ts'

// What is said of a mark, for the eye in the details and for the ear.

const SIGNIFICANCES = ['', 'minor', 'notable', 'landmark']
const SEVERAL = { milestones: 'milestones', texts: 'texts', stances: 'positions' } as const

interface Words {
  readonly title: string
  readonly href: string
  readonly date: string
  /** Id and label, of a milestone. */
  readonly certainty: { readonly id: string; readonly label: string } | null
  readonly significance: string | null
}

export function wordsOf(data: ExplorerData, { kind, lane }: Pick<Band, 'kind' | 'lane'>, place: number): Words {
  if (kind === 'texts') {
    const { title = '', href = '', date = '' } = data.documents[place] ?? {}
    return { title, href, date, certainty: null, significance: null }
  }
  if (kind === 'stances') {
    const { label = '', href = '', first = 0, last = 0 } = data.lanes[lane]?.stances[place] ?? {}
    return { title: label, href, date: daysInWords({ first, last }), certainty: null, significance: null }
  }
  const { id, title, certainty, significance } = data.events
  return {
    title: title[place] ?? '',
    href: data.eventHref.replace(':id', id[place] ?? ''),
    date: dateTextOf(data, place),
    certainty: data.certainties[certainty[place] ?? 0] ?? null,
    significance: SIGNIFICANCES[significance[place] ?? 0] ?? null,
  }
}

export const clusterWords = (kind: BandKind, { places, first, last }: Cluster): string =>
  `${places.length.toLocaleString('en')} ${SEVERAL[kind]}, ${daysInWords({ first, last })}`

/** Such as “Lane US–Ukraine”. */
export const bandWords = ({ kind, label }: Band): string => (kind === 'texts' ? 'Texts' : `Lane ${label}`)

/** Everything about a mark in one sentence, as it is read out. */
export function announcement(data: ExplorerData, band: Band, place: number, rank: number): string {
  const { date, title, certainty, significance } = wordsOf(data, band, place)
  return [
    date,
    title,
    ...(certainty ? [certainty.label.toLowerCase()] : []),
    ...(significance ? [significance] : []),
    bandWords(band),
    `${rank.toLocaleString('en')} of ${band.count.toLocaleString('en')}`,
  ].join(', ')
}

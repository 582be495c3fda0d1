import { daysInWords } from '../dates/day-numbers.ts'
import { drawingWords } from '../language/drawing-words.ts'
import { grouped } from '../language/numbers.ts'
import type { Cluster } from './clusters.ts'
import { certaintyAt, dateTextOf, type ExplorerData } from './explorer-data.ts'
import type { Standing } from './moves.ts'
import type { Band, BandKind } from './stack.ts'

// Marks in words: beside the drawing, in it where there is no script, and read out.

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
  const { id, title, significance } = data.events
  return {
    title: title[place] ?? '',
    href: data.eventHref.replace(':id', id[place] ?? ''),
    date: dateTextOf(data, place),
    certainty: certaintyAt(data, place) ?? null,
    significance: drawingWords().significances[significance[place] ?? 0] ?? null,
  }
}

/** Such as “12 milestones, 23–25 November 2025”. */
export const clusterWords = (kind: BandKind, { places, first, last }: Cluster): string =>
  `${drawingWords().several[kind](places.length)}, ${daysInWords({ first, last })}`

/** Such as “Lane Plenary”. */
export const bandWords = ({ kind, label }: Band): string =>
  kind === 'texts' ? drawingWords().texts : drawingWords().lane(label)

/** Everything about a mark in one sentence, as it is read out. */
export function announcement(data: ExplorerData, { band, subject: { place }, cluster }: Standing): string {
  if (cluster) return `${clusterWords(band.kind, cluster)}, ${bandWords(band)}, ${drawingWords().pressEnterToOpen}`
  const { date, title, certainty, significance } = wordsOf(data, band, place)
  const rank = band.layout.track.byTime.indexOf(place) + 1
  return [
    date,
    title,
    ...(certainty ? [certainty.label.toLowerCase()] : []),
    ...(significance ? [significance] : []),
    bandWords(band),
    drawingWords().rank(grouped(rank), grouped(band.count)),
  ].join(', ')
}

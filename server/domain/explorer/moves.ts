import { type Arrangement, clusterAt } from './arrangement.ts'
import type { Cluster } from './clusters.ts'
import { TARGET } from './room.ts'
import { lanesTop, type Scene, type ShownBand, type Subject, subjectOf } from './scene.ts'
import { type Band, bandsOf, type Stack } from './stack.ts'
import { type ExplorerView, scaleOf } from './viewport.ts'

// How the keys move from mark to mark, whether it is in view or not.

export type Move = 'next' | 'previous' | 'first' | 'last' | 'up' | 'down'

/** A mark, as it is arranged at one scale. */
export interface Standing {
  readonly band: Band
  readonly subject: Subject
  readonly cluster: Cluster | null
  readonly row: number
  /** In days. */
  readonly middle: number
}

export function standingOf(stack: Stack, scale: number, subject: Subject): Standing | null {
  const band = bandsOf(stack).find(({ kind, lane }) => kind === subject.kind && lane === subject.lane)
  if (!band) return null
  const arrangement = band.layout.arrangementAt(scale)
  const index = indexOf(arrangement, subject.place)
  return index < 0 ? null : standingAt(band, arrangement, index)
}

/** Where a move leads to from a mark; to itself at the end of a lane and above the first and below the last one. */
export function moved(stack: Stack, scale: number, from: Standing, move: Move): Standing {
  const bands = bandsOf(stack)
  if (move === 'up' || move === 'down') {
    const band = bands[bands.indexOf(from.band) + (move === 'up' ? -1 : 1)]
    return band ? nearest(band, scale, from.middle) : from
  }
  const arrangement = from.band.layout.arrangementAt(scale)
  const last = arrangement.length - 1
  const index = indexOf(arrangement, from.subject.place)
  const wanted = { next: Math.min(last, index + 1), previous: Math.max(0, index - 1), first: 0, last }[move]
  return standingAt(from.band, arrangement, wanted)
}

/** Where the keys begin: in the middle of the view, in the first lane of which something is in the frame. */
export function firstStanding(shown: readonly ShownBand[], stack: Stack, view: ExplorerView): Standing | null {
  const band = shown.find(one => one.band.kind === 'milestones')?.band ?? bandsOf(stack)[0]
  return band ? nearest(band, scaleOf(view), (view.from + view.to) / 2) : null
}

/** The mark of a band that is nearest to a day. No band is empty. */
export function nearest(band: Band, scale: number, day: number): Standing {
  const arrangement = band.layout.arrangementAt(scale)
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let index = 0; index < arrangement.length; index++) {
    const distance = Math.abs(middleAt(arrangement, index) - day)
    if (distance >= least) continue
    best = index
    least = distance
  }
  return standingAt(band, arrangement, best)
}

/** How far the lanes are scrolled when a mark is in sight, moved no further than it takes. */
export function scrolledTo({ band, row }: Standing, scene: Pick<Scene, 'stack' | 'frame' | 'scrolled'>): number {
  const { frame, scrolled } = scene
  const room = frame.height - lanesTop(scene)
  const top = band.rowsTop + row * TARGET
  if (band.kind === 'texts') return scrolled
  if (top < scrolled) return Math.max(0, top - TARGET)
  return top + TARGET > scrolled + room ? top + 2 * TARGET - room : scrolled
}

function indexOf(arrangement: Arrangement, place: number): number {
  const alone = arrangement.subject.indexOf(place)
  if (alone >= 0) return alone
  const cluster = arrangement.clusters.findIndex(({ places }) => places.includes(place))
  return cluster < 0 ? -1 : arrangement.subject.indexOf(-1 - cluster)
}

function standingAt(band: Band, arrangement: Arrangement, index: number): Standing {
  const cluster = clusterAt(arrangement, index)
  return {
    band,
    subject: subjectOf(band, cluster?.places[0] ?? arrangement.subject[index] ?? 0),
    cluster,
    row: arrangement.row[index] ?? 0,
    middle: middleAt(arrangement, index),
  }
}

const middleAt = ({ start, end }: Arrangement, index: number): number => ((start[index] ?? 0) + (end[index] ?? 0)) / 2

import type { ExplorerData } from './explorer-data.ts'
import { type DrawnLabel, type DrawnMark, labelsOf } from './marks.ts'
import type { Type } from './pen.ts'
import { TARGET } from './room.ts'
import type { Band, BandKind, Stack } from './stack.ts'
import type { ExplorerView } from './viewport.ts'

/** Everything that determines what is drawn. */
export interface Scene {
  readonly data: ExplorerData
  readonly stack: Stack
  /** As wide as the plot. */
  readonly view: ExplorerView
  readonly frame: Frame
  /** How far the lanes are scrolled, in CSS pixels. */
  readonly scrolled: number
  readonly measure: (text: string, type: Type) => number
}

export interface Frame {
  readonly width: number
  readonly height: number
  /** Where time begins; before it stand the names of the lanes. 0 where these stand above their lanes. */
  readonly plotStart: number
  /** Of the axis on top. */
  readonly axisHeight: number
}

/** An event, stance or text, whether it is drawn by itself or in a cluster. */
export interface Subject {
  readonly kind: BandKind
  readonly lane: number
  /** Place in the columns of its band. */
  readonly place: number
}

export interface ShownBand {
  readonly band: Band
  /** From the top of the frame. */
  readonly top: number
  readonly rowsTop: number
  /** Their places are in the plot: 0 is where time begins. */
  readonly marks: readonly DrawnMark[]
  readonly labels: readonly DrawnLabel[]
}

/** Where the lanes begin: below the axis and the texts, which stay while the lanes are scrolled. */
export const lanesTop = ({ stack, frame }: Pick<Scene, 'stack' | 'frame'>): number =>
  frame.axisHeight + (stack.texts?.height ?? 0)

/** The bands of which something is in the frame, with their marks and labels. */
export function shownBands(scene: Scene): ShownBand[] {
  const { stack, frame, scrolled } = scene
  const shown: ShownBand[] = []
  if (stack.texts) shown.push(shownBand(scene, stack.texts, frame.axisHeight))
  const offset = lanesTop(scene) - scrolled
  for (const band of stack.lanes) {
    const top = band.top + offset
    if (top < frame.height && top + band.height > lanesTop(scene)) shown.push(shownBand(scene, band, offset))
  }
  return shown
}

function shownBand({ view, measure }: Scene, band: Band, offset: number): ShownBand {
  const marks = band.layout.marks(view)
  const labels = labelsOf(marks, band.layout.track.columns, view.width, (text, significance) =>
    measure(text, labelType(band.kind, significance)),
  )
  return { band, top: band.top + offset, rowsTop: band.rowsTop + offset, marks, labels }
}

export function labelType(kind: BandKind, significance: number): Type {
  if (kind === 'texts') return { face: 'serif', size: 14, weight: 400 }
  if (kind === 'stances') return { face: 'sans', size: 11.5, weight: 400 }
  return { face: 'serif', size: significance === 1 ? 13 : 14, weight: significance === 3 ? 600 : 400 }
}

export const middleOf = ({ rowsTop }: ShownBand, row: number): number => rowsTop + (row + 0.5) * TARGET

export const subjectOf = ({ kind, lane }: Band, place: number): Subject => ({ kind, lane, place })

/** A milestone by its id, in the first lane that it is in. */
export function milestoneOf({ events, lanes }: ExplorerData, id: string | null): Subject | null {
  const place = id === null ? -1 : events.id.indexOf(id)
  const lane = lanes.findIndex(one => one.events.includes(place))
  return lane < 0 ? null : { kind: 'milestones', lane, place }
}

/** Whether a mark stands for it, alone or in a cluster. */
export const standsFor = (band: Band, mark: DrawnMark, subject: Subject): boolean =>
  band.kind === subject.kind && band.lane === subject.lane && placesOf(mark).includes(subject.place)

export interface Hit {
  readonly shown: ShownBand
  readonly mark: DrawnMark
}

/** The mark in the frame that stands for a subject. */
export function markOf(bands: readonly ShownBand[], subject: Subject | null): Hit | null {
  for (const shown of bands) {
    const mark = subject && shown.marks.find(candidate => standsFor(shown.band, candidate, subject))
    if (mark) return { shown, mark }
  }
  return null
}

/** How many events the marks in the frame stand for: one may stand in several lanes. */
export function countEvents(bands: readonly ShownBand[]): number {
  const milestones = bands.filter(({ band }) => band.kind === 'milestones')
  return new Set(milestones.flatMap(({ marks }) => marks.flatMap(placesOf))).size
}

export const placesOf = ({ cluster, place }: DrawnMark): readonly number[] => cluster?.places ?? [place]

/** The mark at a place of the frame; its label counts as the mark. */
export function markAt(scene: Scene, bands: readonly ShownBand[], x: number, y: number): Hit | null {
  const inPlot = x - scene.frame.plotStart
  if (inPlot < 0) return null
  for (const shown of bands) {
    const isUnderTexts = shown.band.kind !== 'texts' && y < lanesTop(scene)
    const row = Math.floor((y - shown.rowsTop) / TARGET)
    if (isUnderTexts || row < 0 || row >= shown.band.layout.track.rows) continue
    const mark = shown.marks.find(({ row: own, left, right }) => own === row && inPlot >= left && inPlot < right)
    if (mark) return { shown, mark }
    const label = shown.labels.find(
      ({ row: own, x: start, width }) => own === row && inPlot >= start && inPlot < start + width,
    )
    const named = label && shown.marks.find(({ place, cluster }) => !cluster && place === label.place)
    if (named) return { shown, mark: named }
  }
  return null
}

import { drawingWords } from '../language/drawing-words.ts'
import type { ExplorerData, ExplorerLane } from './explorer-data.ts'
import { TrackLayout } from './marks.ts'
import { TARGET } from './room.ts'
import { spanColumns, type TrackColumns, trackOf } from './track.ts'
import { levelOf, scaleOfLevel } from './viewport.ts'

// The drawing from top to bottom: a band for the texts, then one for the milestones of each lane, under which an actor's
// stances have a band of their own.

export type BandKind = 'texts' | 'milestones' | 'stances'

export interface Band {
  readonly kind: BandKind
  readonly label: string
  /** Place in the lanes; −1 for the texts. */
  readonly lane: number
  readonly layout: TrackLayout
  readonly count: number
  /** CSS pixels; the texts from the top of their own, the others from the top of the first lane. */
  readonly top: number
  readonly height: number
  /** Where its first row begins. */
  readonly rowsTop: number
}

export interface Stack {
  readonly texts: Band | null
  readonly lanes: readonly Band[]
  /** Of the lanes together. */
  readonly height: number
}

export const bandsOf = ({ texts, lanes }: Stack): readonly Band[] => (texts ? [texts, ...lanes] : lanes)

interface StackRoom {
  /** For all bands, in CSS pixels. What is left over goes to the lanes that have the most to show. */
  readonly height: number
  /** Of a line above the rows for the lane's name; 0 where names stand beside. */
  readonly nameHeight: number
  readonly textRows: number
}

const AIR = 5
const MOST_ROWS = 12
const LINEAGE_HEIGHT = 26

export function stackOf(data: ExplorerData, room: StackRoom): Stack {
  const bands = data.lanes.flatMap((lane, index) =>
    [
      { kind: 'milestones' as const, lane: index, label: lane.label, columns: data.events, places: lane.events },
      {
        kind: 'stances' as const,
        lane: index,
        label: `${lane.label}: positions`,
        columns: stanceColumns(lane),
        places: [...lane.stances.keys()],
      },
    ].filter(({ places }) => places.length > 0),
  )
  const names = bands.map((band, index) => (band.lane === bands[index - 1]?.lane ? 0 : room.nameHeight))
  const texts = textBand(data, room)
  const taken = names.reduce((sum, name) => sum + name + 2 * AIR, texts?.height ?? 0)
  const rows = shareOut(
    bands.map(({ kind, places }) => (kind === 'stances' ? 0 : places.length)),
    Math.floor((room.height - taken) / TARGET),
  )
  let top = 0
  const lanes = bands.map(({ columns, places, ...band }, index): Band => {
    const layout = new TrackLayout(trackOf(columns, places, rows[index] ?? 1))
    const rowsTop = top + (names[index] ?? 0) + AIR
    const bottom = rowsTop + layout.track.rows * TARGET + AIR
    const stacked = { ...band, layout, count: places.length, top, height: bottom - top, rowsTop }
    top = bottom
    return stacked
  })
  return { texts, lanes, height: top }
}

/** Arranges one band for a step of zoom in or out that may come; false when all are. */
export function prepareZoom(stack: Stack, scale: number, largest: number): boolean {
  const level = levelOf(scale)
  for (const wanted of [level + 1, level - 1].map(scaleOfLevel).filter(next => next <= largest)) {
    const band = bandsOf(stack).find(({ layout }) => !layout.isArranged(levelOf(wanted)))
    if (!band) continue
    band.layout.arrangementAt(wanted)
    return true
  }
  return false
}

/** Rows for each band by how much it holds: one or two for each, and the rest one by one to the most crowded. */
function shareOut(counts: readonly number[], available: number): number[] {
  const rows = counts.map((count): number => (count > 1 ? 2 : 1))
  let left = available - rows.reduce((sum, own) => sum + own, 0)
  for (; left > 0; left--) {
    let fullest = -1
    for (const [index, count] of counts.entries()) {
      const own = rows[index] ?? 1
      if (own >= Math.min(MOST_ROWS, count)) continue
      if (fullest < 0 || count / own > (counts[fullest] ?? 0) / (rows[fullest] ?? 1)) fullest = index
    }
    if (fullest < 0) break
    rows[fullest] = (rows[fullest] ?? 1) + 1
  }
  return rows
}

function textBand(data: ExplorerData, { nameHeight, textRows }: StackRoom): Band | null {
  if (data.documents.length === 0) return null
  const columns = spanColumns(data.documents, document => document.title, 3)
  const layout = new TrackLayout(trackOf(columns, data.documents.keys(), textRows))
  return {
    kind: 'texts',
    label: drawingWords().texts,
    lane: -1,
    layout,
    count: data.documents.length,
    top: 0,
    height: nameHeight + AIR + textRows * TARGET + LINEAGE_HEIGHT,
    rowsTop: nameHeight + AIR,
  }
}

/** In an actor's own lane the labels leave out its name. */
function stanceColumns({ label: lane, stances }: ExplorerLane): TrackColumns {
  const name = `${lane}: `
  return spanColumns(stances, ({ label }) => (label.startsWith(name) ? label.slice(name.length) : label), 1)
}

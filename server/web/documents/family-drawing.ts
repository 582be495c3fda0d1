import type { FamilyEdge } from '../../domain/documents/document-family.ts'

// The family tree of the texts as a drawing: time runs down, a text is a line of words with a mark on a lane to its left,
// and an edge leaves the lane of the text that it comes from. Lengths are CSS pixels: nothing is scaled, so that the words
// are as large on a phone as on a desk.

interface DrawnText {
  readonly id: string
  readonly title: string
  readonly facts: string
  /** Heading under which it stands; it is drawn where it changes. */
  readonly period: string
}

export interface FamilyDrawing {
  readonly height: number
  readonly nodes: readonly DrawnNode[]
  readonly edges: readonly { readonly path: string; readonly relation: FamilyEdge['relation'] }[]
  readonly periods: readonly { readonly text: string; readonly y: number }[]
  /** Where the words begin. */
  readonly textX: number
}

export interface DrawnNode {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly lines: readonly DrawnLine[]
  /** What of the drawing leads to the text. */
  readonly hit: { readonly y: number; readonly height: number }
}

interface DrawnLine {
  readonly text: string
  readonly y: number
  readonly kind: 'title' | 'facts'
}

const LANE = 14
const MARGIN = 10
const TITLE_HEIGHT = 20
const FACTS_HEIGHT = 17
const SPACE = 16
const PERIOD_HEIGHT = 34
/** How many characters of each find room beside five lanes on a page of 320 px. */
const LINE_LENGTH = { title: 28, facts: 30 } as const

/** `texts` in the order in which they are drawn, none before one that it comes from; other edges are left out. */
export function drawFamily(texts: readonly DrawnText[], edges: readonly FamilyEdge[]): FamilyDrawing {
  const rows = new Map(texts.map(({ id }, row) => [id, row]))
  const drawn = edges.filter(({ from, to }) => (rows.get(from) ?? 0) < (rows.get(to) ?? -1))
  const lanes = lanesOf(texts, drawn, rows)
  const textX = MARGIN + (Math.max(0, ...lanes.values()) + 1) * LANE
  const nodes: DrawnNode[] = []
  const periods: { text: string; y: number }[] = []
  let bottom = 0
  for (const { id, title, facts, period } of texts) {
    if (period !== periods.at(-1)?.text) {
      periods.push({ text: period, y: bottom + PERIOD_HEIGHT - 14 })
      bottom += PERIOD_HEIGHT
    }
    const lines: DrawnLine[] = []
    const y = bottom + TITLE_HEIGHT / 2
    for (const text of wrapped(title, LINE_LENGTH.title)) {
      lines.push({ text, y: bottom + 15, kind: 'title' })
      bottom += TITLE_HEIGHT
    }
    for (const text of wrapped(facts, LINE_LENGTH.facts)) {
      lines.push({ text, y: bottom + 12, kind: 'facts' })
      bottom += FACTS_HEIGHT
    }
    const hit = { y: y - 14, height: bottom - y + 17 }
    nodes.push({ id, x: MARGIN + (lanes.get(id) ?? 0) * LANE, y, lines, hit })
    bottom += SPACE
  }
  const places = new Map(nodes.map(node => [node.id, node]))
  return {
    height: bottom,
    nodes,
    edges: drawn.flatMap(({ from, to, relation }) => {
      const [start, end] = [places.get(from), places.get(to)]
      return start && end ? [{ path: pathBetween(start, end), relation }] : []
    }),
    periods,
    textX,
  }
}

/**
 * A text keeps its lane until the last that comes from it, which takes the lane over. The others begin a lane of their own:
 * the first that nothing passes through.
 */
function lanesOf(
  texts: readonly DrawnText[],
  edges: readonly FamilyEdge[],
  rows: ReadonlyMap<string, number>,
): Map<string, number> {
  const rowOf = (id: string) => rows.get(id) ?? 0
  const lastRow = new Map<string, number>()
  for (const { from, to } of edges) lastRow.set(from, Math.max(lastRow.get(from) ?? 0, rowOf(to)))
  const lanes = new Map<string, number>()
  /** Lane → the row down to which it is taken. */
  const taken: number[] = []
  for (const [row, { id }] of texts.entries()) {
    const heirOf = edges
      .filter(({ from, to }) => to === id && lastRow.get(from) === row)
      .map(({ from }) => lanes.get(from) ?? 0)
      .sort((a, b) => a - b)
    const free = taken.findIndex(until => until < row)
    const lane = heirOf[0] ?? (free === -1 ? taken.length : free)
    lanes.set(id, lane)
    taken[lane] = Math.max(row, lastRow.get(id) ?? row)
  }
  return lanes
}

/** Down the lane of the earlier text, and over to the later one in the space before it. */
function pathBetween(start: DrawnNode, end: DrawnNode): string {
  if (start.x === end.x) return `M${start.x} ${start.y}V${end.y}`
  const turn = end.y - 26
  return `M${start.x} ${start.y}V${turn}C${start.x} ${end.y - 6} ${end.x} ${turn + 6} ${end.x} ${end.y}`
}

/** Lines of whole words; a word that is longer than a line has one of its own. */
export function wrapped(text: string, length: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= length) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

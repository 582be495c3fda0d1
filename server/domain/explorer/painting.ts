import { drawingWords } from '../language/drawing-words.ts'
import { grouped } from '../language/numbers.ts'
import type { AxisPart } from './axis.ts'
import { certaintyAt } from './explorer-data.ts'
import type { DrawnMark } from './marks.ts'
import type { Palette, Pen, Type } from './pen.ts'
import { CLUSTER_WIDTH, TARGET } from './room.ts'
import { type Hit, labelType, lanesTop, middleOf, placesOf, type Scene, type ShownBand } from './scene.ts'
import { drawCertainty, drawStance, drawTextSign } from './signs.ts'
import { xOf } from './viewport.ts'

const NAME: Type = { face: 'sans', size: 12.5, weight: 600 }
const SMALL: Type = { face: 'sans', size: 11, weight: 400 }
const COUNT: Type = { face: 'sans', size: 11, weight: 600 }

/** The marks that are pointed at and chosen. */
export interface Attention {
  readonly hovered: Hit | null
  readonly chosen: Hit | null
  /** Whether the drawing has the keyboard's focus: then the chosen mark has a ring as strong as any focus. */
  readonly hasFocus: boolean
}

/** Draws the plot and the names of the lanes, without the axis and the background. */
export function paint(
  pen: Pen,
  scene: Scene,
  bands: readonly ShownBand[],
  parts: readonly AxisPart[],
  palette: Palette,
  attention: Attention,
): void {
  const { plotStart, width, height, axisHeight } = scene.frame
  const texts = bands.find(({ band }) => band.kind === 'texts')
  const top = lanesTop(scene)
  const plot: Plot = { pen, scene, palette, attention, x: x => plotStart + x }
  pen.within(plotStart, axisHeight, width - plotStart, height - axisHeight, () => {
    drawPhases(plot)
    drawGrid(plot, parts)
    if (texts) drawLineage(plot, texts)
  })
  pen.within(plotStart, 0, width - plotStart, height, () => drawDays(plot))
  pen.within(0, top, width, height - top, () => {
    for (const shown of bands) if (shown !== texts) drawBand(plot, shown, top)
  })
  if (texts) {
    pen.within(0, axisHeight, width, top - axisHeight, () => drawBand(plot, texts, axisHeight))
    pen.line({ x: 0, y: top - 0.5 }, { x: width, y: top - 0.5 }, palette.soft)
  }
}

interface Plot {
  readonly pen: Pen
  readonly scene: Scene
  readonly palette: Palette
  readonly attention: Attention
  /** From a place in the plot to one in the frame. */
  readonly x: (inPlot: number) => number
}

/** Eras: every other one shaded, each with its name at the foot. */
function drawPhases({ pen, scene, palette, x }: Plot): void {
  const { plotStart, height, axisHeight } = scene.frame
  for (const [index, { title, first, last }] of scene.data.phases.entries()) {
    const start = Math.max(plotStart, x(xOf(scene.view, first)))
    const length = x(xOf(scene.view, last + 1)) - start
    if (length <= 0) continue
    if (index % 2 === 0) pen.box(start, axisHeight, length, height, palette.accentSoft)
    pen.within(start, 0, length, height, () => pen.text(title, { x: start + 4, y: height - 6 }, palette.soft, SMALL))
  }
}

function drawGrid({ pen, scene, palette, x }: Plot, parts: readonly AxisPart[]): void {
  const { axisHeight, height } = scene.frame
  for (const { first, above } of parts) {
    const at = Math.round(x(xOf(scene.view, first))) + 0.5
    pen.line(
      { x: at, y: axisHeight },
      { x: at, y: height },
      palette.rule,
      above === null ? { width: 0.5 } : { width: 1 },
    )
  }
}

/** The least distance of the lines of two texts, in CSS pixels. */
const NEXT_LINE = 4

/** A line down from each text, and an arc below the texts to each that it builds on. */
function drawLineage({ pen, scene, palette, attention, x }: Plot, texts: ShownBand): void {
  const { data, view, frame } = scene
  const base = texts.top + texts.band.height - 24
  const xs = data.documents.map(({ first, last }) => xOf(view, (first + last + 1) / 2))
  const isSeen = (place: number): boolean => (xs[place] ?? -1) >= 0 && (xs[place] ?? 0) <= view.width
  const minded = [attention.chosen, attention.hovered].flatMap(hit =>
    hit?.shown.band.kind === 'texts' ? placesOf(hit.mark) : [],
  )
  let lastLine = Number.NEGATIVE_INFINITY
  const inTime = texts.marks
    .flatMap(mark => placesOf(mark).map(place => ({ place, row: mark.row })))
    .filter(({ place }) => isSeen(place))
    .sort((a, b) => (xs[a.place] ?? 0) - (xs[b.place] ?? 0))
  for (const { place, row } of inTime) {
    const at = Math.round(x(xs[place] ?? 0)) + 0.5
    const isMinded = minded.includes(place)
    // Lines without space between them would look like a grey bar.
    if (!isMinded && at - lastLine < NEXT_LINE) continue
    if (!isMinded) lastLine = at
    const top = middleOf(texts, row)
    pen.line({ x: at, y: top }, { x: at, y: frame.height }, isMinded ? palette.accent : palette.soft, {
      width: isMinded ? 1.5 : 0.75,
      ...(!isMinded && { dashes: [1, 3] }),
    })
  }
  for (const [place, { follows }] of data.documents.entries()) {
    for (const earlier of follows) {
      if (!isSeen(place) && !isSeen(earlier)) continue
      const [from, to] = [x(xs[earlier] ?? 0), x(xs[place] ?? 0)]
      const isMinded = minded.includes(place) || minded.includes(earlier)
      const depth = Math.min(21, 5 + Math.sqrt(Math.abs(to - from)))
      pen.shape(
        `M${round(from)} ${base}C${round(from)} ${round(base + depth)} ${round(to)} ${round(base + depth)} ${round(to)} ${base}`,
        { x: 0, y: 0 },
        isMinded ? palette.accent : palette.soft,
        { stroke: { width: isMinded ? 2 : 1 }, opacity: isMinded ? 1 : 0.55 },
      )
    }
  }
}

/** Today, and the day to which the record reaches or as of which it is read, with their words above the axis. */
function drawDays({ pen, scene, palette, x }: Plot): void {
  const { data, view, frame } = scene
  const days = [...(data.asOf ? [data.asOf] : []), { day: data.today, label: drawingWords().today }]
    .filter(({ day }, index) => index === 0 || day !== data.asOf?.day)
    .sort((a, b) => a.day - b.day)
  for (const [index, { day, label }] of days.entries()) {
    const inPlot = xOf(view, day + 0.5)
    if (inPlot < 0 || inPlot > view.width) continue
    const at = x(inPlot)
    const room = scene.measure(label, SMALL) + 8
    const isBefore = inPlot > view.width - room || (inPlot > room && index < days.length - 1)
    pen.line({ x: at, y: 2 }, { x: at, y: frame.height }, palette.landmark, { width: 1.25 })
    pen.text(label, { x: at + (isBefore ? -4 : 4), y: 11 }, palette.landmark, SMALL, isBefore ? 'end' : 'start')
  }
}

function drawBand(plot: Plot, shown: ShownBand, visibleTop: number): void {
  const { pen, scene, palette, x } = plot
  const { band, top } = shown
  const { frame } = scene
  if (band.kind === 'milestones' && top > visibleTop + 1) {
    pen.line({ x: 0, y: Math.round(top) + 0.5 }, { x: frame.width, y: Math.round(top) + 0.5 }, palette.rule)
  }
  pen.within(frame.plotStart, visibleTop, frame.width - frame.plotStart, frame.height - visibleTop, () => {
    for (const mark of shown.marks) if (mark.end - mark.start > 1 && !mark.cluster) drawSpan(plot, shown, mark)
    for (const label of shown.labels) {
      const y = middleOf(shown, label.row) + 4.5
      pen.box(x(label.x) - 2, y - 13, label.width + 4, 18, palette.paper)
      const colour = band.kind === 'stances' || label.significance === 1 ? palette.soft : palette.ink
      pen.text(label.text, { x: x(label.x), y }, colour, labelType(band.kind, label.significance))
    }
    for (const mark of shown.marks) drawMark(plot, shown, mark)
  })
  drawName(plot, shown, visibleTop)
}

const BAR_HEIGHT = [0, 5, 6, 8]
const LONGEST_TAPER = 28

/** A bar from the first day to the last, which tapers off to an end that is not known to the day. */
function drawSpan({ pen, scene, palette, x }: Plot, shown: ShownBand, mark: DrawnMark): void {
  const { columns } = shown.band.layout.track
  const half = (BAR_HEIGHT[columns.significance[mark.place] ?? 1] ?? 5) / 2
  const length = mark.end - mark.start
  const taper = mark.isSoftAtStart && mark.isSoftAtEnd ? length / 2 : Math.min(LONGEST_TAPER, length)
  const from = round(mark.isSoftAtStart ? taper : 0)
  const to = round(mark.isSoftAtEnd ? length - taper : length)
  const path = `M0 0L${from} ${-half}L${to} ${-half}L${round(length)} 0L${to} ${half}L${from} ${half}Z`
  pen.shape(path, { x: x(mark.start), y: middleOf(shown, mark.row) }, toneOf(scene, palette, shown, mark), {
    opacity: 0.36,
  })
}

function toneOf({ data }: Scene, palette: Palette, { band }: ShownBand, { place }: DrawnMark): string {
  if (band.kind !== 'milestones') return palette.soft
  return palette.certainties[certaintyAt(data, place)?.id ?? ''] ?? palette.ink
}

function drawMark(plot: Plot, shown: ShownBand, mark: DrawnMark): void {
  const { pen, scene, palette, attention, x } = plot
  const { kind, lane } = shown.band
  const [at, y] = [x(mark.x), middleOf(shown, mark.row)]
  const isAt = (hit: Hit | null): boolean =>
    hit !== null && hit.mark.place === mark.place && hit.mark.count === mark.count && hit.shown.band === shown.band
  if (isAt(attention.hovered)) ring(plot, mark, at, y, 1)
  if (isAt(attention.chosen)) ring(plot, mark, at, y, attention.hasFocus ? 3 : 1.75)
  if (mark.cluster) {
    drawCount(plot, kind === 'milestones', mark.count, at, y)
    return
  }
  if (mark.isSoftAtStart || mark.isSoftAtEnd) drawDoubt(plot, shown, mark, y)
  if (kind === 'texts') drawTextSign(pen, at, y, palette)
  else if (kind === 'stances')
    drawStance(pen, at, y, scene.data.lanes[lane]?.stances[mark.place]?.stance ?? '', palette)
  else {
    const significance = scene.data.events.significance[mark.place] ?? 1
    drawCertainty(pen, at, y, certaintyAt(scene.data, mark.place)?.id ?? '', significance, palette)
  }
}

/** Filled for milestones, an outline for texts and stances; an outline for all in forced colours, where no fill is seen. */
function drawCount({ pen, palette }: Plot, isFilled: boolean, count: number, x: number, y: number): void {
  const left = x - CLUSTER_WIDTH / 2
  pen.box(left, y - 9, CLUSTER_WIDTH, 18, isFilled ? palette.accentSoft : palette.paper, { radius: 9 })
  if (!isFilled || palette.accentSoft === palette.paper)
    pen.box(left + 0.5, y - 8.5, CLUSTER_WIDTH - 1, 17, palette.soft, { radius: 8.5, outline: 1 })
  pen.text(shortCount(count), { x, y: y + 4 }, isFilled ? palette.accent : palette.ink, COUNT, 'middle')
}

/** Tapers to both sides of the sign of a single day that is only approximate, as a soft span does. */
function drawDoubt({ pen, scene, palette, x }: Plot, shown: ShownBand, mark: DrawnMark, y: number): void {
  if (mark.end - mark.start > 1) return
  pen.shape('M-16 0L-4-5h8L16 0L4 5h-8z', { x: x(mark.x), y }, toneOf(scene, palette, shown, mark), { opacity: 0.36 })
}

function ring({ pen, palette }: Plot, { cluster }: DrawnMark, x: number, y: number, width: number): void {
  const half = (cluster ? CLUSTER_WIDTH + 6 : TARGET) / 2
  const size = { radius: TARGET / 2, outline: width }
  pen.box(x - half + 1, y - TARGET / 2 + 1, 2 * half - 2, TARGET - 2, palette.accent, size)
}

const shortCount = (count: number): string => (count < 10_000 ? grouped(count) : `${Math.round(count / 1000)}k`)

function drawName(plot: Plot, shown: ShownBand, visibleTop: number): void {
  const { pen, scene, palette } = plot
  const { band, top } = shown
  const { frame } = scene
  if (band.kind === 'stances') return
  const isAbove = frame.plotStart === 0
  const room = isAbove ? frame.width : frame.plotStart - 24
  const lines = wrapped(band.label, room, text => scene.measure(text, NAME)).slice(0, isAbove ? 1 : 2)
  const height = lines.length * 16 + 20
  const y = Math.max(Math.min(Math.max(top, visibleTop), top + band.height - height), top) + (isAbove ? 16 : 22)
  const x = isAbove ? 6 : 12
  const count = grouped(band.count)
  if (isAbove) {
    const end = x + scene.measure(lines[0] ?? '', NAME) + 8
    pen.box(0, y - 13, end + scene.measure(count, SMALL) + 6, 17, palette.paper)
    pen.text(count, { x: end, y }, palette.soft, SMALL)
  } else pen.text(count, { x, y: y + lines.length * 16 - 1 }, palette.soft, SMALL)
  for (const [index, line] of lines.entries()) pen.text(line, { x, y: y + index * 16 }, palette.ink, NAME)
}

function wrapped(text: string, room: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1]
    if (last !== undefined && measure(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

const round = (value: number): number => Math.round(value * 10) / 10

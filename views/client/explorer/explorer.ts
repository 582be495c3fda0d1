import type { DayRange } from '../../../server/domain/dates/day-range.ts'
import { axisParts } from '../../../server/domain/explorer/axis.ts'
import type { ExplorerData } from '../../../server/domain/explorer/explorer-data.ts'
import { announcement, bandWords, clusterWords, wordsOf } from '../../../server/domain/explorer/mark-words.ts'
import { type Move, moved, nearest, type Standing, standingOf } from '../../../server/domain/explorer/moves.ts'
import { paint } from '../../../server/domain/explorer/painting.ts'
import type { Pen } from '../../../server/domain/explorer/pen.ts'
import { daysIn } from '../../../server/domain/explorer/picture.ts'
import { TARGET } from '../../../server/domain/explorer/room.ts'
import {
  type Frame,
  type Hit,
  lanesTop,
  markAt,
  type Scene,
  type ShownBand,
  type Subject,
  shownBands,
  standsFor,
  subjectOf,
} from '../../../server/domain/explorer/scene.ts'
import { bandsOf, prepareZoom, type Stack, stackOf } from '../../../server/domain/explorer/stack.ts'
import {
  dayAt,
  type ExplorerView,
  largestScale,
  scaleOf,
  viewOfDays,
  wholeView,
  withinReach,
} from '../../../server/domain/explorer/viewport.ts'
import type { Whereabouts } from './address.ts'
import { axis } from './axis.ts'
import { canvasPen } from './canvas-pen.ts'
import { fitCanvas } from './canvas-size.ts'
import { Details } from './details.ts'
import { type Minimap, minimap } from './minimap.ts'
import { savePng, saveSvg } from './saving.ts'
import type { Stage } from './stage.ts'
import type { TextWidths } from './text-widths.ts'
import { readPalette } from './theme.ts'
import { type Zooming, zooming } from './zooming.ts'

const AXIS_HEIGHT = 46
const NAMES_WIDTH = 148
/** Where the lanes' names stand beside them, and where above. */
const WIDE = 720
const NAME_HEIGHT = 20
const MINIMAP_HEIGHT = 44
const PIXELS_PER_PART = 44
const ZOOM_STEP = 2
const PAN_STEP = 0.4
/** A cluster opens where its days can be drawn so much wider. */
const WORTH_OPENING = 1.1

interface Surroundings {
  readonly details: HTMLElement
  readonly widths: TextWidths
  /** Something else is in view or chosen; `isStep` where going back should lead to what was before. */
  readonly changed: (isStep: boolean) => void
}

/** The drawing of one set of data: what is in view, what is chosen, and everything that changes it. */
export class Explorer {
  readonly data: ExplorerData
  readonly #reach: DayRange
  readonly #extent: DayRange
  readonly #stage: Stage
  readonly #around: Surroundings
  readonly #details: Details
  #palette
  #frame: Frame = { width: 0, height: 0, plotStart: 0, axisHeight: AXIS_HEIGHT }
  #stack: Stack = { texts: null, lanes: [], height: 0 }
  #view: ExplorerView
  #zooming: Zooming | null = null
  #minimap: Minimap | null = null
  #drawAxis: ReturnType<typeof axis> | null = null
  #context: CanvasRenderingContext2D | null = null
  #pen: Pen | null = null
  #bands: readonly ShownBand[] = []
  #chosen: Subject | null = null
  #hovered: Hit | null = null
  #waiting = 0
  #preparing = 0

  constructor(data: ExplorerData, reach: DayRange, extent: DayRange, stage: Stage, around: Surroundings) {
    this.data = data
    this.#reach = reach
    this.#extent = extent
    this.#stage = stage
    this.#around = around
    this.#details = new Details(around.details, data)
    this.#palette = this.#readPalette()
    this.#view = wholeView(extent, 1)
    this.#listen()
  }

  /** How many events the drawn marks stand for: one may stand in several lanes. */
  get drawnCount(): number {
    const milestones = this.#bands.filter(({ band }) => band.kind === 'milestones')
    const places = milestones.flatMap(({ marks }) => marks.flatMap(({ cluster, place }) => cluster?.places ?? [place]))
    return new Set(places).size
  }

  /** What is shown at first. */
  #whole(width: number): ExplorerView {
    return withinReach(wholeView(this.#extent, width), this.#reach)
  }

  get whereabouts(): Whereabouts {
    const whole = this.#whole(this.#view.width)
    const isWhole = Math.abs(whole.from - this.#view.from) + Math.abs(whole.to - this.#view.to) < 0.01
    const isMilestone = this.#chosen?.kind === 'milestones'
    return {
      days: isWhole ? null : daysIn(this.#view),
      selected: (isMilestone && this.data.events.id[this.#chosen?.place ?? -1]) || null,
    }
  }

  /** Draws at once. */
  goTo({ days, selected }: Whereabouts): void {
    const width = this.#view.width
    this.#view = days ? { from: days.first, to: days.last + 1, width } : this.#whole(width)
    const place = selected === null ? -1 : this.data.events.id.indexOf(selected)
    const lane = this.data.lanes.findIndex(({ events }) => events.includes(place))
    this.#chosen = lane < 0 ? null : { kind: 'milestones', lane, place }
    this.#layOut()
    if (this.#chosen) this.#reveal(this.#chosen)
    this.#draw()
  }

  /** Says beside the drawing what is chosen; at first the page says it itself. */
  tell(): void {
    this.#showDetails(this.#hitOf(this.#chosen))
  }

  /** To be called when there may be another size. */
  fit(): void {
    const { scroller } = this.#stage
    if (scroller.clientWidth !== this.#frame.width || scroller.clientHeight !== this.#frame.height) this.#layOut()
  }

  #layOut(): void {
    const { scroller, canvas, axis: svg, plot, spacer, minimap: map } = this.#stage
    // On paper it is left out; a drawing without any room has nothing to lay out.
    if (scroller.clientWidth === 0) return
    const isWide = scroller.offsetWidth >= WIDE
    const height = scroller.clientHeight
    const textRows = isWide ? 3 : 2
    const room = { nameHeight: isWide ? 0 : NAME_HEIGHT, textRows }
    const textsHeight = stackOf({ ...this.data, lanes: [] }, { ...room, height: 0 }).texts?.height ?? 0
    this.#stack = stackOf(this.data, { ...room, height: height - AXIS_HEIGHT - textsHeight })
    spacer.style.blockSize = `${Math.max(0, AXIS_HEIGHT + textsHeight + this.#stack.height - height)}px`
    const width = scroller.clientWidth
    const plotStart = isWide ? NAMES_WIDTH : 0
    this.#frame = { width, height, plotStart, axisHeight: AXIS_HEIGHT }
    this.#context = fitCanvas(canvas, width, height)
    this.#pen = this.#context && canvasPen(this.#context)
    const plotWidth = width - plotStart
    svg.replaceChildren()
    for (const [name, value] of Object.entries({ width: plotWidth, height: AXIS_HEIGHT }))
      svg.setAttribute(name, `${value}`)
    svg.style.insetInlineStart = plot.style.insetInlineStart = `${plotStart}px`
    this.#drawAxis = axis(svg, AXIS_HEIGHT)
    this.#minimap = minimap(
      map,
      this.data,
      this.#extent,
      map.parentElement?.clientWidth ?? width,
      MINIMAP_HEIGHT,
      middle => {
        const half = (this.#view.to - this.#view.from) / 2
        this.#zooming?.show({ from: middle - half, to: middle + half, width: plotWidth }, 'at once')
      },
    )
    const view = { ...this.#view, width: plotWidth }
    this.#zooming = zooming(
      plot,
      this.#reach,
      view,
      changed => {
        this.#view = changed
        this.#hovered = null
        this.redraw()
        this.#around.changed(false)
      },
      pixels => {
        scroller.scrollTop -= pixels
      },
    )
  }

  /** In the next frame, however often it is asked for. */
  redraw(): void {
    if (this.#waiting !== 0) return
    this.#waiting = requestAnimationFrame(() => {
      this.#waiting = 0
      this.#draw()
    })
  }

  /** The theme has changed. */
  recolour(): void {
    this.#palette = this.#readPalette()
    this.redraw()
  }

  #readPalette() {
    return readPalette(
      this.#stage.scroller,
      this.data.certainties.map(({ id }) => id),
    )
  }

  get #scene(): Scene {
    return {
      data: this.data,
      stack: this.#stack,
      view: this.#view,
      frame: this.#frame,
      scrolled: this.#stage.scroller.scrollTop,
      measure: this.#around.widths.measure,
    }
  }

  #draw(): void {
    if (!this.#context || !this.#pen) return
    const scene = this.#scene
    this.#bands = shownBands(scene)
    const parts = axisParts(daysIn(this.#view), this.#view.width / PIXELS_PER_PART)
    this.#context.clearRect(0, 0, this.#frame.width, this.#frame.height)
    const hasFocus = this.#stage.scroller.matches(':focus-visible')
    const attention = { hovered: this.#hovered, chosen: this.#hitOf(this.#chosen), hasFocus }
    paint(this.#pen, scene, this.#bands, parts, this.#palette, attention)
    this.#drawAxis?.(this.#view, parts)
    this.#minimap?.draw(this.#view, this.#palette)
    this.#prepare()
  }

  /** Between the frames, a band at a time, what the next step of zoom will show: it is too much for one frame. */
  #prepare(): void {
    clearTimeout(this.#preparing)
    this.#preparing = setTimeout(() => {
      if (prepareZoom(this.#stack, scaleOf(this.#view), largestScale(this.#reach))) this.#prepare()
    })
  }

  #hitOf(subject: Subject | null): Hit | null {
    if (!subject) return null
    for (const shown of this.#bands) {
      const mark = shown.marks.find(candidate => standsFor(shown.band, candidate, subject))
      if (mark) return { shown, mark }
    }
    return null
  }

  #listen(): void {
    const { scroller, plot, tools } = this.#stage
    scroller.onscroll = scroller.onfocus = scroller.onblur = () => this.redraw()
    scroller.onkeydown = event => this.#press(event)
    plot.onpointermove = event => {
      if (event.pointerType === 'mouse' && event.buttons === 0) this.#hover(this.#at(event))
    }
    plot.onpointerleave = () => this.#hover(null)
    plot.onclick = event => {
      const hit = this.#at(event)
      if (hit) this.#activate(hit)
      else this.#choose(null)
    }
    tools.in.onclick = () => this.#zooming?.zoomBy(ZOOM_STEP)
    tools.out.onclick = () => this.#zooming?.zoomBy(1 / ZOOM_STEP)
    tools.earlier.onclick = () => this.#zooming?.panBy(-PAN_STEP)
    tools.later.onclick = () => this.#zooming?.panBy(PAN_STEP)
    tools.whole.onclick = () => this.#zooming?.show(this.#whole(this.#view.width))
    tools.svg.onclick = () => saveSvg(this.#scene, this.#printPalette())
    tools.png.onclick = () => savePng(this.#scene, this.#printPalette())
  }

  #printPalette() {
    const ids = this.data.certainties.map(({ id }) => id)
    return readPalette(this.#stage.scroller, ids, 'light')
  }

  #at({ offsetX, offsetY }: MouseEvent): Hit | null {
    return markAt(this.#scene, this.#bands, offsetX + this.#frame.plotStart, offsetY)
  }

  #hover(hit: Hit | null): void {
    const isSame = hit?.mark.place === this.#hovered?.mark.place && hit?.shown.band === this.#hovered?.shown.band
    if (isSame) return
    this.#hovered = hit
    this.#stage.plot.style.cursor = hit ? 'pointer' : ''
    if (this.#detailsAreBeside) this.#showDetails(hit ?? this.#hitOf(this.#chosen))
    this.redraw()
  }

  #showDetails(hit: Hit | null): void {
    const cluster = hit?.mark.cluster
    const isChosen = hit !== null && this.#chosen !== null && standsFor(hit.shown.band, hit.mark, this.#chosen)
    this.#details.show(hit, isChosen, cluster ? this.#viewInside(cluster) !== null : false)
  }

  /** Under the drawing nobody sees them while pointing at a mark, and what comes after would move. */
  get #detailsAreBeside(): boolean {
    const { details } = this.#around
    return details.getBoundingClientRect().left >= this.#stage.scroller.getBoundingClientRect().right
  }

  #choose(subject: Subject | null): void {
    this.#chosen = subject
    this.#draw()
    this.tell()
    this.#around.changed(false)
  }

  #activate({ shown, mark }: Hit): void {
    const subject = subjectOf(shown.band, mark.place)
    const inside = mark.cluster && this.#viewInside(mark.cluster)
    if (inside) this.#open(subject, inside)
    else this.#choose(subject)
  }

  #open(subject: Subject, inside: ExplorerView): void {
    this.#around.changed(true)
    this.#choose(subject)
    this.#zooming?.show(inside)
  }

  /** Where a cluster comes apart; null where it does not, because it all happened on one day. */
  #viewInside(days: DayRange): ExplorerView | null {
    const inside = viewOfDays(days, this.#reach, this.#view.width)
    const isWorth = days.last > days.first && scaleOf(inside) > scaleOf(this.#view) * WORTH_OPENING
    return isWorth ? inside : null
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const move = MOVES[event.key]
    if (move) this.#move(move)
    else if (event.key === '+' || event.key === '=') this.#zooming?.zoomBy(ZOOM_STEP)
    else if (event.key === '-') this.#zooming?.zoomBy(1 / ZOOM_STEP)
    else if (event.key === 'Enter') this.#enter()
    else if (event.key === 'Escape' && this.#chosen) {
      this.#choose(null)
      this.#say('Nothing is chosen')
    } else return
    event.preventDefault()
  }

  #move(move: Move): void {
    const scale = scaleOf(this.#view)
    const from = this.#chosen && standingOf(this.#stack, scale, this.#chosen)
    const to = from ? moved(this.#stack, scale, from, move) : this.#begin()
    if (!to) return
    this.#reveal(to.subject)
    this.#choose(to.subject)
    this.#say(this.#wordsFor(to))
  }

  /** Where the keys begin: in the first lane in view, in the middle. */
  #begin(): Standing | null {
    const inLanes = this.#bands.find(({ band }) => band.kind === 'milestones')?.band ?? bandsOf(this.#stack)[0]
    return inLanes ? nearest(inLanes, scaleOf(this.#view), dayAt(this.#view, this.#view.width / 2)) : null
  }

  #wordsFor({ band, subject, cluster }: Standing): string {
    if (cluster) return `${clusterWords(band.kind, cluster)}, ${bandWords(band)}, press Enter to open`
    return announcement(this.data, band, subject.place, band.layout.track.byTime.indexOf(subject.place) + 1)
  }

  #enter(): void {
    const standing = this.#chosen && standingOf(this.#stack, scaleOf(this.#view), this.#chosen)
    if (!standing) return
    const { band, subject, cluster } = standing
    const inside = cluster && this.#viewInside(cluster)
    if (inside) {
      this.#open(subject, inside)
      this.#say(`Zoomed to ${clusterWords(band.kind, cluster)}`)
    } else if (cluster) this.#around.details.parentElement?.focus()
    else location.assign(wordsOf(this.data, band, subject.place).href)
  }

  #say(words: string): void {
    this.#stage.announcer.textContent = words
  }

  /** Brings a mark into view, in time and among the lanes. */
  #reveal(subject: Subject): void {
    const standing = standingOf(this.#stack, scaleOf(this.#view), subject)
    if (!standing) return
    const { band, row, middle } = standing
    const { from, to, width } = this.#view
    const margin = ((to - from) * TARGET) / width
    if (middle < from + margin || middle > to - margin) {
      const half = (to - from) / 2
      this.#zooming?.show({ from: middle - half, to: middle + half, width }, 'at once')
    }
    if (band.kind === 'texts') return
    const { scroller } = this.#stage
    const room = scroller.clientHeight - lanesTop({ stack: this.#stack, frame: this.#frame })
    const top = band.rowsTop + row * TARGET
    if (top < scroller.scrollTop) scroller.scrollTop = Math.max(0, top - TARGET)
    else if (top + TARGET > scroller.scrollTop + room) scroller.scrollTop = top + 2 * TARGET - room
  }
}

const MOVES: Readonly<Record<string, Move>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
}

import type { DayRange } from '../../../server/domain/dates/day-range.ts'
import type { ExplorerData } from '../../../server/domain/explorer/explorer-data.ts'
import { announcement, clusterWords, wordsOf } from '../../../server/domain/explorer/mark-words.ts'
import {
  firstStanding,
  type Move,
  moved,
  type Standing,
  scrolledTo,
  standingOf,
} from '../../../server/domain/explorer/moves.ts'
import type { Palette } from '../../../server/domain/explorer/pen.ts'
import { daysIn } from '../../../server/domain/explorer/picture.ts'
import { TARGET } from '../../../server/domain/explorer/room.ts'
import {
  countEvents,
  type Hit,
  markAt,
  markOf,
  milestoneOf,
  type Scene,
  type ShownBand,
  type Subject,
  shownBands,
  standsFor,
  subjectOf,
} from '../../../server/domain/explorer/scene.ts'
import { prepareZoom } from '../../../server/domain/explorer/stack.ts'
import {
  type Bounds,
  type ExplorerView,
  largestScale,
  scaleOf,
  viewInside,
  wholeView,
  withinBounds,
} from '../../../server/domain/explorer/viewport.ts'
import { drawingWords } from '../../../server/domain/language/drawing-words.ts'
import type { Whereabouts } from './address.ts'
import { Details } from './details.ts'
import { hintOnce } from './hint.ts'
import { commandOf } from './keys.ts'
import { type Layout, layOut } from './layout.ts'
import type { Stage } from './stage.ts'
import type { TextWidths } from './text-widths.ts'
import { readPalette } from './theme.ts'
import { useTools } from './tools.ts'

interface Surroundings {
  readonly details: HTMLElement
  readonly widths: TextWidths
  /** Called when the view or the choice changes; with `isStep` before it changes, if one should be able to go back. */
  readonly changed: (isStep: boolean) => void
}

/** The drawing of one set of data: what is in view, what is chosen, and everything that changes it. */
export class Explorer {
  readonly data: ExplorerData
  readonly #bounds: Bounds
  readonly #stage: Stage
  readonly #around: Surroundings
  readonly #details: Details
  #palette: Palette
  #view: ExplorerView
  #layout: Layout | null = null
  #bands: readonly ShownBand[] = []
  #chosen: Subject | null = null
  #hovered: Hit | null = null
  #waiting = 0
  #preparing = 0

  constructor(data: ExplorerData, extent: DayRange, stage: Stage, around: Surroundings) {
    this.data = data
    this.#bounds = { reach: data.reach ?? extent, extent }
    this.#stage = stage
    this.#around = around
    this.#details = new Details(around.details, data, () => this.#release())
    this.#palette = this.#readPalette()
    this.#view = wholeView(extent, 1)
    this.#listen()
  }

  get drawnCount(): number {
    return countEvents(this.#bands)
  }

  /** What is shown at first. */
  get #whole(): ExplorerView {
    return withinBounds(wholeView(this.#bounds.extent, this.#view.width), this.#bounds)
  }

  get whereabouts(): Whereabouts {
    const [whole, view] = [this.#whole, this.#view]
    const isWhole = Math.abs(whole.from - view.from) + Math.abs(whole.to - view.to) < 0.01
    const place = this.#chosen?.kind === 'milestones' ? this.#chosen.place : -1
    return { days: isWhole ? null : daysIn(view), selected: this.data.events.id[place] ?? null }
  }

  /** Draws at once. */
  goTo({ days, selected }: Whereabouts): void {
    this.#view = days ? { from: days.first, to: days.last + 1, width: this.#view.width } : this.#whole
    this.#details.keepListOf(null)
    this.#chosen = milestoneOf(this.data, selected)
    this.#layOut()
    if (this.#chosen) this.#reveal(this.#chosen)
    this.#draw()
  }

  /** Says beside the drawing what is chosen; at first the page says it itself. */
  tell(): void {
    this.#showDetails(markOf(this.#bands, this.#chosen))
  }

  /** To be called when there may be another size. */
  fit(): void {
    const { clientWidth, clientHeight } = this.#stage.scroller
    const { width, height } = this.#layout?.frame ?? {}
    if (clientWidth !== width || clientHeight !== height) this.#layOut()
  }

  #layOut(): void {
    this.#layout =
      layOut(this.#stage, this.data, this.#bounds, this.#view, {
        changed: view => {
          this.#view = view
          this.#hovered = null
          this.redraw()
          this.#around.changed(false)
        },
        wheeled: () => hintOnce(this.#stage.hint),
      }) ?? this.#layout
  }

  /** Draws once in the next frame, however often it is called. */
  redraw(): void {
    if (this.#waiting !== 0) return
    this.#waiting = requestAnimationFrame(() => this.#draw())
  }

  /** The theme has changed. */
  recolour(): void {
    this.#palette = this.#readPalette()
    this.redraw()
  }

  #readPalette(isForPrint?: boolean): Palette {
    const ids = this.data.certainties.map(({ id }) => id)
    return readPalette(this.#stage.scroller, ids, isForPrint)
  }

  #sceneIn({ stack, frame }: Layout): Scene {
    return {
      data: this.data,
      stack,
      view: this.#view,
      frame,
      scrolled: this.#stage.scroller.scrollTop,
      measure: this.#around.widths.measure,
    }
  }

  #draw(): void {
    // A frame that was asked for on the way would draw the same once more.
    cancelAnimationFrame(this.#waiting)
    this.#waiting = 0
    if (!this.#layout) return
    const scene = this.#sceneIn(this.#layout)
    this.#bands = shownBands(scene)
    const hasFocus = this.#stage.scroller.matches(':focus-visible')
    const attention = { hovered: this.#hovered, chosen: markOf(this.#bands, this.#chosen), hasFocus }
    this.#layout.draw(scene, this.#bands, this.#palette, attention)
    this.#prepare(this.#layout)
  }

  /** Arranges the next levels of zoom in advance, a band at a time between frames, because all is too much for one frame. */
  #prepare(layout: Layout): void {
    clearTimeout(this.#preparing)
    this.#preparing = setTimeout(() => {
      if (prepareZoom(layout.stack, scaleOf(this.#view), largestScale(this.#bounds.reach))) this.#prepare(layout)
    })
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
      else this.#release()
    }
    this.#around.details.addEventListener('keydown', event => {
      if (event.key === 'Escape' && !this.#details.isSheet) this.#release()
    })
    useTools(tools, {
      layout: () => this.#layout,
      whole: () => this.#whole,
      scene: layout => this.#sceneIn(layout),
      paper: () => this.#readPalette(true),
    })
  }

  #at({ offsetX, offsetY }: MouseEvent): Hit | null {
    const layout = this.#layout
    return layout && markAt(this.#sceneIn(layout), this.#bands, offsetX + layout.frame.plotStart, offsetY)
  }

  #hover(hit: Hit | null): void {
    if (hit?.mark.place === this.#hovered?.mark.place && hit?.shown.band === this.#hovered?.shown.band) return
    this.#hovered = hit
    this.#stage.plot.style.cursor = hit ? 'pointer' : ''
    if (this.#details.isBeside(this.#stage.scroller)) this.#showDetails(hit ?? markOf(this.#bands, this.#chosen))
    this.redraw()
  }

  #showDetails(hit: Hit | null): void {
    const isChosen = hit !== null && this.#chosen !== null && standsFor(hit.shown.band, hit.mark, this.#chosen)
    this.#details.show(hit, isChosen, this.#inside(hit?.mark.cluster) !== null)
  }

  #choose(subject: Subject | null): void {
    this.#chosen = subject
    this.#draw()
    this.#details.keepListOf(markOf(this.#bands, subject))
    this.tell()
    this.#around.changed(false)
  }

  /** To be called when something else on the page was pressed. */
  dismissList(): void {
    if (this.#details.hasList && !this.#details.isSheet) this.#release()
  }

  /** Dismisses what is chosen, and what is told of it. */
  #release(): void {
    if (this.#details.hasFocus) this.#stage.scroller.focus({ preventScroll: true })
    this.#choose(null)
  }

  #activate({ shown, mark }: Hit): void {
    const subject = subjectOf(shown.band, mark.place)
    const inside = this.#inside(mark.cluster)
    if (inside) this.#open(subject, inside)
    else this.#choose(subject)
    if (!this.#details.isBeside(this.#stage.scroller)) this.#details.openSheet()
  }

  #open(subject: Subject, inside: ExplorerView): void {
    this.#around.changed(true)
    this.#choose(subject)
    this.#layout?.zooming.show(inside)
  }

  #inside(cluster: DayRange | null | undefined): ExplorerView | null {
    return cluster ? viewInside(cluster, this.#bounds, this.#view) : null
  }

  #press(event: KeyboardEvent): void {
    const command = commandOf(event)
    if (!command || !this.#layout || (command === 'release' && !this.#chosen)) return
    event.preventDefault()
    if (command === 'in' || command === 'out') this.#stage.tools[command].click()
    else if (command === 'open') this.#enter(this.#layout)
    else if (command === 'release') {
      this.#choose(null)
      this.#say(drawingWords().nothingChosen)
    } else this.#move(this.#layout, command)
  }

  #standing({ stack }: Layout): Standing | null {
    return this.#chosen && standingOf(stack, scaleOf(this.#view), this.#chosen)
  }

  #move(layout: Layout, move: Move): void {
    const from = this.#standing(layout)
    const to = from
      ? moved(layout.stack, scaleOf(this.#view), from, move)
      : firstStanding(this.#bands, layout.stack, this.#view)
    if (!to) return
    this.#reveal(to.subject)
    this.#choose(to.subject)
    this.#say(announcement(this.data, to))
  }

  #enter(layout: Layout): void {
    const standing = this.#standing(layout)
    if (!standing) return
    const { band, subject, cluster } = standing
    const inside = this.#inside(cluster)
    if (cluster && inside) {
      this.#open(subject, inside)
      this.#say(drawingWords().zoomedTo(clusterWords(band.kind, cluster)))
    } else if (cluster) this.#details.focus()
    else location.assign(wordsOf(this.data, band, subject.place).href)
  }

  #say(words: string): void {
    this.#stage.announcer.textContent = words
  }

  /** Brings a mark into view, in time and among the lanes. */
  #reveal(subject: Subject): void {
    const layout = this.#layout
    const standing = layout && standingOf(layout.stack, scaleOf(this.#view), subject)
    if (!standing) return
    const { from, to } = this.#view
    const margin = TARGET / scaleOf(this.#view)
    if (standing.middle < from + margin || standing.middle > to - margin) layout.zooming.centreOn(standing.middle)
    this.#stage.scroller.scrollTop = scrolledTo(standing, this.#sceneIn(layout))
  }
}

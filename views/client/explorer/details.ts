import type { ChosenEvent, ExplorerData, NamedPage } from '../../../server/domain/explorer/explorer-data.ts'
import { bandWords, clusterWords, wordsOf } from '../../../server/domain/explorer/mark-words.ts'
import type { Hit } from '../../../server/domain/explorer/scene.ts'
import type { Band } from '../../../server/domain/explorer/stack.ts'
import { drawingWords } from '../../../server/domain/language/drawing-words.ts'
import { grouped } from '../../../server/domain/language/numbers.ts'
import { fetched } from './fetching.ts'
import { button, element, note, tryAgain } from './parts.ts'
import { Sheet } from './sheet.ts'
import { typesetEvent } from './typeset.ts'

const MOST_LISTED = 60

const PAUSE_MS = 150

/** What stands beside the drawing about the mark that is chosen or pointed at. */
export class Details {
  readonly #panel: HTMLElement
  readonly #data: ExplorerData
  readonly #fetched = new Map<string, ChosenEvent>()
  readonly #closed: () => void
  readonly #sheet: Sheet
  /** The crowd whose list is read, until it is dismissed: also when it has come apart in the drawing. */
  #listed: Hit | null = null

  constructor(panel: HTMLElement, data: ExplorerData, closed: () => void) {
    this.#panel = panel
    this.#data = data
    this.#closed = closed
    this.#sheet = new Sheet(panel, closed)
  }

  get hasList(): boolean {
    return this.#listed !== null
  }

  get hasFocus(): boolean {
    return this.#panel.contains(document.activeElement)
  }

  get isSheet(): boolean {
    return this.#sheet.isOpen
  }

  openSheet(): void {
    this.#sheet.open()
  }

  /** Of what is chosen, if it is a crowd. */
  keepListOf(chosen: Hit | null): void {
    this.#listed = chosen?.mark.cluster ? chosen : null
  }

  /** Details below the drawing do not follow the pointer: they may be out of sight, and the rest of the page would move. */
  isBeside(drawing: HTMLElement): boolean {
    return this.#panel.getBoundingClientRect().left >= drawing.getBoundingClientRect().right
  }

  focus(): void {
    this.#panel.parentElement?.focus()
  }

  /** Tells everything about a mark that is chosen, and what is known already about one that is only pointed at. */
  show(pointedAt: Hit | null, isPointedAtChosen: boolean, canOpen: boolean): void {
    const hit = this.#listed ?? pointedAt
    const isChosen = this.#listed !== null || isPointedAtChosen
    if (!hit) {
      this.#panel.replaceChildren()
      return
    }
    const { band } = hit.shown
    const { cluster, place } = hit.mark
    const told = cluster ? listOf(this.#data, band, cluster, canOpen && !isChosen) : oneOf(this.#data, band, place)
    this.#panel.replaceChildren(...(isChosen ? [this.#closeButton()] : []), ...told)
    if (cluster || !isChosen) return
    const link = copyLink(wordsOf(this.#data, band, place).href)
    if (band.kind !== 'milestones') {
      this.#panel.append(link)
      return
    }
    // Nobody answers where the site is written to files.
    if (this.#data.chosenHref === '') {
      this.#panel.append(link)
      return
    }
    const more = element('div', { 'aria-live': 'polite' })
    this.#panel.append(more, link)
    this.#tellMore(more, this.#data.events.id[place] ?? '')
  }

  #closeButton(): HTMLButtonElement {
    const made = button('×', {
      class: 'explorer-close',
      'aria-label': drawingWords().close,
      title: drawingWords().close,
    })
    made.onclick = () => (this.isSheet ? this.#sheet.close() : this.#closed())
    return made
  }

  #tellMore(box: HTMLElement, id: string): void {
    const known = this.#fetched.get(id)
    if (known) {
      box.replaceChildren(...moreOf(known))
      return
    }
    box.replaceChildren(note(drawingWords().summaryIsFetched))
    // Nothing is fetched for marks that the reader passes by.
    setTimeout(() => {
      if (box.isConnected) void this.#fetchMore(box, id)
    }, PAUSE_MS)
  }

  async #fetchMore(box: HTMLElement, id: string): Promise<void> {
    const found = await fetched<ChosenEvent>(this.#data.chosenHref.replace(':id', id))
    if (found) {
      const event = typesetEvent(found)
      this.#fetched.set(id, event)
      box.replaceChildren(...moreOf(event))
      return
    }
    box.replaceChildren(
      note(drawingWords().summaryNotFetched),
      tryAgain(() => this.#tellMore(box, id)),
    )
  }
}

const moreOf = ({ paragraphs, participants, documents }: ChosenEvent): Node[] => [
  ...paragraphs.map(paragraph => element('p', { class: 'summary', dir: 'auto' }, paragraph)),
  ...linked(drawingWords().who, participants),
  ...linked(drawingWords().texts, documents),
]

function linked(name: string, pages: readonly NamedPage[]): Node[] {
  if (pages.length === 0) return []
  const links = pages.flatMap(({ text, href }, place) => [
    place === 0 ? ' ' : ', ',
    href === null ? text : element('a', { href }, text),
  ])
  return [element('p', { class: 'detail' }, element('b', {}, name), ...links)]
}

const copyLink = (href: string): HTMLParagraphElement =>
  element(
    'p',
    { class: 'explorer-copy' },
    button(drawingWords().tools.copyLink, { class: 'copy', 'data-copy-link': href }),
  )

const heading = (...content: readonly (Node | string)[]): HTMLHeadingElement =>
  element('h2', { dir: 'auto' }, ...content)

function oneOf(data: ExplorerData, band: Band, place: number): Node[] {
  const { title, href, date, certainty, significance } = wordsOf(data, band, place)
  const meta = element('p', { class: 'event-meta' }, element('span', { class: 'date' }, date))
  if (certainty) meta.append(' ', element('span', { class: `certainty certainty-${certainty.id}` }, certainty.label))
  const context = [bandWords(band), ...(significance ? [significance] : [])].join(' · ')
  const parts: Node[] = [meta, heading(element('a', { href }, title)), note(context)]
  if (band.kind === 'texts') parts.push(...familyOf(data, place))
  return parts
}

/** What a text builds on, and what builds on it. */
function familyOf(data: ExplorerData, place: number): Node[] {
  const heirs = data.documents.flatMap(({ follows }, heir) => (follows.includes(place) ? [heir] : []))
  const { buildsOn, takenUpBy } = drawingWords()
  return [...named(buildsOn, data.documents[place]?.follows ?? [], data), ...named(takenUpBy, heirs, data)]
}

const named = (term: string, places: readonly number[], data: ExplorerData): Node[] =>
  places.length === 0 ? [] : [note(term), list(data, { kind: 'texts', lane: -1 }, places)]

function listOf(
  data: ExplorerData,
  band: Band,
  cluster: NonNullable<Hit['mark']['cluster']>,
  canOpen: boolean,
): Node[] {
  const listed = cluster.places.slice(0, MOST_LISTED)
  const rest = cluster.places.length - listed.length
  return [
    heading(clusterWords(band.kind, cluster)),
    note(`${bandWords(band)}${canOpen ? drawingWords().pressTheNumber : ''}`),
    list(data, band, listed),
    ...(rest > 0 ? [note(drawingWords().more(grouped(rest)))] : []),
  ]
}

const list = (data: ExplorerData, band: Pick<Band, 'kind' | 'lane'>, places: readonly number[]): HTMLUListElement =>
  element(
    'ul',
    { class: 'explorer-several' },
    ...places.map(place => {
      const { title, href, date } = wordsOf(data, band, place)
      return element(
        'li',
        {},
        element('span', { class: 'date' }, date),
        ' ',
        element('a', { href, dir: 'auto' }, title),
      )
    }),
  )

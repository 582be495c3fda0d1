import { brushDates } from './brush.ts'

const ready = new WeakSet<Element>()

/** The overview above the list: details of what is pointed at, a way through it by arrow keys, and a brush for the dates. */
export function enhanceOverview(root: ParentNode): void {
  const figure = root.querySelector<HTMLElement>('.overview')
  if (!figure || ready.has(figure)) return
  ready.add(figure)
  const tell = detailsOf(figure)
  stepByKeys(figure)
  brushDates(figure, tell)
}

/** What is said takes the place of the explanation, so that nothing moves. */
function detailsOf(figure: HTMLElement): (text: string) => void {
  const line = figure.querySelector('.overview-line')
  const detail = document.createElement('span')
  detail.className = 'overview-detail'
  // A copy of the page that was shown before may have one.
  line?.querySelector('.overview-detail')?.remove()
  line?.append(detail)
  const tell = (text: string): void => {
    detail.textContent = text
    line?.classList.toggle('telling', text !== '')
  }
  const tellOf = ({ target }: Event): void => {
    tell((target instanceof Element && target.closest('a')?.querySelector('title')?.textContent) || '')
  }
  const drawing = figure.querySelector('.overview-drawing')
  drawing?.addEventListener('pointerover', tellOf)
  drawing?.addEventListener('focusin', tellOf)
  drawing?.addEventListener('pointerleave', () => tell(''))
  drawing?.addEventListener('focusout', () => tell(''))
  return tell
}

/** One stop for the Tab key; arrows lead on from there in time, up and down by whole columns. */
function stepByKeys(figure: HTMLElement): void {
  const links = [...figure.querySelectorAll<SVGAElement>('svg a')]
  const shown = (): SVGAElement[] => links.filter(link => link.getClientRects().length > 0)
  const isColumn = (link: SVGAElement) => link.querySelector('.overview-column') !== null
  const stopAt = (stop: SVGAElement | undefined): void => {
    for (const link of links) link.setAttribute('tabindex', link === stop ? '0' : '-1')
  }
  stopAt(shown()[0])
  new ResizeObserver(() => {
    const visible = shown()
    if (!visible.some(link => link.getAttribute('tabindex') === '0')) stopAt(visible[0])
  }).observe(figure)
  figure.addEventListener('keydown', event => {
    const link = event.target instanceof Element ? event.target.closest<SVGAElement>('svg a') : null
    const step = STEPS[event.key]
    if (!link || !step || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    const [by, columnsOnly] = step
    const inTime = shown()
      .filter(other => other === link || !columnsOnly || isColumn(other))
      .map(other => ({ other, panel: other.closest('[role="group"]'), at: other.getBoundingClientRect() }))
      .sort((a, b) => (a.panel === b.panel ? a.at.left - b.at.left : a.at.top - b.at.top))
      .map(({ other }) => other)
    const next = inTime[Math.min(inTime.length - 1, Math.max(0, inTime.indexOf(link) + by))]
    if (!next) return
    stopAt(next)
    next.focus()
  })
}

/** How many links on, and whether columns alone count. */
const STEPS: Readonly<Record<string, readonly [number, boolean?]>> = {
  ArrowRight: [1],
  ArrowLeft: [-1],
  ArrowDown: [1, true],
  ArrowUp: [-1, true],
  Home: [Number.NEGATIVE_INFINITY],
  End: [Number.POSITIVE_INFINITY],
}

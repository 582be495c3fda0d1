import { layOutNow } from './lay-out.ts'

// Where a reader was on a page: what of it was unfolded, what had the focus, how far it was scrolled. Browsers keep this for
// pages that they keep whole; for those that are loaded again, or changed in place, we do.

interface Place {
  /** One digit for each part that folds. */
  readonly folds: string
  /** CSS. */
  readonly focus: string | null
  /** The first milestone in view and its distance from the top, which holds where the page above it has changed. */
  readonly near: string | null
  readonly top: number
  readonly scroll: number
}

/** One for each entry of the browser's history. */
export const placeKey = (): string => (history.state as { key?: string } | null)?.key ?? location.href

export function savePlace(page: Document, key: string): void {
  const near = [...page.querySelectorAll('.event')].find(event => event.getBoundingClientRect().bottom > 0)
  const place: Place = {
    folds: foldsOf(page)
      .map(({ open }) => (open ? 1 : 0))
      .join(''),
    focus: selectorOf(page.activeElement),
    near: near?.id ?? null,
    top: near?.getBoundingClientRect().top ?? 0,
    scroll: scrollY,
  }
  try {
    sessionStorage.setItem(`parley-place ${key}`, JSON.stringify(place))
  } catch {
    // Refused or full.
  }
}

export function restorePlace(page: Document, key: string): void {
  const place = placeOf(key)
  if (!place) return
  layOutNow(page)
  const folds = foldsOf(page)
  if (folds.length === place.folds.length) {
    for (const [index, fold] of folds.entries()) fold.open = place.folds[index] === '1'
  }
  if (place.focus) page.querySelector<HTMLElement>(place.focus)?.focus({ preventScroll: true })
  scrollBack(page, place, FRAMES)
}

/** Milestones take their true height as they come near, and the browser goes back by pixels besides: it settles soon. */
const FRAMES = 4

function scrollBack(page: Document, place: Place, frames: number): void {
  const near = place.scroll > 0 && place.near ? page.getElementById(place.near) : null
  const top = near ? near.getBoundingClientRect().top - place.top + scrollY : place.scroll
  scrollTo({ top, behavior: 'instant' })
  if (frames > 0) requestAnimationFrame(() => scrollBack(page, place, frames - 1))
}

/** Saves the place when a page is left, and finds it again when the browser goes back to it. */
export function keepPlace(page: Document): void {
  window.addEventListener('pagehide', () => savePlace(page, placeKey()))
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (arrival?.type !== 'back_forward' && arrival?.type !== 'reload') return
  if (placeOf(placeKey()) === null) return
  // The browser would go by pixels, in a page that may begin with less above the list than when it was left.
  history.scrollRestoration = 'manual'
  const restore = () => restorePlace(page, placeKey())
  restore()
  window.addEventListener('load', () => {
    restore()
    history.scrollRestoration = 'auto'
  })
}

const foldsOf = (page: Document): HTMLDetailsElement[] => [...page.querySelectorAll('details')]

function placeOf(key: string): Place | null {
  try {
    return JSON.parse(sessionStorage.getItem(`parley-place ${key}`) ?? 'null') as Place | null
  } catch {
    return null
  }
}

/** How to find an element again: by its id, or as the link or field that it is, near the closest id. */
export function selectorOf(element: Element | null): string | null {
  if (!element || element === document.body) return null
  if (element.id) return `#${CSS.escape(element.id)}`
  const around = element.closest('[id]')
  const own = ['href', 'name', 'value']
    .filter(name => element.hasAttribute(name))
    .map(name => `[${name}="${CSS.escape(element.getAttribute(name) ?? '')}"]`)
  if (!around || own.length === 0) return null
  return `#${CSS.escape(around.id)} ${element.localName}${own.join('')}`
}

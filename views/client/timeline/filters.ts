import { type Answer, askInTurn } from './answers.ts'
import { refreshWhole, unfoldFacets } from './facets.ts'
import { placeKey, restorePlace, savePlace } from './place.ts'
import { showTimeline } from './timeline-parts.ts'

/** Where filters and list stand side by side, as in the style sheet. */
const SIDE_BY_SIDE = '(min-width: 62rem)'
const TYPING_PAUSE_MS = 250
const PAGES_KEPT = 10

interface Step {
  /** What the form held when it was asked; none for a link. */
  readonly sent?: URLSearchParams
  /** While somebody types, an answer that the filters can't be read is dropped, and a pause makes no step to go back to. */
  readonly isTyping?: boolean
  /** A fragment. */
  readonly goTo?: string
}

/** Lists other than the timeline load again with each box that is ticked; where the list is out of sight there is a button. */
function submitOnChange(form: HTMLFormElement): void {
  form.addEventListener('change', ({ target }) => {
    const isBox = target instanceof HTMLInputElement && target.type === 'checkbox'
    if (isBox && matchMedia(SIDE_BY_SIDE).matches) form.requestSubmit()
  })
}

/** Asks for the list anew and shows it where the reader is. */
type Refresh = (done: () => void) => void

/**
 * Filters, search, order and pages without leaving the page: what follows from them is replaced by the server's answer. The
 * addresses are those of the links and forms, so that each can be opened by itself.
 */
export function filterInPlace(page: Document, enhance: (root: ParentNode) => void): Refresh {
  const form = page.querySelector<HTMLFormElement>('form.filters')
  const timeline = page.getElementById('timeline')
  if (!form) return () => undefined
  if (!timeline) {
    submitOnChange(form)
    return () => undefined
  }
  const { ask, stop } = askInTurn(timeline)
  const home = new URL(form.action)
  const pages = new Map<string, Document>()
  let shown = pageOf(location.href)
  let shownKey = placeKey()
  let typing = 0

  unfoldFacets(form)
  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type !== 'search') askForm({ isTyping: target.type === 'text' })
  })
  form.addEventListener('input', event => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'search') return
    clearTimeout(typing)
    if (!(event as InputEvent).isComposing) typing = setTimeout(askForm, TYPING_PAUSE_MS, { isTyping: true })
  })
  form.addEventListener('submit', event => {
    event.preventDefault()
    const isBeside = matchMedia(SIDE_BY_SIDE).matches
    if (!isBeside) form.querySelector('.filter-panel')?.removeAttribute('open')
    askForm(isBeside ? {} : { goTo: '#timeline' })
  })
  page.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('main a[href]') : null
    if (!link || !isPlainClick(event) || link.hasAttribute('download')) return
    // The property `href` of a link in a drawing is an object, so the attribute is read.
    const { href, origin, pathname, search, hash } = new URL(link.getAttribute('href') ?? '', location.href)
    if (origin !== home.origin || pathname !== home.pathname || search === location.search) return
    event.preventDefault()
    take(href, { goTo: hash })
  })
  window.addEventListener('popstate', () => {
    savePlace(page, shownKey)
    shownKey = placeKey()
    if (pageOf(location.href) === shown) return
    const kept = pages.get(pageOf(location.href))
    clearTimeout(typing)
    stop()
    if (kept) comeBackTo(kept)
    else ask({ address: location.href, isCasual: false, use: answer => comeBackTo(answer.page) })
  })

  return done =>
    ask({
      address: location.href,
      isCasual: true,
      use: answer => {
        if (!answer.isOk) return
        savePlace(page, shownKey)
        comeBackTo(answer.page)
        done()
      },
    })

  function askForm(step: Step): void {
    const fields = [...new FormData(form as HTMLFormElement)] as [string, string][]
    const sent = new URLSearchParams(fields.filter(([, value]) => value.trim() !== ''))
    take(`${home.origin}${home.pathname}?${sent}`, { ...step, sent })
  }

  function take(address: string, step: Step): void {
    clearTimeout(typing)
    const isCasual = step.isTyping ?? false
    ask({
      address,
      isCasual,
      use: answer => {
        if (answer.isOk || !isCasual) arriveAt(answer, step)
      },
    })
  }

  function arriveAt(answer: Answer, step: Step): void {
    if (!pages.has(shown)) pages.set(shown, page.cloneNode(true) as Document)
    remember(answer.address, step.isTyping ?? false)
    show(answer.page, step.sent)
    if (!step.goTo) return
    timeline?.focus({ preventScroll: true })
    page.getElementById(step.goTo.slice(1))?.scrollIntoView({ behavior: 'instant' })
  }

  function comeBackTo(next: Document): void {
    show(next)
    restorePlace(page, shownKey)
  }

  function show(next: Document, sent?: URLSearchParams): void {
    shown = pageOf(location.href)
    pages.delete(shown)
    pages.set(shown, next)
    for (const oldest of [...pages.keys()].slice(0, -PAGES_KEPT)) pages.delete(oldest)
    showTimeline(page, next, { sent, enhance })
    void refreshWhole(form as HTMLFormElement, location.href)
  }

  /** A step of the history for each answer, and one for all that is typed in one go. */
  function remember(address: string, isTyping: boolean): void {
    const before = history.state as { readonly isTyping?: boolean } | null
    if (address === location.href || (isTyping && before?.isTyping)) {
      history.replaceState({ key: shownKey, isTyping }, '', address)
      return
    }
    savePlace(page, shownKey)
    shownKey = `${Date.now()}`
    history.pushState({ key: shownKey, isTyping }, '', address)
  }
}

const pageOf = (address: string): string => address.split('#')[0] ?? ''

const isPlainClick = ({ defaultPrevented, button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  !defaultPrevented && button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey

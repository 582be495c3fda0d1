import { keep, readKept } from '../page/kept.ts'

// The timeline in lanes is a page of its own. Whoever unfolds it has it here, and again on the next visit.

const KEPT = 'lanes'

type Enhance = (root: ParentNode) => void

/** `enhance` sets up what has been put into the page. */
export function unfoldLanes(page: Document, enhance: Enhance): void {
  // A fold that opens or closes tells nobody around it.
  page.addEventListener(
    'toggle',
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement) || !target.matches('.lanes')) return
      if (target.open) refreshLanes(page, enhance)
      else {
        keep(KEPT, null)
        delete page.documentElement.dataset['lanes']
      }
    },
    { capture: true },
  )
  const lanes = page.querySelector<HTMLDetailsElement>('.lanes')
  if (lanes && readKept(KEPT)) lanes.open = true
}

/** Fetches what is unfolded, unless it is there; without an answer the way to its page stays. */
export function refreshLanes(page: Document, enhance: Enhance): void {
  const body = page.querySelector<HTMLElement>('.lanes[open] .lanes-body')
  const link = body?.querySelector<HTMLAnchorElement>(':scope > p > a')
  if (!body || !link || body.dataset['shows'] === link.href) return
  const address = link.href
  fetchFigure(address).then(
    figure => {
      // Meanwhile something else may have been asked for.
      if (figure && link.href === address) show(figure)
    },
    () => undefined,
  )

  function show(figure: Element): void {
    if (!body) return
    const before = body.querySelector('.overview')
    const focused = before?.contains(document.activeElement) ? document.activeElement?.id : undefined
    before?.remove()
    body.append(document.importNode(figure, true))
    body.dataset['shows'] = address
    enhance(body)
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
    // As high as it is, so that on the next visit nothing moves when it comes.
    const height = String(Math.ceil(body.getBoundingClientRect().height))
    keep(KEPT, height)
    document.documentElement.style.setProperty('--lanes', `${height}px`)
  }
}

async function fetchFigure(address: string): Promise<Element | null> {
  const answer = await fetch(address, { headers: { Accept: 'text/html' } })
  if (!answer.ok) return null
  return new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.overview')
}

/** What is unfolded over the page goes away by Escape, by a press beside it, and when it has led somewhere. */
const OVER = 'details:is(.popover, .filter-panel, .rail > *)[open]'

/** Where filters and list stand side by side nothing lies over the list, as in the style sheet. */
const SIDE_BY_SIDE = '(min-width: 62rem)'

const unfolded = (page: Document): HTMLDetailsElement[] =>
  [...page.querySelectorAll<HTMLDetailsElement>(OVER)].filter(
    fold => fold.matches('.popover') || !matchMedia(SIDE_BY_SIDE).matches,
  )

export function closePopovers(page: Document): void {
  page.addEventListener('keydown', event => {
    const last = event.key === 'Escape' && !event.defaultPrevented ? unfolded(page).pop() : undefined
    if (!last) return
    last.open = false
    last.querySelector('summary')?.focus()
  })
  page.addEventListener('click', event => {
    const { target } = event
    if (!(target instanceof Element)) return
    // What was pressed may have been replaced by what came of it.
    const pressed = event.composedPath()
    for (const fold of unfolded(page)) {
      const isInside = pressed.includes(fold)
      const leadsOn = fold.matches('.rail > *') && target.closest('a') !== null
      if (!isInside || leadsOn) fold.open = false
    }
  })
}

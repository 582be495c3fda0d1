const MENUS = '.masthead details[open], .editor[open]'

/** What opens over the page closes again on Escape, and when the reader goes on elsewhere. */
export function closeMenus(page: Document): void {
  const close = (isLeft: (menu: HTMLDetailsElement) => boolean): HTMLDetailsElement | undefined => {
    const left = [...page.querySelectorAll<HTMLDetailsElement>(MENUS)].filter(isLeft)
    for (const menu of left) menu.open = false
    return left[0]
  }
  const isOutside = (target: EventTarget | null) => (menu: HTMLDetailsElement) =>
    !(target instanceof Node && menu.contains(target))
  page.addEventListener('keydown', ({ key, target }) => {
    if (key !== 'Escape') return
    const menu = close(open => target instanceof Node && open.contains(target))
    menu?.querySelector('summary')?.focus()
  })
  page.addEventListener('pointerdown', ({ target }) => close(isOutside(target)))
  page.addEventListener('focusin', ({ target }) => close(isOutside(target)))
}

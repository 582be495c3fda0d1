const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

const ready = new WeakSet<Element>()

/** Many links before a list are one stop for the Tab key: the arrow keys lead on from there. */
export function makeOneStop(group: Element, within: string): void {
  const items = (): HTMLElement[] =>
    [...group.querySelectorAll<HTMLElement>(within)].filter(item => item.checkVisibility())
  const stopAt = (stop: HTMLElement | undefined): void => {
    for (const item of group.querySelectorAll<HTMLElement>(within)) item.tabIndex = item === stop ? 0 : -1
  }
  const focused = items().find(item => item === document.activeElement)
  stopAt(focused ?? items()[0])
  // It stays while the page changes in place, and what it holds is looked up anew.
  if (ready.has(group)) return
  ready.add(group)
  group.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.matches(within)) stopAt(target)
  })
  group.addEventListener('keydown', event => {
    const { key, target, ctrlKey, altKey, metaKey } = event as KeyboardEvent
    const step = STEPS[key]
    if (step === undefined || ctrlKey || altKey || metaKey || !(target instanceof HTMLElement)) return
    const shown = items()
    const at = shown.indexOf(target)
    if (at === -1) return
    event.preventDefault()
    shown[Math.min(shown.length - 1, Math.max(0, at + step))]?.focus()
  })
}

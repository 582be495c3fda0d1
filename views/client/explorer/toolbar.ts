/** One stop of the Tab key for several buttons; the arrows lead from one to the next. */
export function asToolbar(toolbar: HTMLElement): void {
  const buttons = [...toolbar.querySelectorAll('button')]
  const enter = (entered: HTMLButtonElement | undefined): void => {
    for (const button of buttons) button.tabIndex = button === entered ? 0 : -1
  }
  toolbar.addEventListener('focusin', ({ target }) => enter(buttons.find(button => button === target)))
  toolbar.addEventListener('keydown', event => {
    const place = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const wanted = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: buttons.length - 1 }[event.key]
    const next = wanted === undefined ? undefined : buttons[wanted]
    if (!next) return
    event.preventDefault()
    next.focus()
  })
  enter(buttons[0])
}

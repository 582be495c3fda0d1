/**
 * Ctrl or ⌘ with P on the timeline prints all that matches with its sources, not the list on the screen: it leads to the
 * page made for paper, which then opens the browser's dialog by itself.
 */
export function printWhole(document: Document): void {
  const made = document.querySelector<HTMLAnchorElement>('a[data-print]')
  if (made) {
    document.addEventListener('keydown', event => {
      if (event.key.toLowerCase() !== 'p' || event.altKey || event.shiftKey || !hasCommandKey(event)) return
      event.preventDefault()
      location.assign(`${made.href}${ASKED}`)
    })
  }
  const button = document.querySelector<HTMLButtonElement>('button[data-print-now]')
  if (!button) return
  button.hidden = false
  button.addEventListener('click', () => print())
  if (location.hash !== ASKED) return
  // Whoever comes back to this page has not asked again.
  history.replaceState(history.state, '', location.pathname + location.search)
  addEventListener('load', () => document.fonts.ready.then(() => print()))
}

const ASKED = '#print'

/** On a Mac Ctrl+P moves the cursor up a line. */
const hasCommandKey = ({ ctrlKey, metaKey }: KeyboardEvent): boolean =>
  /^(mac|ip)/i.test(navigator.platform) ? metaKey && !ctrlKey : ctrlKey && !metaKey

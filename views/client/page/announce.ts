const SHOWN_MS = 5_000

let line: HTMLElement | undefined
let clearing = 0

/** To be called once at the start: what is put into a region together with its text is not read aloud. */
export function prepareAnnouncements(page: Document): void {
  line = page.createElement('p')
  line.className = 'announcement'
  line.setAttribute('aria-live', 'polite')
  page.body.append(line)
}

/** Says something in passing: at the foot of the window, and politely aloud. */
export function announce(text: string): void {
  announceUntilDone(text)
  clearing = setTimeout(unannounce, SHOWN_MS)
}

/** For what lasts: it stays until something else is said or `unannounce` is called. */
export function announceUntilDone(...content: readonly (string | Node)[]): void {
  clearTimeout(clearing)
  line?.replaceChildren(...content)
}

export function unannounce(): void {
  line?.replaceChildren()
}

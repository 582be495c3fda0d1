import { scriptWords } from '../../../server/domain/language/script-words.ts'
import { announce } from './announce.ts'
import { keep, readKept } from './kept.ts'

const HELP = `<h2 id="keys-title">Keyboard</h2>
<dl><div><dt><kbd>?</kbd></dt><dd>this help</dd></div>
<div><dt><kbd>/</kbd></dt><dd>search</dd></div>
<div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next, previous milestone of the timeline</dd></div>
<div><dt><kbd>o</kbd> <kbd>Enter</kbd></dt><dd>open it</dd></div></dl>
<p><kbd>Tab</kbd> reaches everything as well.</p>
<form method="dialog"><label><input type="checkbox"> Single keys work as above</label><button>Close</button></form>`

/** Single keys for those who want them: never in a field, never with Ctrl, Alt or ⌘, and to be switched off in their help. */
export function listenToKeys(page: Document): void {
  const actions = new Map<string, () => void>([
    ['?', () => showHelp(page)],
    ['/', () => goToSearch(page)],
    ['j', () => step(page, 1)],
    ['k', () => step(page, -1)],
    ['o', () => titleOf(page.activeElement?.closest('.event'))?.click()],
  ])
  page.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return
    const { key, target } = event
    const act = actions.get(key)
    if (!act || readKept('keys') === 'off' || page.querySelector('dialog[open]')) return
    if (target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))) return
    event.preventDefault()
    act()
  })
  page.getElementById('keys-button')?.addEventListener('click', () => showHelp(page))
}

function showHelp(page: Document): void {
  const dialog = page.createElement('dialog')
  dialog.className = 'keys'
  dialog.setAttribute('aria-labelledby', 'keys-title')
  dialog.innerHTML = HELP
  const box = dialog.querySelector('input')
  if (box) {
    box.checked = readKept('keys') !== 'off'
    box.addEventListener('change', () => keep('keys', box.checked ? null : 'off'))
  }
  dialog.addEventListener('close', () => dialog.remove())
  page.body.append(dialog)
  dialog.showModal()
  dialog.querySelector('button')?.focus()
}

function goToSearch(page: Document): void {
  const field = page.querySelector<HTMLInputElement>('.finder input[type="search"]')
  const finder = field?.closest('details')
  if (finder) finder.open = true
  field?.focus()
  field?.select()
}

const titleOf = (event: Element | null | undefined) => event?.querySelector<HTMLAnchorElement>('h4 a')

/** From milestone to milestone; before the first and after the last come the links to the pages around this one. */
function step(page: Document, way: 1 | -1): void {
  const timeline = page.getElementById('timeline')
  const titles = [...(timeline?.querySelectorAll('.event') ?? [])].flatMap(event => titleOf(event) ?? [])
  if (!timeline || titles.length === 0) return
  const links = (rel: string) => [...timeline.querySelectorAll<HTMLAnchorElement>(`.pager [rel="${rel}"]`)]
  const stops = [...links('prev').slice(0, 1), ...titles, ...links('next').slice(-1)]
  const focused = page.activeElement
  const at = stops.findIndex(
    stop => stop === focused || (focused !== null && stop.closest('.event')?.contains(focused) === true),
  )
  const next = at === -1 ? nearest(titles, way) : stops[at + way]
  if (!next) {
    announce(way === 1 ? scriptWords().lastMilestone : scriptWords().firstMilestone)
    return
  }
  next.focus({ preventScroll: true })
  ;(next.closest('.event') ?? next).scrollIntoView({
    block: next.closest('.event') ? 'start' : 'center',
    behavior: 'instant',
  })
}

/** Whoever has scrolled goes on from there. */
function nearest(titles: readonly HTMLAnchorElement[], way: 1 | -1): HTMLAnchorElement | undefined {
  // What stands at the very edge may be a fraction of a pixel beyond it.
  const isBelow = (title: HTMLAnchorElement) => title.getBoundingClientRect().top > -1
  const below = titles.findIndex(isBelow)
  const above = (below === -1 ? titles.length : below) - 1
  return titles[way === 1 && below !== -1 ? below : above]
}

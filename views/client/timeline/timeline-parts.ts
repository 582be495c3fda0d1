import { morph } from './morph.ts'
import { selectorOf } from './place.ts'

/** What of the page follows the filters, themselves included. Each part has an id or a class of its own. */
const PARTS = '.clock-bar, .opening, #earlier-day, #overview, #timeline, form.filters, #rail'

/**
 * Shows what another page of the timeline shows. `sent`: what the form held when that page was asked for. What had the focus
 * has it afterwards; where it is gone, what took its place has it and, failing that, the list.
 */
export function showTimeline(
  page: Document,
  next: Document,
  { sent, enhance }: { readonly sent?: URLSearchParams | undefined; readonly enhance: (root: ParentNode) => void },
): void {
  const focused = page.activeElement
  const selector = selectorOf(focused)
  const fields = [...page.querySelectorAll<HTMLInputElement>('.filters :is([type="text"], [type="search"])')]
  const typed = fields.map(({ value }) => value)
  const wanted = [...next.querySelectorAll(PARTS)]
  for (const part of page.querySelectorAll(PARTS)) {
    const same = wanted.find(({ id, classList }) => id === part.id && classList[0] === part.classList[0])
    if (same) {
      const height = part.getBoundingClientRect().height
      morph(part, same)
      keepRoom(part as HTMLElement, height)
    }
  }
  enhance(page)
  for (const [index, field] of fields.entries()) {
    const value = typed[index] ?? ''
    // What was typed after the form was sent stays.
    const isNewer = sent && (field === focused || value.trim() !== (sent.get(field.name) ?? '').trim())
    field.value = isNewer ? value : field.defaultValue
  }
  page.title = next.title
  page.documentElement.dataset['title'] = next.documentElement.dataset['title'] ?? ''
  if (!focused || focused === page.body || page.activeElement === focused) return
  const same = focused.isConnected ? focused : selector && page.querySelector(selector)
  const heir = (same || page.getElementById('timeline')) as HTMLElement | SVGElement | null
  heir?.focus({ preventScroll: true })
}

/** Where nothing is left to draw its room stays, so that the field under it does not jump away while somebody types. */
function keepRoom(part: HTMLElement, height: number): void {
  if (part.id === 'overview' && !part.firstElementChild) part.style.minBlockSize = `${height}px`
}

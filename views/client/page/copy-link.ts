import { scriptWords } from '../../../server/domain/language/script-words.ts'
import { announce } from './announce.ts'

/** Copies the address that the button names, or that of its milestone, or of the page. */
export function copyLinks(page: Document): void {
  page.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy-link]') : null
    if (!button) return
    const { origin, pathname, search } = location
    const named = button.dataset['copyLink']
    const card = button.closest('.event')?.querySelector<HTMLAnchorElement>('h4 a')
    const address = named ? new URL(named, location.href).href : (card?.href ?? origin + pathname + search)
    copy(page, address).then(
      () => announce(scriptWords().linkCopied),
      () => announce(scriptWords().linkNotCopied(address)),
    )
  })
}

async function copy(page: Document, text: string): Promise<void> {
  // Only where the connection is secure; elsewhere, and where it is refused, there is the old way.
  if (
    await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
  )
    return
  const focused = page.activeElement
  const field = page.createElement('textarea')
  field.className = 'visually-hidden'
  field.value = text
  page.body.append(field)
  field.select()
  const isCopied = page.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  if (!isCopied) throw new Error('refused')
}

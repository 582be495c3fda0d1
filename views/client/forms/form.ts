/** Moves the focus to the summary of what went wrong, so that it is read first and its links are next. */
export function focusErrorSummary(page: Document): void {
  page.querySelector<HTMLElement>('[data-focus]')?.focus()
}

/** A second click while the first is on its way does nothing. */
export function guardSubmit(page: Document): void {
  page.addEventListener('submit', event => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) return
    if (form.dataset['sent'] === 'yes') {
      event.preventDefault()
      return
    }
    form.dataset['sent'] = 'yes'
    const waiting = form.querySelector<HTMLElement>('[data-waiting]')
    if (waiting) waiting.textContent = waiting.dataset['waiting'] ?? ''
  })
  // Coming back with the browser's button shows the page as it was left: it may be sent again.
  window.addEventListener('pageshow', () => {
    for (const form of page.querySelectorAll<HTMLFormElement>('form[data-sent]')) {
      delete form.dataset['sent']
      form.querySelector('[data-waiting]')?.replaceChildren()
    }
  })
}

/** Adds and removes repeatable parts without leaving the page: the server's answer replaces the form. */
export function rearrangeInPlace(page: Document): void {
  page.addEventListener('click', event => {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[formaction]') : null
    const form = button?.form
    if (!button || !form || event.defaultPrevented) return
    event.preventDefault()
    rearrange(page, form, button).catch(() => form.requestSubmit(button))
  })
}

async function rearrange(page: Document, form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  body.append(button.name, button.value)
  const response = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'text/html' } })
  const answer = new DOMParser().parseFromString(await response.text(), 'text/html')
  const next = answer.querySelector('form[data-form]')
  if (!response.ok || !next) throw new Error('not a form')
  const details = [...form.querySelectorAll('details[id]')]
  const folded = details.filter(section => !section.hasAttribute('open'))
  const opened = details.filter(section => section.hasAttribute('open'))
  form.replaceWith(next)
  for (const { id } of folded) {
    const section = page.getElementById(id)
    if (section && !section.querySelector('.group')) section.removeAttribute('open')
  }
  for (const { id } of opened) page.getElementById(id)?.setAttribute('open', '')
  const target = page.getElementById(new URL(button.formAction).hash.slice(1))
  if (target instanceof HTMLElement) {
    for (let around = target.closest('details'); around; around = around.parentElement?.closest('details') ?? null)
      around.setAttribute('open', '')
    const first = target.matches('.group')
      ? target.querySelector<HTMLElement>('input, textarea, select')
      : target.querySelector<HTMLElement>('summary, button.secondary')
    ;(first ?? target).focus()
  }
}

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

/**
 * Adds and removes repeatable parts without leaving the page: the server's answer replaces the form. What is typed and
 * pressed before it arrives is not lost with the form that was.
 */
export function rearrangeInPlace(page: Document): void {
  let asked: HTMLButtonElement | null = null
  let pressed: HTMLButtonElement | null = null
  page.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    const form = button?.form
    if (!button || !form || event.defaultPrevented) return
    if (asked?.form === form) {
      event.preventDefault()
      // A double click asks for one thing.
      if (button !== asked) pressed = button
      return
    }
    if (!button.hasAttribute('formaction')) return
    event.preventDefault()
    asked = button
    pressed = null
    rearrange(page, form, button)
      .catch(() => form.requestSubmit(button))
      .finally(() => {
        asked = null
        if (pressed) namesake(page, pressed)?.click()
      })
  })
}

function namesake(page: Document, { name, value }: HTMLButtonElement): HTMLButtonElement | undefined {
  const buttons = page.querySelectorAll<HTMLButtonElement>('form[data-form] button')
  return [...buttons].find(button => button.name === name && button.value === value)
}

async function rearrange(page: Document, form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  let body = bodyOf(form, button)
  let next = await ask(form, body)
  // Somebody went on typing meanwhile.
  for (let now = bodyOf(form, button); now.toString() !== body.toString(); now = bodyOf(form, button)) {
    body = now
    next = await ask(form, body)
  }
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

function bodyOf(form: HTMLFormElement, button: HTMLButtonElement): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  body.append(button.name, button.value)
  return body
}

async function ask(form: HTMLFormElement, body: URLSearchParams): Promise<Element> {
  const response = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'text/html' } })
  const answer = new DOMParser().parseFromString(await response.text(), 'text/html')
  const next = answer.querySelector('form[data-form]')
  if (!response.ok || !next) throw new Error('not a form')
  return next
}

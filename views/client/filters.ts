/** Where filters and list stand side by side, as in the style sheet. */
const SIDE_BY_SIDE = '(min-width: 62rem)'

/** Applies a filter when its box is ticked; without this, and where the list is out of sight, there is a button. */
export function filterOnChange(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('form.filters')
  form?.addEventListener('change', event => {
    const isBox = event.target instanceof HTMLInputElement && event.target.type === 'checkbox'
    if (isBox && matchMedia(SIDE_BY_SIDE).matches) form.requestSubmit()
  })
}

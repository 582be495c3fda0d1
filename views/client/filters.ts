/** Applies a filter when its box is ticked; without this there is a button. */
export function filterOnChange(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('form.filters')
  form?.addEventListener('change', event => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'checkbox') form.requestSubmit()
  })
}

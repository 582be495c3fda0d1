/** Of several negotiations only the tables of the one that is chosen are offered. */
export function offerTablesOfNegotiation(page: Document): void {
  const offer = ({ value, form }: HTMLSelectElement): void => {
    for (const group of form?.querySelectorAll<HTMLOptGroupElement>('optgroup') ?? []) {
      group.hidden = group.disabled = value !== '' && group.dataset['negotiation'] !== value
      const select = group.closest('select')
      if (group.disabled && select?.selectedOptions[0]?.parentElement === group) select.selectedIndex = 0
    }
  }
  page.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement && target.name === 'process') offer(target)
  })
  const chosen = page.querySelector<HTMLSelectElement>('form[data-form] select[name="process"]')
  if (chosen) offer(chosen)
}

/** Of several negotiations only the tables of the one that is chosen are offered. */
export function offerTablesOfNegotiation(page: Document): void {
  const offer = (chosen: HTMLSelectElement): void => {
    for (const select of chosen.form?.querySelectorAll('select') ?? []) {
      const groups = [...select.querySelectorAll<HTMLOptGroupElement>('optgroup[data-negotiation]')]
      if (groups.length === 0) continue
      const { value } = select
      for (const group of groups) {
        const isOther = chosen.value !== '' && group.dataset['negotiation'] !== chosen.value
        group.hidden = group.disabled = isOther
      }
      const [own] = groups.filter(({ disabled }) => !disabled)
      const same = [...(own?.querySelectorAll('option') ?? [])].find(option => option.value === value)
      if (chosen.value !== '') select.selectedIndex = same ? [...select.options].indexOf(same) : 0
    }
  }
  page.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement && target.name === 'process') offer(target)
  })
  const chosen = page.querySelector<HTMLSelectElement>('form[data-form] select[name="process"]')
  if (chosen) offer(chosen)
}

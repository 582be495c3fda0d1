/**
 * Brings the values of a filter up to date where they stand: none moves from under the pointer, what is left by none stays
 * with its count of 0, what is new comes last. The page lists the most frequent ones alone; of a filter whose values were all
 * fetched, the others keep their counts until they are fetched again.
 */
export function updateFacet(old: Element, next: Element): void {
  const isPart = old.matches('[data-whole]') && next.querySelector('.facet-more') !== null
  const known = new Map([...old.querySelectorAll('input')].map(input => [input.value, input]))
  const wanted = new Map([...next.querySelectorAll('input')].map(input => [input.value, input]))
  for (const [value, input] of known) {
    const now = wanted.get(value)
    input.defaultChecked = now?.defaultChecked ?? false
    input.checked = input.defaultChecked
    const [count, countNow] = [countOf(input), countOf(now)]
    if (count && (countNow || !isPart)) count.textContent = countNow?.textContent ?? '0'
  }
  const last = [...old.querySelectorAll('ul')].pop()
  for (const [value, input] of wanted) {
    const option = input.closest('li')
    if (!known.has(value) && option) last?.append(document.importNode(option, true))
  }
  const [summary, summaryNow] = [old.querySelector('summary'), next.querySelector('summary')]
  if (summary && summaryNow) summary.replaceChildren(...document.importNode(summaryNow, true).childNodes)
  const [more, moreNow] = [old.querySelector('.facet-more a'), next.querySelector('.facet-more a')]
  if (more && moreNow) more.replaceWith(document.importNode(moreNow, true))
}

const countOf = (input: Element | undefined) => input?.closest('label')?.querySelector('.count')

/** Puts all values of a filter in the place of the way to them. */
export function unfoldFacets(form: HTMLFormElement): void {
  form.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.facet-more a') : null
    const facet = link?.closest('.facet')
    if (!link || !facet || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    fetchFacets(link.href).then(
      whole => {
        const next = whole.getElementById(facet.id)
        if (!next) throw new Error('another page')
        facet.setAttribute('data-whole', '')
        const shown = facet.querySelectorAll('input').length
        updateFacet(facet, next)
        link.parentElement?.remove()
        facet.querySelectorAll('input')[shown]?.focus()
      },
      () => location.assign(link.href),
    )
  })
}

/** What the page says of the most frequent values alone, of all. */
export async function refreshWhole(form: HTMLFormElement, address: string): Promise<void> {
  const facets = [...form.querySelectorAll('.facet[data-whole]')]
  if (facets.length === 0) return
  const whole = await fetchFacets(address.replace(/\/?(?=\?|#|$)/, '/filters')).catch(() => undefined)
  for (const facet of facets) {
    const next = whole?.getElementById(facet.id)
    if (next) updateFacet(facet, next)
  }
}

async function fetchFacets(address: string): Promise<Document> {
  const answer = await fetch(address, { headers: { Accept: 'text/html' } })
  if (!answer.ok) throw new Error(answer.statusText)
  return new DOMParser().parseFromString(await answer.text(), 'text/html')
}

/**
 * Brings the values of a filter up to date where they stand: none moves from under the pointer, what is left by none stays
 * with its count of 0, what is new comes last.
 */
export function updateFacet(old: Element, next: Element): void {
  const known = new Map([...old.querySelectorAll('input')].map(input => [input.value, input]))
  const wanted = new Map([...next.querySelectorAll('input')].map(input => [input.value, input]))
  for (const [value, input] of known) {
    const now = wanted.get(value)
    input.defaultChecked = now?.defaultChecked ?? false
    input.checked = input.defaultChecked
    const [count, countNow] = [countOf(input), countOf(now)]
    if (count) count.textContent = countNow?.textContent ?? '0'
  }
  const last = [...old.querySelectorAll('ul')].pop()
  for (const [value, input] of wanted) {
    const option = input.closest('li')
    if (!known.has(value) && option) last?.append(document.importNode(option, true))
  }
  const [summary, summaryNow] = [old.querySelector('summary'), next.querySelector('summary')]
  if (summary && summaryNow) summary.replaceChildren(...document.importNode(summaryNow, true).childNodes)
  const more = old.querySelector('.more')
  const moreSummary = more?.querySelector('summary')
  if (more && moreSummary) moreSummary.textContent = `${more.querySelectorAll('li').length} more`
}

const countOf = (input: Element | undefined) => input?.closest('label')?.querySelector('.count')

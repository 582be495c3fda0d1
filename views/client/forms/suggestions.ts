import { debounced } from '../page/debounced.ts'

const TYPES: Readonly<Record<string, string>> = {
  actors: 'actor',
  sources: 'source',
  documents: 'document',
  events: 'event',
  points: 'point',
}

/** Fills the list under a field with entries of the record that match what is typed. */
export function suggestNames(page: Document): void {
  const address = page.documentElement.dataset['suggest']
  if (!address) return
  const suggest = debounced(async (input: HTMLInputElement) => {
    const name = input.dataset['suggests'] ?? ''
    const type = TYPES[name]
    const list = page.getElementById(`list-${name}`)
    const text = input.value.trim()
    if (!type || !list || text.length < 2 || text.length > 200) return
    const response = await fetch(`${address}?type=${type}&text=${encodeURIComponent(text)}`)
    if (!response.ok || input.value.trim() !== text) return
    const { suggestions } = (await response.json()) as { suggestions: { value: string; detail: string }[] }
    list.replaceChildren(
      ...suggestions.map(({ value, detail }) => {
        const option = document.createElement('option')
        option.value = value
        option.textContent = detail
        return option
      }),
    )
  })
  page.addEventListener('input', event => {
    if (event.target instanceof HTMLInputElement && event.target.dataset['suggests']) suggest(event.target)
  })
}

import { typingWords } from '../../../server/domain/language/typing-words.ts'
import { debounced } from '../page/debounced.ts'

interface Reading {
  readonly ok: boolean
  readonly inWords?: string
  readonly leftOut?: string
  readonly message?: string
  readonly suggestions?: readonly { readonly inWords: string }[]
}

/** Says under a date field, while somebody types, what the record will understand. */
export function understandDates(page: Document): void {
  const address = page.documentElement.dataset['readDate']
  if (!address) return
  const read = debounced(async (input: HTMLInputElement) => {
    const line = page.getElementById(`${input.id}-understood`)
    if (!line) return
    const text = input.value.trim()
    if (text === '') {
      line.textContent = ''
      return
    }
    const response = await fetch(
      `${address}${address.includes('?') ? '&' : '?'}text=${encodeURIComponent(text.slice(0, 200))}`,
    )
    if (!response.ok || input.value.trim() !== text) return
    show(line, (await response.json()) as Reading)
  })
  page.addEventListener('input', event => {
    if (event.target instanceof HTMLInputElement && 'date' in event.target.dataset) read(event.target)
  })
}

function show(line: HTMLElement, reading: Reading): void {
  if (!reading.ok) {
    line.textContent = reading.message ?? ''
    return
  }
  const words = document.createElement('b')
  words.textContent = reading.inWords ?? ''
  line.replaceChildren(
    typingWords().understoodAs,
    words,
    reading.leftOut ? typingWords().isLeftOut(reading.leftOut) : '',
  )
}

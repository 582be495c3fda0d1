import { type ReadyIndex, readySearch } from '../../server/domain/search/ready-search.ts'
import { results } from './find/results.ts'

// Where the site is a folder of files: searches in the browser, in an index that lies beside the pages. Words are asked for by
// the address, as they are of a server.

declare global {
  interface Window {
    parleyIndex?: ReadyIndex
  }
}

const box = document.getElementById('find-results')
const index = window.parleyIndex
if (box && index) {
  const find = readySearch(index)
  const search = (new URLSearchParams(location.search).get('q') ?? '').trim().slice(0, 200)
  for (const field of document.querySelectorAll<HTMLInputElement>('input[name="q"]')) field.value = search
  if (search !== '') {
    document.querySelector('.search-page > .reading')?.remove()
    document.title = `Search: ${search} · ${document.documentElement.dataset['site'] ?? ''}`
    box.replaceWith(...results(index, find(search, Number.POSITIVE_INFINITY), search))
  }
}
